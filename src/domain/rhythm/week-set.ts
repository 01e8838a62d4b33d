/**
 * Sets of a programme's weeks as bits, so that what holds in which week is looked up for all weeks at once: two words for
 * a whole year. A set is a stretch of words in an array that holds many; `at` is where it begins.
 */
export type WeekSets = Uint32Array;

export const wordsFor = (weeks: number): number => Math.ceil(weeks / 32);

export function addWeek(sets: WeekSets, at: number, week: number): void {
  const word = at + (week >>> 5);
  sets[word] = (sets[word] ?? 0) | (1 << (week & 31));
}

export const hasWeek = (sets: WeekSets, at: number, week: number): boolean =>
  (((sets[at + (week >>> 5)] ?? 0) >>> (week & 31)) & 1) === 1;

/** How many bits of a word are set, by adding neighbours up: pairs, fours, bytes, then all bytes at once. */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x5555_5555);
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}

export function countWeeks(sets: WeekSets, at: number, words: number): number {
  let count = 0;
  for (let word = at; word < at + words; word += 1) count += countBits(sets[word] ?? 0);
  return count;
}
