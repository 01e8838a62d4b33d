import { invalid, type Problem } from '../../domain/problem.js';
import { parseRecurrenceRule } from '../../domain/recurrence/parse-rule.js';
import type { RecurrenceRule } from '../../domain/recurrence/recurrence-rule.js';
import { recurrenceStarts } from '../../domain/recurrence/recurrence-starts.js';
import { writeRecurrenceRule } from '../../domain/recurrence/write-rule.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import { dayMs, type IsoWeekday } from '../../domain/time/local-date.js';
import { closedDays } from '../../domain/time/public-holidays.js';
import { instantOfWallClock, localDateTimeOf, wallClockOf } from '../../domain/time/zone.js';
import * as say from './series.problems.js';

/** When a series happens: pure, and the only place that turns its rule into times. */
export interface Rhythm {
  /** The value of RRULE (RFC 5545, 3.3.10). */
  readonly rule: string;
  /** DTSTART: the first time, at which the zone's clock is read for all that follow. */
  readonly start: number;
  readonly timeZone: string;
  readonly skipPublicHolidays: boolean;
}

/** How far ahead of the clock a series' time is taken. */
export const seriesHorizonDays = 366;
/** Ten a day within the horizon: what has more is a mistake. */
const startsPerYearMax = 3_660;
/** One a day for as long as a rule is looked at. */
const startsPerLookMax = 40_000;
const periodsPerLookMax = 100_000;
/** So far is looked for a rule's last time; COUNT can reach no further. */
const ruleYearsMax = 100;
const FREQUENCIES = new Set<RecurrenceRule['frequency']>(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);

/** The rhythm with its rule in its plain form, or why the rule is none. */
export function rhythmOf({ rule, start, timeZone, skipPublicHolidays }: Rhythm): Result<Rhythm, Problem> {
  const read = parseRecurrenceRule(rule);
  if (!read.ok) return refused(...read.problems.map(({ sentence }) => invalid('input.rrule', sentence)));
  if (!FREQUENCIES.has(read.value.frequency)) return refused(say.tooOften);
  return ok({ rule: writeRecurrenceRule(read.value), start, timeZone, skipPublicHolidays });
}

/** What is wrong with meetings of this length in this rhythm, if anything. */
export function rhythmProblem(rhythm: Rhythm, durationMs: number, now: number): Problem | undefined {
  const { start } = rhythm;
  const look = { start, end: Math.max(start, now) + seriesHorizonDays * dayMs };
  const found = lookAt(rhythm, look, startsPerYearMax);
  const whole = lookAt(rhythm, { start, end: endOfLook(rhythm, start) }, startsPerLookMax);
  if (!found.ok || !whole.ok) return say.tooManyTimes(startsPerYearMax);
  const starts = found.value;
  if (starts[0] !== start) return say.startOffRule;
  if (starts.some((each, index) => each < (starts[index - 1] ?? Number.NEGATIVE_INFINITY) + durationMs))
    return say.overlapping;
  return startsIn(rhythm, look).length === 0 ? say.noOccurrence : undefined;
}

/** Every time of the rule in the window, public holidays too, in order. */
export function ruleStarts(rhythm: Rhythm, window: Interval): number[] {
  const found = lookAt(rhythm, window, startsPerLookMax);
  // A rule that is too much work in any window that is looked at was refused when the series was made.
  if (!found.ok) throw new Error(`a series has a rule that is too much work: ${rhythm.rule}`);
  return found.value;
}

function lookAt(
  { rule, start, timeZone }: Rhythm,
  window: Interval,
  occurrencesMax: number,
): Result<number[], 'TOO_MUCH_WORK'> {
  const limits = { periodsMax: periodsPerLookMax, occurrencesMax };
  const begins = { ...localDateTimeOf(timeZone, start), zone: timeZone };
  const found = recurrenceStarts(ruleOf({ rule }), begins, window, limits);
  return found.ok ? ok(found.value.map(({ recurrenceId }) => recurrenceId)) : refused('TOO_MUCH_WORK');
}

/** The times in the window at which there is to be a meeting. */
export function startsIn(rhythm: Rhythm, window: Interval): number[] {
  const starts = ruleStarts(rhythm, window);
  return rhythm.skipPublicHolidays ? starts.filter((start) => !isHoliday(rhythm, start)) : starts;
}

export function isHoliday({ timeZone }: Rhythm, start: number): boolean {
  const { date } = localDateTimeOf(timeZone, start);
  const year = Number(date.slice(0, 4));
  return closedDays(year, year).has(date);
}

/** For whom a rule is to be written: from which of its times on, and how much later than the meeting their part begins. */
interface RuleReader {
  readonly since: number;
  readonly offsetMs: number;
  /** The last time that is theirs, where it is not simply the rule's. */
  readonly last: number | undefined;
}

/** The rule as it stands for somebody who attends from one time on: with COUNT and UNTIL made to fit. */
export function ruleFrom(rhythm: Rhythm, { since, offsetMs, last }: RuleReader): string {
  const rule = ruleOf(rhythm);
  const isOff = (rule.count !== undefined && since !== rhythm.start) || (rule.until !== undefined && offsetMs !== 0);
  const end = last ?? (isOff ? lastOf(rhythm) : undefined);
  if (end === undefined) return rhythm.rule;
  return writeRecurrenceRule({ ...rule, count: undefined, until: { wall: end + offsetMs, written: 'UTC' } });
}

/** The last time of a rule that ends, or undefined of one that goes on. Costs a look at all of its times. */
export function lastOf(rhythm: Rhythm): number | undefined {
  const end = endOfLook(rhythm, undefined);
  return end === undefined ? undefined : ruleStarts(rhythm, { start: rhythm.start, end }).at(-1);
}

/** A rule that ends is looked at whole. */
function endOfLook<Otherwise>(rhythm: Rhythm, otherwise: Otherwise): number | Otherwise {
  const { count, until } = ruleOf(rhythm);
  const ends = count !== undefined || until !== undefined;
  return ends ? rhythm.start + ruleYearsMax * seriesHorizonDays * dayMs : otherwise;
}

/**
 * The rhythm that begins with `from`'s time moved to `to`, as often as it was still to come before `endsBefore`. Another hour of the same day is
 * simply another start; another day shifts the weekdays of a weekly rule. What else names days cannot be shifted without
 * guessing, and wants a rule.
 */
export function movedRhythm(
  rhythm: Rhythm & { readonly endsBefore?: number },
  from: number,
  to: number,
  rule: string | undefined,
): Result<Rhythm, Problem> {
  if (rule !== undefined) return rhythmOf({ ...rhythm, rule, start: to });
  const read = ruleOf(rhythm);
  const rest = { ...read, until: undefined, count: timesLeft(rhythm, from) };
  const days = dayOf(rhythm, to) - dayOf(rhythm, from);
  const shifted = days === 0 ? rest : shiftedRule(rest, days);
  if (shifted === undefined) return refused(say.rhythmUnclear);
  return ok({
    rule: writeRecurrenceRule(shifted),
    start: to,
    timeZone: rhythm.timeZone,
    skipPublicHolidays: rhythm.skipPublicHolidays,
  });
}

/** Public holidays count, as they do in COUNT. Undefined: without an end. */
function timesLeft(rhythm: Rhythm & { readonly endsBefore?: number }, from: number): number | undefined {
  const last = lastOf(rhythm);
  const end = Math.min(
    rhythm.endsBefore ?? Number.POSITIVE_INFINITY,
    last === undefined ? Number.POSITIVE_INFINITY : last + 1,
  );
  return end === Number.POSITIVE_INFINITY ? undefined : Math.max(1, ruleStarts(rhythm, { start: from, end }).length);
}

/** Undefined where nobody could say which days are meant. Several weekdays stay in one week, or every other week would be another. */
function shiftedRule(rule: RecurrenceRule, days: number): RecurrenceRule | undefined {
  const { byDay, byMonthDay, byYearDay, byMonth, byWeekNumber, bySetPosition, frequency } = rule;
  const named = [byMonthDay, byYearDay, byMonth, byWeekNumber, bySetPosition].some(({ length }) => length > 0);
  if (named || (byDay.length > 0 && frequency !== 'WEEKLY')) return undefined;
  const moved = byDay.map(({ weekday }) => weekday + days);
  if (moved.length > 1 && moved.some((weekday) => weekday < 1 || weekday > 7)) return undefined;
  const weekdays = moved.map((weekday) => ((((weekday - 1) % 7) + 7) % 7) + 1);
  return { ...rule, byDay: weekdays.sort().map((weekday) => ({ ordinal: 0, weekday: weekday as IsoWeekday })) };
}

/** A later time of the rhythm as far after `to` as it was after `from`, on the clock on the wall: the clocks may change in between. */
export function movedAlong({ timeZone }: Rhythm, from: number, to: number, time: number): number {
  const wall = wallClockOf(timeZone, time) + wallClockOf(timeZone, to) - wallClockOf(timeZone, from);
  return instantOfWallClock(timeZone, wall);
}

const dayOf = ({ timeZone }: Rhythm, instant: number): number => Math.floor(wallClockOf(timeZone, instant) / dayMs);

/** A series' rule was read when the series was made, so one that cannot be read is a bug. */
export function ruleOf({ rule }: Pick<Rhythm, 'rule'>): RecurrenceRule {
  const read = parseRecurrenceRule(rule);
  if (!read.ok) throw new Error(`a series has a rule that cannot be read: ${rule}`);
  return read.value;
}
