import type { CalendarMethod } from './calendar-message.js';
import { lineOctetsMax } from './content-line.js';

const clock = String.raw`(;TZID=[^:\r\n]+:\d{8}T\d{6}|:\d{8}T\d{6}Z)\r$`;

/** What every event of a message has, once each; a reader that misses one of them shows a file instead of an invitation. */
const written = {
  UID: /^UID:./gm,
  SEQUENCE: /^SEQUENCE:\d+\r$/gm,
  DTSTAMP: /^DTSTAMP:\d{8}T\d{6}Z\r$/gm,
  DTSTART: new RegExp(`^DTSTART${clock}`, 'gm'),
  DTEND: new RegExp(`^(?:DTEND${clock}|DURATION:PT\\d+[MS]\\r$)`, 'gm'),
  SUMMARY: /^SUMMARY:/gm,
  ORGANIZER: /^ORGANIZER[;:]/gm,
  ATTENDEE: /^ATTENDEE[;:]/gm,
} as const;

/** What only a series or one of its occurrences has. */
const repeated = /^(?:RRULE|EXDATE|RDATE|RECURRENCE-ID)[;:]/m;
const occurrence = new RegExp(`^RECURRENCE-ID${clock}`);
const excluded = new RegExp(`^EXDATE${clock}`);
/** UNTIL is in UTC in every message of ours, since DTSTART is never without a zone (RFC 5545, 3.3.10). */
const rule = /^RRULE:FREQ=[A-Z]+(?:;(?!UNTIL=)[A-Z]+=[A-Z0-9,+-]+|;UNTIL=\d{8}T\d{6}Z)*\r$/;

/** At a line's beginning: people may type the same words into a place's name. */
const zoned = /^[A-Z-]+;TZID=/m;
const cancelled = /^STATUS:CANCELLED\r$/m;

const eventBegin = '\r\nBEGIN:VEVENT\r\n';

/**
 * The calendar as it came, once it has passed what ICALENDAR.md promises of every message. A failure here is a bug of this
 * room or a change in the library: it throws, and the mail stays unsent, which is seen; a broken invitation would not be.
 *
 * @throws Error that names the rule, never the content.
 */
export function checkedCalendar(ics: string, method: CalendarMethod): string {
  // The VTIMEZONE has DTSTART lines of its own; the rules are about the events.
  const [, ...events] = ics.split(eventBegin);
  if (events.length === 0) throw new Error('A calendar message lacks its event.');
  for (const event of events) refuseBrokenEvent(event, method);
  if (events.length > 1 || repeated.test(events[0] ?? '')) refuseBrokenSeries(events);
  if (!ics.includes(`\r\nMETHOD:${method}\r\n`)) throw new Error('A calendar message lacks its METHOD.');
  const isZoned = events.some((event) => zoned.test(event));
  if (isZoned !== ics.includes('\r\nBEGIN:VTIMEZONE\r\n')) throw new Error('TZID and VTIMEZONE disagree.');
  refuseBrokenLines(ics);
  return ics;
}

function refuseBrokenEvent(event: string, method: CalendarMethod): void {
  for (const [name, pattern] of Object.entries(written)) {
    if (event.match(pattern)?.length !== 1) throw new Error(`A calendar message has not exactly one whole ${name}.`);
  }
  if (cancelled.test(event) !== (method === 'CANCEL')) throw new Error('STATUS and METHOD disagree.');
}

/**
 * A message is about a series, whose master comes first and may bring its moved occurrences along, or about one occurrence
 * alone: a reader that meets both rules in one event, or two masters, takes the series for something else.
 */
function refuseBrokenSeries(events: readonly string[]): void {
  const known = new Set<string>();
  for (const [index, event] of events.entries()) {
    const lines = event.replaceAll('\r\n ', '').split('\n');
    const named = (name: string) => lines.filter((line) => new RegExp(`^${name}[;:]`).test(line));
    const [id, ...ids] = named('RECURRENCE-ID');
    const isMaster = id === undefined;
    if (ids.length > 0 || (!isMaster && !occurrence.test(id))) throw new Error('A RECURRENCE-ID is not one whole one.');
    if (isMaster ? index > 0 : index === 0 && events.length > 1) throw new Error('A series has not one master, first.');
    if (known.has(id ?? '')) throw new Error('An occurrence stands twice in a calendar message.');
    known.add(id ?? '');
    refuseBrokenRule(named('RRULE'), named('EXDATE'), isMaster);
  }
  for (const name of ['UID', 'SEQUENCE', 'DTSTAMP', 'ORGANIZER']) {
    const said = events.map((event) => new RegExp(`^${name}[;:].*\r\n(?: .*\r\n)*`, 'm').exec(event)?.[0]);
    if (new Set(said).size !== 1) throw new Error(`The events of a calendar message differ in ${name}.`);
  }
}

function refuseBrokenRule(rules: readonly string[], days: readonly string[], isMaster: boolean): void {
  if (rules.length !== (isMaster ? 1 : 0)) throw new Error('A series has one RRULE, an occurrence none.');
  if (rules.some((line) => !rule.test(line))) throw new Error('An RRULE is not whole.');
  if (!isMaster && days.length > 0) throw new Error('An occurrence has an EXDATE.');
  if (days.some((line) => !excluded.test(line))) throw new Error('An EXDATE is not whole.');
}

/** @throws Error for text that is not in whole, folded lines (RFC 5545, 3.1). */
export function refuseBrokenLines(ics: string): void {
  const lines = ics.split('\r\n');
  if (lines.pop() !== '') throw new Error('A calendar message lacks its last line break.');
  for (const line of lines) {
    if (line.length * 3 > lineOctetsMax && Buffer.byteLength(line) > lineOctetsMax) {
      throw new Error('A calendar message has a line of more than 75 octets.');
    }
    if (/\p{Cc}/u.test(line)) throw new Error('A calendar message carries a control character.');
  }
}
