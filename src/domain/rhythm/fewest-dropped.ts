import { minuteMs } from '../time/local-date.js';
import { dayOf, minuteOf, type Place } from './programme-weeks.js';
import { countBits } from './week-set.js';
import type { WeekTable } from './week-table.js';

/**
 * How many sessions every rhythm drops at the least: those for which their week has no place, wherever the rhythm puts
 * them. A lower bound, and mostly what the best rhythm comes to, so that a search can stop there.
 */
export function fewestDropped(tables: readonly WeekTable[], weeks: number): number {
  let dropped = 0;
  const wished = tables.map(({ day }) => day.perWeek);
  for (let week = 0; week < weeks; week += 1) {
    if (hasDaysForAll(tables, week)) continue;
    const days = Array.from({ length: 7 }, (_, day) => togetherOn(tables, week, day));
    dropped += sum(wished) - mostOn(days, wished);
  }
  return dropped;
}

/** Whether each session can have a day of its own, by Hall's theorem for one type and for two; most weeks are so. */
function hasDaysForAll(tables: readonly WeekTable[], week: number): boolean {
  const sets = tables.map((table) => table.daysIn(week));
  const isEnough = (days: number, wished: number) => countBits(days) >= wished;
  return sets.every((days, one) => {
    const wished = tables[one]?.day.perWeek ?? 0;
    const pairs = sets
      .slice(one + 1)
      .map((other, at) => isEnough(days | other, wished + (tables[one + 1 + at]?.day.perWeek ?? 0)));
    return isEnough(days, wished) && pairs.every((each) => each);
  });
}

/** Each set of tables whose types can all have a session on that day, as a list of their numbers. */
function togetherOn(tables: readonly WeekTable[], week: number, day: number): number[][] {
  const ranges = tables.map((table) => rangeOn(table, week, day));
  const able = tables.flatMap((_, number) => (ranges[number] === undefined ? [] : [number]));
  const pairs = able.flatMap((one) =>
    able.filter((other) => isBefore(tables[one], ranges[one], ranges[other])).map((other) => [one, other]),
  );
  return [[], ...able.map((one) => [one]), ...pairs];
}

interface Range {
  readonly first: Place;
  readonly last: Place;
}

function rangeOn(table: WeekTable, week: number, day: number): Range | undefined {
  const ofDay = table.placesIn(week).filter((place) => dayOf(place) === day);
  const [first] = ofDay;
  const last = ofDay.at(-1);
  return first === undefined || last === undefined ? undefined : { first, last };
}

/** Whether a session of the one can end before one of the other begins. */
function isBefore(table: WeekTable | undefined, one: Range | undefined, other: Range | undefined): boolean {
  if (table === undefined || one === undefined || other === undefined) return false;
  return minuteOf(one.first) + table.day.durationMs / minuteMs <= minuteOf(other.last);
}

/** The most sessions that the days of a week can hold, no more of a type than are wished for. */
function mostOn(days: readonly (readonly number[][])[], wished: readonly number[]): number {
  // How many of each type may still come: a few dozen cases, each once, however many ways lead to it.
  let left = new Map([[wished.join(), wished]]);
  for (const today of days) {
    const after = [...left.values()].flatMap((counts) => today.map((together) => less(counts, together)));
    left = new Map(after.filter((counts) => Math.min(...counts) >= 0).map((counts) => [counts.join(), counts]));
  }
  return sum(wished) - Math.min(...[...left.values()].map(sum));
}

const less = (counts: readonly number[], together: readonly number[]): number[] =>
  counts.map((count, number) => count - (together.includes(number) ? 1 : 0));

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
