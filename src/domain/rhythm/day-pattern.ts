import { dayOf, type Place } from './programme-weeks.js';
import type { WeekTable } from './week-table.js';

/** On which days of the week the sessions of a rhythm are, one entry a session: by type, then by day. */
export interface DayPattern {
  readonly days: readonly PatternDay[];
  /** How often the sessions from each on give way in sum at the least. */
  readonly leastBroken: readonly number[];
  /** Pairs of sessions on one day. */
  readonly sameDay: number;
  /** Pairs of sessions on days next to each other; the last day of a week is next to the first of the next one. */
  readonly adjacent: number;
}

export interface PatternDay {
  readonly table: WeekTable;
  /** Where the session may begin on that day, ascending. */
  readonly options: readonly PatternOption[];
}

export interface PatternOption {
  readonly place: Place;
  /** In how many weeks a session there gives way. */
  readonly broken: number;
}

/** Every choice of days for the sessions of a week, but those with a session that gives way too often on all of its day. */
export function dayPatterns(tables: readonly WeekTable[], brokenMax: number): DayPattern[] {
  let patterns: PatternDay[][] = [[]];
  for (const table of tables) {
    const days = patternDaysOf(table, brokenMax);
    const chosen = choices(days, table.day.perWeek);
    patterns = patterns.flatMap((pattern) => chosen.map((more) => [...pattern, ...more]));
  }
  return patterns.map((days) => {
    const numbers = days.map(({ options }) => dayOf(options[0]?.place ?? 0));
    return {
      days,
      leastBroken: leastBrokenOf(days),
      sameDay: pairs(numbers, isSame),
      adjacent: pairs(numbers, isNext),
    };
  });
}

function patternDaysOf(table: WeekTable, brokenMax: number): PatternDay[] {
  const options = table.places
    .map((place): PatternOption => ({ place, broken: table.brokenAt(place) }))
    .filter(({ broken }) => broken <= brokenMax);
  const days = new Map<number, PatternOption[]>();
  for (const option of options) {
    const day = dayOf(option.place);
    days.set(day, [...(days.get(day) ?? []), option]);
  }
  return [...days.values()].map((ofDay) => ({ table, options: ofDay }));
}

/** Every way to take `count` of the items, in their order. */
function choices<Item>(items: readonly Item[], count: number): Item[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, at) => choices(items.slice(at + 1), count - 1).map((rest) => [item, ...rest]));
}

function pairs(days: readonly number[], isCounted: (one: number, other: number) => boolean): number {
  return days.reduce((sum, day, at) => sum + days.slice(at + 1).filter((other) => isCounted(day, other)).length, 0);
}

const isSame = (one: number, other: number): boolean => one === other;
const isNext = (one: number, other: number): boolean => [1, 6].includes(Math.abs(one - other));

function leastBrokenOf(days: readonly PatternDay[]): number[] {
  const rest = [0];
  for (const { options } of days.toReversed()) {
    rest.unshift((rest[0] ?? 0) + Math.min(...options.map(({ broken }) => broken)));
  }
  return rest;
}
