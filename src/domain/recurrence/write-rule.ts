import { calendarDayOf, dayMs } from '../time/local-date.js';
import { type RecurrenceRule, type RuleEnd, weekdayNames } from './recurrence-rule.js';

/**
 * The rule as an RRULE's value, RFC 5545, 3.3.10: FREQ first (RFC 2445 wanted it so, and some readers still do), what is the
 * default left out. `parseRecurrenceRule` reads the same rule from it.
 */
export function writeRecurrenceRule(rule: RecurrenceRule): string {
  const parts: [string, string | undefined][] = [
    ['FREQ', rule.frequency],
    // RFC 7529, 4.1: SKIP only beside RSCALE.
    ['RSCALE', rule.scale === 'GREGORIAN' && rule.skip === 'OMIT' ? undefined : rule.scale],
    ['INTERVAL', rule.interval === 1 ? undefined : String(rule.interval)],
    ['COUNT', rule.count?.toString()],
    ['UNTIL', rule.until && untilText(rule.until)],
    ['BYMONTH', list(rule.byMonth)],
    ['BYWEEKNO', list(rule.byWeekNumber)],
    ['BYYEARDAY', list(rule.byYearDay)],
    ['BYMONTHDAY', list(rule.byMonthDay)],
    ['BYDAY', list(rule.byDay.map(({ ordinal, weekday }) => `${ordinal || ''}${weekdayNames[weekday - 1] ?? ''}`))],
    ['BYHOUR', list(rule.byHour)],
    ['BYMINUTE', list(rule.byMinute)],
    ['BYSECOND', list(rule.bySecond)],
    ['BYSETPOS', list(rule.bySetPosition)],
    ['WKST', rule.weekStart === 1 ? undefined : weekdayNames[rule.weekStart - 1]],
    ['SKIP', rule.skip === 'OMIT' ? undefined : rule.skip],
  ];
  return parts.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])).join(';');
}

const list = (values: readonly (string | number)[]): string | undefined =>
  values.length === 0 ? undefined : values.join(',');

function untilText({ wall, written }: RuleEnd): string {
  const dayOfEnd = Math.floor(wall / dayMs);
  const { year, month, day } = calendarDayOf(dayOfEnd);
  const seconds = Math.floor((wall - dayOfEnd * dayMs) / 1_000);
  const pad = (value: number, width = 2) => String(value).padStart(width, '0');
  const date = `${pad(year, 4)}${pad(month)}${pad(day)}`;
  if (written === 'DATE') return date;
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60].map((part) => pad(part));
  return `${date}T${clock.join('')}${written === 'UTC' ? 'Z' : ''}`;
}
