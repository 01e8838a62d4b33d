import type { Instant } from '../time/interval.js';
import { dayMs, dayNumberOf, type LocalDate, minuteMs, weekdayOf } from '../time/local-date.js';
import { type TimeZone, wallClockOf } from '../time/zone.js';
import { officeDayEndMinute, officeDayStartMinute } from './ranking.js';

/**
 * Whether a meeting with a given start keeps to office hours: all of it on one day from Monday to Friday, none of the
 * closed ones, between 8 and 18 on the wall. Said only of people of whose own hours nothing is known.
 */
export function officeHours(
  zone: TimeZone,
  durationMs: number,
  closed: ReadonlySet<LocalDate>,
): (start: Instant) => boolean {
  const closedNumbers = new Set([...closed].map(dayNumberOf));
  return (start) => {
    const wall = wallClockOf(zone, start);
    const day = Math.floor(wall / dayMs);
    const sinceMidnight = wall - day * dayMs;
    return (
      sinceMidnight >= officeDayStartMinute * minuteMs &&
      sinceMidnight + durationMs <= officeDayEndMinute * minuteMs &&
      weekdayOf(day) <= 5 &&
      !closedNumbers.has(day)
    );
  };
}
