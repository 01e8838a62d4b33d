import type { Interval } from '../../domain/time/interval.js';
import { calendarDayOf, dayMs, type LocalDate } from '../../domain/time/local-date.js';
import { closedDays } from '../../domain/time/public-holidays.js';

/**
 * The days of the years that a stretch of time touches on which Finnish offices are closed. A day is added at each end:
 * what is New Year's Eve in UTC is the new year in Helsinki.
 */
export function closedDaysOf({ start, end }: Interval): ReadonlySet<LocalDate> {
  const yearOf = (instant: number) => calendarDayOf(Math.floor(instant / dayMs)).year;
  return closedDays(yearOf(start - dayMs), yearOf(end + dayMs));
}
