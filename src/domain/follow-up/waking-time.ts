import type { Instant } from '../time/interval.js';
import { dayNumberOf, localDateOf, minuteMs, weekdayOf } from '../time/local-date.js';
import { closedDays } from '../time/public-holidays.js';
import { instantOf, localDateTimeOf, type TimeZone } from '../time/zone.js';

/**
 * When nobody is written to: from 21 to 8, on Sundays and on public holidays, all by the recipient's clocks and the Finnish
 * calendar. The other hours are waking time.
 */
export const quietUntilMinute = 8 * 60;
export const quietFromMinute = 21 * 60;

/** What is brought forward to an evening comes at this minute: before people put their telephones away. */
const eveningMinute = 20 * 60;

/** A reminder that leaves less than this until it starts is no help: it comes the evening before instead. */
const noticeMinutesMin = 60;

const sunday = 7;

/** Years are few, and asking for one costs a set. */
const closedDaysOfYears = new Map<string, ReadonlySet<string>>();

function isWakingDay(day: number): boolean {
  const date = localDateOf(day);
  const year = date.slice(0, 4);
  const closed = closedDaysOfYears.get(year) ?? closedDays(Number(year), Number(year));
  closedDaysOfYears.set(year, closed);
  return weekdayOf(day) !== sunday && !closed.has(date);
}

/** The next (1) or the last (-1) waking day that is not this one. The longest row without one is that of a Christmas: five. */
function wakingDayFrom(day: number, step: 1 | -1): number {
  let found = day + step;
  while (!isWakingDay(found)) found += step;
  return found;
}

function localMinute(zone: TimeZone, instant: Instant): { day: number; minute: number } {
  const { date, minuteOfDay } = localDateTimeOf(zone, instant);
  return { day: dayNumberOf(date) ?? 0, minute: minuteOfDay };
}

const at = (zone: TimeZone, day: number, minute: number): Instant => instantOf(zone, localDateOf(day), minute);

const withinWaking = (minute: number): number =>
  minute < quietUntilMinute ? quietUntilMinute : minute >= quietFromMinute ? eveningMinute : minute;

export function isQuiet(zone: TimeZone, instant: Instant): boolean {
  const { day, minute } = localMinute(zone, instant);
  return minute < quietUntilMinute || minute >= quietFromMinute || !isWakingDay(day);
}

/**
 * The instant itself if it is in waking time. Otherwise the next one that is: in the morning, or, on a day on which nobody is
 * written to, at the same time on the next day on which somebody is.
 */
export function wakingFrom(zone: TimeZone, instant: Instant): Instant {
  if (!isQuiet(zone, instant)) return instant;
  const { day, minute } = localMinute(zone, instant);
  if (!isWakingDay(day)) return at(zone, wakingDayFrom(day, 1), withinWaking(minute));
  return minute < quietUntilMinute
    ? at(zone, day, quietUntilMinute)
    : at(zone, wakingDayFrom(day, 1), quietUntilMinute);
}

/**
 * As `wakingFrom`, for what has to come before something: it comes at eight that morning if that is early enough, otherwise the
 * evening before; instead of on a Sunday, at the same time on Saturday. Later would be too late to arrange anything.
 */
export function wakingBefore(zone: TimeZone, instant: Instant, end: Instant): Instant {
  if (!isQuiet(zone, instant)) return instant;
  const { day, minute } = localMinute(zone, instant);
  if (!isWakingDay(day)) return at(zone, wakingDayFrom(day, -1), withinWaking(minute));
  if (minute >= quietFromMinute) return at(zone, day, eveningMinute);
  const morning = at(zone, day, quietUntilMinute);
  return morning + noticeMinutesMin * minuteMs <= end ? morning : at(zone, wakingDayFrom(day, -1), eveningMinute);
}
