import { Temporal } from 'temporal-polyfill';
import type { CalendarRecurrence } from './calendar-message.js';
import { ruleClock, zoned } from './event-times.js';
import { clockText } from './local-clock-text.js';

/** Names and values that RRULE has (RFC 5545, 3.3.10): letters, figures, signs, and nothing that could end the line. */
const ruleForm = /^[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*$/;
const untilForm = /^(\d{8})(?:(T\d{6})(Z)?)?$/;

/**
 * RRULE and one EXDATE a line, in order: some readers take only the first of several days in one line.
 *
 * @throws RangeError for a rule that no use case may build.
 */
export function recurrenceLines(recurrence: CalendarRecurrence, start: Temporal.ZonedDateTime): string[] {
  const excluded = new Set(recurrence.excluded.map((instant) => ruleClock(instant, start).toString()));
  return [
    `RRULE:${ruleText(recurrence.rule, start.timeZoneId)}`,
    ...[...excluded]
      .sort()
      .map((clock) => occurrenceLine('EXDATE', Temporal.PlainDateTime.from(clock), start.timeZoneId)),
  ];
}

/** EXDATE and RECURRENCE-ID in the zone in which the series repeats, wherever the occurrence lies now (RFC 5545, 3.8.4.4). */
export function occurrenceLine(name: 'EXDATE' | 'RECURRENCE-ID', clock: Temporal.PlainDateTime, zone: string): string {
  return zone === 'UTC' ? `${name}:${clockText(clock)}Z` : `${name};TZID=${zone}:${clockText(clock)}`;
}

/** When the rule has its last occurrence at the latest; undefined when it counts them or never ends. */
export function untilOf(rule: string, zone: string): Temporal.Instant | undefined {
  const until = partsOf(rule).find((part) => part.startsWith('UNTIL='));
  return until === undefined ? undefined : untilInstant(until.slice('UNTIL='.length), zone);
}

function ruleText(rule: string, zone: string): string {
  return partsOf(rule)
    .map((part) => (part.startsWith('UNTIL=') ? `UNTIL=${untilText(untilInstant(part.slice(6), zone))}` : part))
    .join(';');
}

/** RFC 5545, 3.3.10 names FREQ first, "to ensure backward compatibility", and forbids UNTIL beside COUNT. */
function partsOf(rule: string): string[] {
  const text = rule.trim().toUpperCase();
  const parts = text
    .split(';')
    .sort((one, other) => Number(other.startsWith('FREQ=')) - Number(one.startsWith('FREQ=')));
  const names = parts.map((part) => part.slice(0, part.indexOf('=')));
  const contradicts = new Set(names).size !== names.length || (names.includes('UNTIL') && names.includes('COUNT'));
  if (!ruleForm.test(text) || names[0] !== 'FREQ' || contradicts) {
    throw new RangeError('A series in a calendar message needs a whole recurrence rule.');
  }
  return parts;
}

/** A day counts to its end, since UNTIL is included. A reader compares UNTIL with instants, so the zone is needed here. */
function untilInstant(value: string, zone: string): Temporal.Instant {
  const [, day, time, utc] = untilForm.exec(value) ?? [];
  if (day === undefined) throw new RangeError('The UNTIL of a recurrence rule is a day or a time.');
  const clock = Temporal.PlainDateTime.from(`${day}${time ?? 'T235959'}`);
  return clock.toZonedDateTime(utc === undefined ? zone : 'UTC').toInstant();
}

/** In UTC, as RFC 5545, 3.3.10 wants it wherever DTSTART has a zone. */
function untilText(until: Temporal.Instant): string {
  return `${clockText(zoned(until.epochMilliseconds, 'UTC').toPlainDateTime())}Z`;
}
