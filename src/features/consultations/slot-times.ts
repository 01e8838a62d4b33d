import { invalid, type PlainProblem } from '../../domain/problem.js';
import type { Interval } from '../../domain/time/interval.js';
import {
  calendarDayOf,
  dayNumberOf,
  type IsoWeekday,
  type LocalDate,
  localDateOf,
  minuteMs,
  weekdayOf,
} from '../../domain/time/local-date.js';
import { closedDays } from '../../domain/time/public-holidays.js';
import { instantOf, type TimeZone, wallClockAt, wallClockOf } from '../../domain/time/zone.js';
import * as say from './slot.problems.js';

/** Half past eight to four, say, without the lunch hour: minutes since midnight on the wall, 1,440 at most. */
export interface LocalHours {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** When slots lie: on these weekdays from the first day to the last one, both included. */
export interface SlotPattern extends LocalHours {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly weekdays: readonly IsoWeekday[];
  readonly slotMs: number;
  readonly breaks: readonly LocalHours[];
  readonly timeZone: TimeZone;
}

/** A year of Thursdays is one act; a longer one would promise what nobody knows. */
const publishedDaysMax = 366;
/** 39 weeks of five days with ten slots each, and some; one statement writes them. */
export const slotsMax = 2_000;
const slotMinutesMin = 5;
const slotMinutesMax = 480;
const breaksMax = 10;

/** What is wrong with a pattern, whatever the clock shows; all of it at once. */
export function patternProblems(pattern: SlotPattern): PlainProblem[] {
  const { startMinute, endMinute, slotMs, weekdays, breaks } = pattern;
  const problems = [...daysProblems(pattern), ...breaks.flatMap(breakProblems)];
  if (weekdays.length === 0) problems.push(invalid('input.weekdays', say.noWeekdays));
  if (startMinute >= endMinute) problems.push(invalid('input.endTime', say.endsBeforeStart));
  if (breaks.length > breaksMax) problems.push(say.tooManyBreaks(breaksMax));
  const isWhole = slotMs % minuteMs === 0;
  if (!isWhole || slotMs < slotMinutesMin * minuteMs || slotMs > slotMinutesMax * minuteMs)
    problems.push(invalid('input.slotDuration', say.slotLength(slotMinutesMin, slotMinutesMax)));
  return problems;
}

function daysProblems({ from, until }: SlotPattern): PlainProblem[] {
  const days = (dayNumberOf(until) ?? 0) - (dayNumberOf(from) ?? 0);
  if (days < 0) return [invalid('input.until', say.untilBeforeFrom)];
  return days > publishedDaysMax ? [say.publishedTooLong(publishedDaysMax)] : [];
}

const breakProblems = ({ startMinute, endMinute }: LocalHours, index: number): PlainProblem[] =>
  startMinute < endMinute ? [] : [invalid(`input.breaks.${index}.endTime`, say.endsBeforeStart)];

/**
 * The slots of a pattern that `patternProblems` has let through, in their order; public holidays are left out. Between two
 * breaks they follow each other from the end of the first one on, and what is too short for one more stays free. Local time is
 * what is meant: half past eight is half past eight in winter and in summer. A slot that the clocks skip, or jump in the
 * middle of, is left out; of an hour that comes twice the first is meant.
 */
export function slotTimes(pattern: SlotPattern): Interval[] {
  const { slotMs, timeZone } = pattern;
  const starts = startMinutes(pattern);
  return workingDays(pattern).flatMap((date) =>
    starts.flatMap((minute): Interval[] => {
      const start = instantOf(timeZone, date, minute);
      const time = { start, end: start + slotMs };
      // The clocks show its first minute and its last one, so they did not change in between.
      const lastMinute = minute + slotMs / minuteMs - 1;
      const isWhole =
        wallClockOf(timeZone, start) === wallClockAt(date, minute) &&
        wallClockOf(timeZone, time.end - minuteMs) === wallClockAt(date, lastMinute);
      return isWhole ? [time] : [];
    }),
  );
}

function workingDays({ from, until, weekdays }: SlotPattern): LocalDate[] {
  const [first, last] = [dayNumberOf(from) ?? 0, dayNumberOf(until) ?? -1];
  const closed = closedDays(calendarDayOf(first).year, calendarDayOf(last).year);
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = localDateOf(day);
    if (weekdays.includes(weekdayOf(day)) && !closed.has(date)) days.push(date);
  }
  return days;
}

/** The minutes of the day at which a slot begins. */
function startMinutes({ startMinute, endMinute, slotMs, breaks }: SlotPattern): number[] {
  const length = slotMs / minuteMs;
  const sorted = [...breaks].sort((one, other) => one.startMinute - other.startMinute);
  const starts: number[] = [];
  let at = startMinute;
  for (const pause of [...sorted, { startMinute: endMinute, endMinute }]) {
    for (; at + length <= Math.min(pause.startMinute, endMinute); at += length) starts.push(at);
    at = Math.max(at, pause.endMinute);
  }
  return starts;
}
