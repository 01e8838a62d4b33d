/** The middle of at least one value. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value below which the `share` (0..1) of the values lie, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))] ?? Number.NaN;
}

/** How many a second `clients` get done when each begins its next as soon as its last has ended. */
export async function throughput(
  clients: number,
  eachDoes: number,
  act: (client: number, turn: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; turn < eachDoes; turn += 1) await act(client, turn);
    }),
  );
  return (clients * eachDoes * 1000) / (performance.now() - began);
}
