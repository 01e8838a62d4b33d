import type { Interval, IntervalSet } from './interval.js';
import { dayMs, minuteMs } from './local-date.js';
import { instantOfWallClock, type TimeZone, wallClockOf } from './zone.js';

/**
 * The local days of a zone that touch a window, counted 0, 1, 2 from the first. A day begins at the first instant whose
 * wall clock shows its midnight and lasts until the next one begins: 23, 24 or 25 hours, or none where a zone skipped it.
 */
export class LocalDays {
  /** Day number (days since 1970-01-01) of day 0. */
  readonly firstNumber: number;
  /** The instants at which the days begin, and after them the one at which the last day ends. */
  readonly bounds: Float64Array;

  constructor(zone: TimeZone, window: Interval) {
    this.firstNumber = Math.floor(wallClockOf(zone, window.start) / dayMs);
    const lastNumber = Math.floor(wallClockOf(zone, window.end) / dayMs);
    this.bounds = Float64Array.from({ length: lastNumber - this.firstNumber + 2 }, (_, day) =>
      instantOfWallClock(zone, (this.firstNumber + day) * dayMs),
    );
  }

  get count(): number {
    return this.bounds.length - 1;
  }

  /** Weeks begin on Monday and are numbered from the one of 1970-01-01. */
  weekOf(day: number): number {
    return Math.floor((this.firstNumber + day + 3) / 7);
  }

  /** Whole minutes of the set that fall on each day. Linear in the set and the days. */
  minutesByDay(set: IntervalSet): Int32Array {
    const { bounds, count } = this;
    const minutes = new Int32Array(count);
    let day = 0;
    for (let at = 0; at < set.length; at += 2) {
      const start = set[at] ?? 0;
      const end = set[at + 1] ?? 0;
      while (day < count && (bounds[day + 1] ?? 0) <= start) day += 1;
      for (let on = day; on < count && (bounds[on] ?? 0) < end; on += 1) {
        const from = Math.max(start, bounds[on] ?? 0);
        const to = Math.min(end, bounds[on + 1] ?? 0);
        if (to > from) minutes[on] = (minutes[on] ?? 0) + Math.floor((to - from) / minuteMs);
      }
    }
    return minutes;
  }
}
