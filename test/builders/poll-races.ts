import type { PollScene } from './poll-scene.js';

/** How many turns later one of two comes, from at once to when the other has surely been answered. */
export const LATE = [0, 3, 12, 100];

/** Lets requests that are under way take some turns, so that the next one meets them in the middle. */
export async function turnsOf(scene: PollScene, count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await scene.rows('SELECT 1');
}

/** Two acts at once, the later of them by so many turns. */
export async function meet<One, Other>(
  scene: PollScene,
  { late, isOneFirst }: { readonly late: number; readonly isOneFirst: boolean },
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<[One, Other]> {
  const wait = (isFirst: boolean) => turnsOf(scene, isFirst ? 0 : late);
  return Promise.all([wait(isOneFirst).then(one), wait(!isOneFirst).then(other)]);
}
