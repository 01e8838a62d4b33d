import type { IsoWeekday } from '../time/local-date.js';
import type { WallClock } from '../time/zone.js';

/** From the longest period to the shortest. */
export const frequencies = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const;
export type Frequency = (typeof frequencies)[number];

/** What becomes of a day or a month that a year does not have (RFC 7529, 4.1): nothing, the one before it, the one after it. */
export const skips = ['OMIT', 'BACKWARD', 'FORWARD'] as const;
export type Skip = (typeof skips)[number];

/** The last moment that an occurrence may begin at (RFC 5545, 3.3.10, UNTIL), as digits on a clock and whose clock that is. */
export interface RuleEnd {
  readonly wall: WallClock;
  /** DATE: the whole day belongs to it. LOCAL: the clock that the series follows. */
  readonly written: 'DATE' | 'LOCAL' | 'UTC';
}

export interface RuleWeekday {
  readonly weekday: IsoWeekday;
  /** 2 the second one of the month or year, -1 the last one; 0 each of them. */
  readonly ordinal: number;
}

/**
 * An RRULE (RFC 5545, 3.3.10; RFC 7529) as a value. Lists are sorted and name nothing twice; an empty one is a part that the
 * rule does not have. Months are texts, because a calendar with leap months writes "5L" (RFC 7529, 4.2).
 */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count: number | undefined;
  readonly until: RuleEnd | undefined;
  readonly bySecond: readonly number[];
  readonly byMinute: readonly number[];
  readonly byHour: readonly number[];
  readonly byDay: readonly RuleWeekday[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNumber: readonly number[];
  readonly byMonth: readonly string[];
  readonly bySetPosition: readonly number[];
  readonly weekStart: IsoWeekday;
  readonly skip: Skip;
  /** As RFC 7529 names calendars: 'GREGORIAN', 'CHINESE', … */
  readonly scale: string;
}

/** Monday first, as IsoWeekday counts. */
export const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
