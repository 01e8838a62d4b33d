import type { Interval } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import { packedTimes } from './packed-times.js';

/**
 * Four weeks, counted from 1970-01-01T00:00:00Z: how the times of a calendar elsewhere are kept. A search reads the few that
 * its window touches, and a read writes those that have changed. `busy_elsewhere` counts by it too, so it never changes.
 */
export const blockMs = 28 * dayMs;

export interface BusyBlock {
  readonly block: number;
  /** As `packedTimes` has them, sorted. */
  readonly alone: Buffer;
  readonly tentative: Buffer;
}

/** A time of an external calendar. */
interface ExternalTime extends Interval {
  readonly tentative: boolean;
}

/** Sorted times cut to the blocks that they touch; no block is empty. */
export function blocksOf(times: readonly ExternalTime[]): BusyBlock[] {
  const blocks = new Map<number, { alone: Interval[]; tentative: Interval[] }>();
  for (const { start, end, tentative } of times) {
    for (let block = Math.floor(start / blockMs); block * blockMs < end; block += 1) {
      const kept = blocks.get(block) ?? { alone: [], tentative: [] };
      blocks.set(block, kept);
      const cut = { start: Math.max(start, block * blockMs), end: Math.min(end, (block + 1) * blockMs) };
      (tentative ? kept.tentative : kept.alone).push(cut);
    }
  }
  return [...blocks].map(([block, { alone, tentative }]) => ({
    block,
    alone: packedTimes(alone),
    tentative: packedTimes(tentative),
  }));
}
