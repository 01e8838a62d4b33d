import { waitUntil } from '../../src/platform/embedded-postgres/wait-until.js';

/** Waits for something that other processes bring about, and fails when it has not come within the time. */
export async function eventually(
  holds: () => boolean | Promise<boolean>,
  { withinSeconds = 20 }: { readonly withinSeconds?: number } = {},
): Promise<void> {
  const answer = await waitUntil(async () => (await holds()) || undefined, {
    withinMilliseconds: withinSeconds * 1000,
    everyMilliseconds: 5,
  });
  if (!answer) throw new Error(`did not come about within ${withinSeconds} s: ${String(holds)}`);
}
