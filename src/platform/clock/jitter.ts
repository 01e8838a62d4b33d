import { createHash } from 'node:crypto';

/**
 * A length of time in whole milliseconds that is off by up to `share` of it, either way, so that what began together does not come
 * back together. Drawn from `seed`, not at random: the same in every process and every test.
 */
export const jittered = (milliseconds: number, share: number, seed: string): number =>
  Math.round(milliseconds * (1 + share * (2 * fraction(seed) - 1)));

/** From 0 up to, but not including, 1. */
const fraction = (seed: string): number => createHash('sha256').update(seed).digest().readUInt32BE(0) / 2 ** 32;
