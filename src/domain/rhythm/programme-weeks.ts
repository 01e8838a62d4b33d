import type { Instant } from '../time/interval.js';
import {
  dayMs,
  dayNumberOf,
  type IsoWeekday,
  type LocalDate,
  localDateOf,
  minuteMs,
  weekdayOf,
} from '../time/local-date.js';
import { instantOfWallClock, isInGap, offsetAt, type TimeZone, zoneSegments } from '../time/zone.js';
import { gridMinutes } from './programme-limits.js';

/**
 * A start in the week of a programme: quarters of an hour since the midnight with which the week begins, on the wall. It
 * is the same number in every week, in winter as in summer.
 */
export type Place = number;

export const placesPerDay = (24 * 60) / gridMinutes;
/** 0 is the weekday of the programme's first day. */
export const dayOf = (place: Place): number => Math.floor(place / placesPerDay);
export const minuteOf = (place: Place): number => (place % placesPerDay) * gridMinutes;

/** The weeks of a programme, counted from 0, and what the clocks make of a place in each. */
export class ProgrammeWeeks {
  private readonly firstDay: number;
  /** The instant at which each day begins. */
  private readonly midnights: Float64Array;
  /** 1 for the days on which the clocks do not change: there a minute is a minute, and nothing need be looked up. */
  private readonly steady: Uint8Array;
  private readonly holidays: ReadonlySet<number>;

  constructor(
    private readonly zone: TimeZone,
    from: LocalDate,
    readonly count: number,
    closed: ReadonlySet<LocalDate>,
  ) {
    const firstDay = dayNumberOf(from);
    if (firstDay === undefined) throw new RangeError(`There is no day ${from}.`);
    this.firstDay = firstDay;
    this.midnights = Float64Array.from({ length: count * 7 + 1 }, (_, day) =>
      instantOfWallClock(zone, (firstDay + day) * dayMs),
    );
    this.steady = new Uint8Array(count * 7).fill(1);
    for (const { start: change } of zoneSegments(zone, this.midnights[0] ?? 0, this.midnights[count * 7] ?? 0).slice(
      1,
    )) {
      // The day before, too, if the clocks change at midnight, and a day that the zone skips.
      for (let day = this.dayAt(change); (this.midnights[day + 1] ?? 0) >= change; day -= 1) this.steady[day] = 0;
    }
    this.holidays = new Set([...closed].map((date) => (dayNumberOf(date) ?? 0) - firstDay));
  }

  weekdayOf(dayOfWeek: number): IsoWeekday {
    return weekdayOf(this.firstDay + dayOfWeek);
  }

  dateOf(week: number, place: Place): LocalDate {
    return localDateOf(this.firstDay + week * 7 + dayOf(place));
  }

  /** Within the span. */
  weekOf(instant: Instant): number {
    return Math.floor(this.dayAt(instant) / 7);
  }

  private dayAt(instant: Instant): number {
    return this.midnights.findLastIndex((midnight) => midnight <= instant);
  }

  isClosed(week: number, dayOfWeek: number): boolean {
    return this.holidays.has(week * 7 + dayOfWeek);
  }

  /** When the clocks show the place in that week; a skipped time is read with the offset before the gap. */
  instantOf(week: number, place: Place): Instant {
    const day = week * 7 + dayOf(place);
    if (this.steady[day] === 1) return (this.midnights[day] ?? 0) + minuteOf(place) * minuteMs;
    return instantOfWallClock(this.zone, (this.firstDay + day) * dayMs + minuteOf(place) * minuteMs);
  }

  /**
   * Whether so long a session from there on keeps its hours on the wall: the clocks show its start, and do not change
   * before its end. Sessions that do keep theirs meet each other when they do so on the wall, and only then.
   */
  keepsClock(week: number, place: Place, durationMs: number): boolean {
    const day = week * 7 + dayOf(place);
    if (this.steady[day] === 1) return true;
    const start = this.instantOf(week, place);
    if (offsetAt(this.zone, start) !== offsetAt(this.zone, start + durationMs - 1)) return false;
    return !isInGap(this.zone, (this.firstDay + day) * dayMs + minuteOf(place) * minuteMs);
  }
}
