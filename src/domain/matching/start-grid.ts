import { emptySet, type Instant, type Interval, type IntervalSet, intervalSet } from '../time/interval.js';
import { dayMs } from '../time/local-date.js';
import type { LocalDays } from '../time/local-days.js';
import { type TimeZone, zoneSegments } from '../time/zone.js';

/**
 * The starts that a search considers, numbered in order of time: every wall clock time that lies on the grid, counted
 * from local midnight, so that a meeting is offered at 9.00 and 9.15 on both sides of a clock change. A time in the gap
 * does not exist and is not offered; of a time that comes twice both are. Starts are therefore not equally far apart,
 * and a table by the hour stands in for arithmetic where an instant's number is wanted.
 */
export class StartGrid {
  readonly starts: Float64Array;
  /** The first start of each day of `days`, and behind them the number of starts. */
  readonly firstOfDay: Int32Array;
  /** The day, of `days`, on which each start lies. */
  readonly dayOf: Int32Array;
  private readonly byHour: Int32Array;

  constructor(window: Interval, durationMs: number, gridMs: number, zone: TimeZone, days: LocalDays) {
    this.starts = startsOnGrid({ start: window.start, end: window.end - durationMs + 1 }, gridMs, zone);
    this.byHour = firstOfEachHour(this.starts);
    this.firstOfDay = Int32Array.from(days.bounds, (bound) => this.atOrAfter(bound));
    this.dayOf = new Int32Array(this.size);
    for (let day = 0; day < days.count; day += 1) this.dayOf.fill(day, this.firstOfDay[day], this.firstOfDay[day + 1]);
  }

  /** All instants from the first start to the last. */
  get span(): IntervalSet {
    return this.size === 0 ? emptySet : intervalSet([{ start: this.start(0), end: this.start(this.size - 1) + 1 }]);
  }

  get size(): number {
    return this.starts.length;
  }

  start(index: number): Instant {
    return this.starts[index] ?? Number.NaN;
  }

  /** The number of the first start that is not before the instant; `size` if there is none. In constant time. */
  atOrAfter(instant: Instant): number {
    const { starts } = this;
    const hour = Math.floor((instant - (starts[0] ?? 0)) / hourMs);
    if (hour < 0) return 0;
    let index = this.byHour[hour] ?? starts.length;
    while (index < starts.length && (starts[index] ?? 0) < instant) index += 1;
    return index;
  }
}

const hourMs = 3_600_000;

/** For each hour after the first start, the number of the first start that is not before it. */
function firstOfEachHour(starts: Float64Array): Int32Array {
  const first = starts[0] ?? 0;
  const byHour = new Int32Array(Math.floor(((starts[starts.length - 1] ?? 0) - first) / hourMs) + 1);
  let hour = 0;
  for (let at = 0; at < starts.length; at += 1) {
    for (; first + hour * hourMs <= (starts[at] ?? 0); hour += 1) byHour[hour] = at;
  }
  return byHour;
}

function startsOnGrid(window: Interval, gridMs: number, zone: TimeZone): Float64Array {
  if (window.start >= window.end) return new Float64Array(0);
  // A day has at most one start more than grids fit in it, and each stretch of an offset may begin a day anew.
  const segments = zoneSegments(zone, window.start, window.end);
  const days = (window.end - window.start) / dayMs + 2 * segments.length;
  const starts = new Float64Array(Math.ceil(days * (Math.floor(dayMs / gridMs) + 1)));
  let length = 0;
  for (const { start, end, offsetMs } of segments) {
    const from = start + offsetMs;
    const to = end + offsetMs;
    for (let midnight = Math.floor(from / dayMs) * dayMs; midnight < to; midnight += dayMs) {
      const until = Math.min(to, midnight + dayMs);
      let wall = midnight + Math.max(0, Math.ceil((from - midnight) / gridMs)) * gridMs;
      for (; wall < until; wall += gridMs) {
        starts[length] = wall - offsetMs;
        length += 1;
      }
    }
  }
  return starts.subarray(0, length);
}
