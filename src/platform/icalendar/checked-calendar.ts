import type { CalendarMethod } from './calendar-message.js';
import { lineOctetsMax } from './content-line.js';

/** What every message has, once each; a reader that misses one of them shows a file instead of an invitation. */
const written = {
  UID: /^UID:./gm,
  SEQUENCE: /^SEQUENCE:\d+\r$/gm,
  DTSTAMP: /^DTSTAMP:\d{8}T\d{6}Z\r$/gm,
  DTSTART: /^DTSTART(;TZID=[^:\r\n]+:\d{8}T\d{6}|:\d{8}T\d{6}Z)\r$/gm,
  DTEND: /^DTEND(;TZID=[^:\r\n]+:\d{8}T\d{6}|:\d{8}T\d{6}Z)\r$/gm,
  SUMMARY: /^SUMMARY:/gm,
  ORGANIZER: /^ORGANIZER[;:]/gm,
  ATTENDEE: /^ATTENDEE[;:]/gm,
} as const;

/**
 * The calendar as it came, once it has passed what ICALENDAR.md promises of every message. A failure here is a bug of this
 * room or a change in the library: it throws, and the mail stays unsent, which is seen; a broken invitation would not be.
 *
 * @throws Error that names the rule, never the content.
 */
export function checkedCalendar(ics: string, method: CalendarMethod): string {
  // The VTIMEZONE has DTSTART lines of its own; the rules are about the event.
  const event = ics.slice(ics.indexOf('BEGIN:VEVENT'));
  for (const [name, pattern] of Object.entries(written)) {
    if (event.match(pattern)?.length !== 1) throw new Error(`A calendar message has not exactly one whole ${name}.`);
  }
  if (!ics.includes(`\r\nMETHOD:${method}\r\n`)) throw new Error('A calendar message lacks its METHOD.');
  if (ics.includes('STATUS:CANCELLED') !== (method === 'CANCEL')) throw new Error('STATUS and METHOD disagree.');
  if (event.includes(';TZID=') !== ics.includes('BEGIN:VTIMEZONE')) throw new Error('TZID and VTIMEZONE disagree.');
  refuseBrokenLines(ics);
  return ics;
}

function refuseBrokenLines(ics: string): void {
  const lines = ics.split('\r\n');
  if (lines.pop() !== '') throw new Error('A calendar message lacks its last line break.');
  for (const line of lines) {
    if (line.length * 3 > lineOctetsMax && Buffer.byteLength(line) > lineOctetsMax) {
      throw new Error('A calendar message has a line of more than 75 octets.');
    }
    if (/\p{Cc}/u.test(line)) throw new Error('A calendar message carries a control character.');
  }
}
