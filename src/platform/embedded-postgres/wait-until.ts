import { setTimeout as pause } from 'node:timers/promises';

/**
 * Asks until there is an answer other than `undefined`, and gives up with `undefined` when the time is over.
 * Polling is what processes we did not start leave us: nothing tells when they end or become ready.
 */
export async function waitUntil<Answer>(
  ask: () => Promise<Answer | undefined>,
  limit: { readonly withinMilliseconds: number; readonly everyMilliseconds: number },
): Promise<Answer | undefined> {
  const deadline = performance.now() + limit.withinMilliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || performance.now() > deadline) return answer;
    await pause(limit.everyMilliseconds);
  }
}
