import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { IsoWeekday } from '../../domain/time/local-date.js';
import type { WeeklyHours } from '../../domain/time/working-hours.js';
import * as say from './availability.problems.js';

/** In the order of ISO 8601: Monday is 1. The letters are those of RFC 5545, 3.3.10. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

const weekdayNumber = (day: Weekday): IsoWeekday => (weekdays.indexOf(day) + 1) as IsoWeekday;

/** Two shifts a day, each given by itself, and as many again. */
export const entriesMax = 28;
const MIDNIGHT = 1_440;

/** The same hours on some days. Minutes since midnight on the person's wall clock. */
export interface WeekEntry {
  readonly days: readonly Weekday[];
  /** 0 to 1,439. */
  readonly startMinute: number;
  /** After the start, and 1,440 at most; 0 stands for the midnight that ends the day. */
  readonly endMinute: number;
}

/**
 * A week's hours: sorted, and entries of a day that touch or overlap joined to one. No entries at all are a week without
 * work. Work past midnight is two entries, the evening's and the next day's: so nothing is guessed from an end that lies
 * before its start, which mostly is a slip.
 */
export function workingWeek(entries: readonly WeekEntry[]): Result<WeeklyHours[], PlainProblem> {
  if (entries.length > entriesMax) return refused(say.tooManyEntries(entriesMax));
  const problems = entries.flatMap(entryProblems);
  if (problems.length > 0) return refused(...problems);
  const hours = entries.flatMap(({ days, startMinute, endMinute }) =>
    days.map((day) => ({
      weekday: weekdayNumber(day),
      startMinute,
      endMinute: endMinute === 0 ? MIDNIGHT : endMinute,
    })),
  );
  return ok(joined(hours));
}

function entryProblems({ days, startMinute, endMinute }: WeekEntry, index: number): PlainProblem[] {
  const problems: PlainProblem[] = [];
  if (days.length === 0) problems.push(invalid(`input.hours.${index}.days`, say.noDays));
  if (startMinute >= (endMinute === 0 ? MIDNIGHT : endMinute)) {
    problems.push(invalid(`input.hours.${index}.endTime`, say.endsBeforeStart));
  }
  return problems;
}

function joined(hours: readonly WeeklyHours[]): WeeklyHours[] {
  const week: WeeklyHours[] = [];
  for (const next of [...hours].sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute)) {
    const last = week.at(-1);
    if (last?.weekday === next.weekday && next.startMinute <= last.endMinute) {
      week[week.length - 1] = { ...last, endMinute: Math.max(last.endMinute, next.endMinute) };
    } else week.push(next);
  }
  return week;
}
