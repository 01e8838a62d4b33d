import type { Instant } from '../time/interval.js';
import { instantOfWallClock, type TimeZone, type WallClock, wallClockOf } from '../time/zone.js';

/** What a series' times are read on: the clocks of a zone, or those that a calendar file describes itself. */
export interface LocalClock {
  /** RFC 5545, 3.3.5: a time that the clocks skip is read with the offset before, of one that comes twice the first is meant. */
  instantOf(wall: WallClock): Instant;
  wallOf(instant: Instant): WallClock;
}

export const zoneClock = (zone: TimeZone): LocalClock => ({
  instantOf: (wall) => instantOfWallClock(zone, wall),
  wallOf: (instant) => wallClockOf(zone, instant),
});
