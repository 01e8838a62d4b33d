import { ok, type Result, refused } from '../result.js';
import { dayMs, dayNumber, type IsoWeekday, minuteMs } from '../time/local-date.js';
import { isCalendarScale } from './calendar-scale.js';
import {
  type Frequency,
  frequencies,
  type RecurrenceRule,
  type RuleEnd,
  type RuleWeekday,
  type Skip,
  skips,
  weekdayNames,
} from './recurrence-rule.js';
import { type RecurrenceRuleProblem, ruleProblem } from './rule-problem.js';

/** Every day of a leap year, counted from both ends, in BYYEARDAY and in BYSETPOS: the longest rule that means something. */
const ruleCharactersMax = 10_000;

/** More than there are hours in 9,999 years; it keeps all arithmetic exact. */
const numberMax = 99_999_999;

const names = new Set([
  ...['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'WKST', 'SKIP', 'RSCALE', 'BYSECOND', 'BYMINUTE', 'BYHOUR', 'BYDAY'],
  ...['BYMONTHDAY', 'BYYEARDAY', 'BYWEEKNO', 'BYMONTH', 'BYSETPOS'],
]);

/**
 * Reads an RRULE's value. Strict where a guess would move somebody's meeting; tolerant to what programs really write: lower
 * case, spaces, empty parts and a `;` at the end, COUNT beside UNTIL (the earlier end counts), UNTIL as a day in a rule of hours
 * (the whole day counts), X- parts (passed over), `+1MO`, `RRULE:` in front, SKIP without RSCALE. An ordinal in BYDAY that
 * FREQ gives no meaning to (RFC 5545: MUST NOT) is dropped, as others do. All that is wrong is told at once.
 */
export function parseRecurrenceRule(text: string): Result<RecurrenceRule, RecurrenceRuleProblem> {
  if (text.length > ruleCharactersMax) return refused(ruleProblem('TOO_LONG'));
  const problems: RecurrenceRuleProblem[] = [];
  const parts = partsOf(text, problems);
  const values = new RuleValues(parts, problems);
  const frequency = values.oneOf('FREQ', frequencies);
  if (!parts.has('FREQ')) problems.push(ruleProblem('FREQUENCY_MISSING', 'FREQ'));
  const scale = parts.get('RSCALE') ?? 'GREGORIAN';
  if (!isCalendarScale(scale)) problems.push(ruleProblem('UNKNOWN_CALENDAR', scale));
  const rule: RecurrenceRule = {
    frequency: frequency ?? 'DAILY',
    interval: values.number('INTERVAL') ?? 1,
    count: values.number('COUNT'),
    until: values.until(),
    bySecond: values.numbers('BYSECOND', 0, 60),
    byMinute: values.numbers('BYMINUTE', 0, 59),
    byHour: values.numbers('BYHOUR', 0, 23),
    byDay: values.weekdays(frequency),
    byMonthDay: values.signed('BYMONTHDAY', 31),
    // Lunisolar years have 385 days at most and 55 weeks.
    byYearDay: values.signed('BYYEARDAY', scale === 'GREGORIAN' ? 366 : 385),
    byWeekNumber: values.signed('BYWEEKNO', scale === 'GREGORIAN' ? 53 : 56),
    byMonth: values.months(scale),
    bySetPosition: values.signed('BYSETPOS', 366),
    weekStart: values.weekStart(),
    skip: values.oneOf<Skip>('SKIP', skips) ?? 'OMIT',
    scale,
  };
  return problems.length > 0 ? refused(...problems) : ok(rule);
}

/** The parts by name, in upper case and without any space. */
function partsOf(text: string, problems: RecurrenceRuleProblem[]): Map<string, string> {
  const parts = new Map<string, string>();
  const bare = text.replace(/\s+/g, '').toUpperCase();
  for (const part of bare.replace(/^(?:RRULE|EXRULE)[:=]/, '').split(';')) {
    if (part === '') continue;
    const [, name = '', value = ''] = /^([A-Z0-9-]+)=(.*)$/.exec(part) ?? [];
    if (name === '') problems.push(ruleProblem('NOT_A_RULE', part));
    else if (name.startsWith('X-')) continue;
    else if (!names.has(name)) problems.push(ruleProblem('UNKNOWN_PART', name));
    else if (parts.has(name) && parts.get(name) !== value) problems.push(ruleProblem('PART_TWICE', name));
    else parts.set(name, value);
  }
  return parts;
}

/** Reads values and notes which of them cannot be. */
class RuleValues {
  constructor(
    private readonly parts: ReadonlyMap<string, string>,
    private readonly problems: RecurrenceRuleProblem[],
  ) {}

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | undefined {
    const value = this.parts.get(name);
    const found = words.find((word) => word === value);
    return value === undefined ? undefined : (found ?? this.refuse(name));
  }

  number(name: string): number | undefined {
    const value = this.parts.get(name);
    if (value === undefined) return undefined;
    const number = /^\+?\d{1,10}$/.test(value) ? Number(value) : 0;
    return number >= 1 && number <= numberMax ? number : this.refuse(name);
  }

  numbers(name: string, min: number, max: number): number[] {
    const read = this.list(name).map((item) => (/^[+-]?\d{1,3}$/.test(item) ? Number(item) : Number.NaN));
    if (!read.every((number) => number >= min && number <= max)) this.refuse(name);
    return [...new Set(read)].sort((a, b) => a - b);
  }

  /** Counted from the start or, below zero, from the end; there is no zeroth. */
  signed(name: string, max: number): number[] {
    const read = this.numbers(name, -max, max);
    if (read.includes(0)) this.refuse(name);
    return read;
  }

  months(scale: string): string[] {
    const months = [...new Set(this.list('BYMONTH').map((item) => item.replace(/^\+?0*(?=\d)/, '')))];
    const shape = scale === 'GREGORIAN' ? /^(?:[1-9]|1[0-2])$/ : /^(?:[1-9]|1[0-3])L?$/;
    if (!months.every((month) => shape.test(month))) this.refuse('BYMONTH');
    return months.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10) || a.length - b.length);
  }

  weekdays(frequency: Frequency | undefined): RuleWeekday[] {
    const counted = frequency === 'MONTHLY' || frequency === 'YEARLY';
    const found = new Map<string, RuleWeekday>();
    for (const item of this.list('BYDAY')) {
      const [, number = '0', name = ''] = /^([+-]?\d{1,2})?([A-Z]{2})$/.exec(item) ?? [];
      const weekday = (weekdayNames.findIndex((each) => each === name) + 1) as IsoWeekday | 0;
      const ordinal = Number(number);
      if (weekday === 0 || Math.abs(ordinal) > 53 || (item.length > 2 && ordinal === 0)) this.refuse('BYDAY');
      else found.set(`${counted ? ordinal : 0}${name}`, { weekday, ordinal: counted ? ordinal || 0 : 0 });
    }
    return [...found.values()].sort((a, b) => a.weekday - b.weekday || a.ordinal - b.ordinal);
  }

  weekStart(): IsoWeekday {
    const name = this.oneOf('WKST', weekdayNames);
    return (name === undefined ? 1 : weekdayNames.indexOf(name) + 1) as IsoWeekday;
  }

  until(): RuleEnd | undefined {
    const value = this.parts.get('UNTIL');
    if (value === undefined || value === '') return undefined;
    const form = /^(\d{4})-?(\d{2})-?(\d{2})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?(Z)?)?$/;
    const parts = form.exec(value);
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (parts ?? [])
      .slice(1, 7)
      .map((part) => Number(part ?? 0));
    const number = dayNumber(year, month, day);
    if (number === undefined || hour > 24 || minute > 59 || second > 60) return this.refuse('UNTIL');
    const wall = number * dayMs + (hour * 60 + minute) * minuteMs + Math.min(second, 59) * 1_000;
    if (parts?.[4] === undefined) return { wall, written: 'DATE' };
    return { wall, written: parts[7] === undefined ? 'LOCAL' : 'UTC' };
  }

  /** Some write `BYDAY=MO,` and some an empty list; neither says anything. */
  private list(name: string): string[] {
    return (this.parts.get(name) ?? '').split(',').filter((item) => item !== '');
  }

  private refuse(name: string): undefined {
    if (!this.problems.some(({ part }) => part === name)) this.problems.push(ruleProblem('VALUE_NOT_ALLOWED', name));
    return undefined;
  }
}
