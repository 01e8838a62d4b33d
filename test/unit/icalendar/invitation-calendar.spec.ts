import fc from 'fast-check';
import type { AttendeeRequirement, CalendarMessage } from '../../../src/platform/icalendar/calendar-message.js';
import { repairedLine, writeInvitation } from '../../../src/platform/icalendar/invitation-calendar.js';
import { calendarMessage } from './calendar-message.js';
import { goldenPairs } from './golden-pairs.js';
import { contentLines, eventLines, lineOf, parameterOf, textOf } from './read-calendar.js';

const written = (changes: Partial<CalendarMessage> = {}) => eventLines(writeInvitation(calendarMessage(changes)));
const { attendee } = calendarMessage();

describe('golden pairs', () => {
  it.each(goldenPairs().map((pair) => [pair.name, pair] as const))('%s', (_, { message, ics }) => {
    expect(writeInvitation(message)).toBe(ics);
  });
});

describe('an invitation in iCalendar', () => {
  it.each<[AttendeeRequirement, string, string, string, string]>([
    ['CHAIR', 'CHAIR', 'TRUE', 'OPAQUE', 'BUSY'],
    ['REQUIRED', 'REQ-PARTICIPANT', 'TRUE', 'OPAQUE', 'BUSY'],
    ['OPTIONAL', 'OPT-PARTICIPANT', 'TRUE', 'OPAQUE', 'TENTATIVE'],
    ['INFORMED', 'NON-PARTICIPANT', 'FALSE', 'TRANSPARENT', 'FREE'],
  ])('says what %s means for the recipient', (requirement, role, rsvp, transparency, busy) => {
    const lines = written({ attendee: { ...attendee, requirement } });
    const { parameters } = lineOf(lines, 'ATTENDEE');
    expect(parameters).toMatchObject({ ROLE: role, RSVP: rsvp, CUTYPE: 'INDIVIDUAL', PARTSTAT: 'NEEDS-ACTION' });
    expect(lineOf(lines, 'TRANSP').value).toBe(transparency);
    expect(lineOf(lines, 'X-MICROSOFT-CDO-BUSYSTATUS').value).toBe(busy);
  });

  it('cancels with METHOD and STATUS together, wants no answer and takes no time', () => {
    const ics = writeInvitation(calendarMessage({ method: 'CANCEL', sequence: 3 }));
    const lines = eventLines(ics);
    expect(lineOf(contentLines(ics), 'METHOD').value).toBe('CANCEL');
    expect(lineOf(lines, 'STATUS').value).toBe('CANCELLED');
    expect(lineOf(lines, 'SEQUENCE').value).toBe('3');
    expect(lineOf(lines, 'TRANSP').value).toBe('TRANSPARENT');
    expect(lineOf(lines, 'ATTENDEE').parameters).not.toHaveProperty('RSVP');
  });

  it('declines a proposed time with the event as it stays, and asks no answer to that', () => {
    const ics = writeInvitation(calendarMessage({ method: 'DECLINECOUNTER', sequence: 2 }));
    const lines = eventLines(ics);
    expect(lineOf(contentLines(ics), 'METHOD').value).toBe('DECLINECOUNTER');
    expect(lineOf(lines, 'STATUS').value).toBe('CONFIRMED');
    expect(lineOf(lines, 'SEQUENCE').value).toBe('2');
    expect(lineOf(lines, 'TRANSP').value).toBe('OPAQUE');
    expect(lineOf(lines, 'ATTENDEE').parameters).not.toHaveProperty('RSVP');
  });

  it('knows its zone by nothing but TZID', () => {
    expect(writeInvitation(calendarMessage())).not.toMatch(/TIMEZONE-ID|X-WR-TIMEZONE/);
  });

  it('writes UTC where the zone has no other way to say the time', () => {
    const twice = Date.UTC(2027, 9, 31, 1, 30);
    const autumn = writeInvitation(calendarMessage({ start: twice, end: twice + 3_600_000 }));
    expect(lineOf(eventLines(autumn), 'DTSTART').value).toBe('20271031T013000Z');
    expect(autumn).not.toContain('VTIMEZONE');
    const firstPassing = written({ start: twice - 3_600_000, end: twice + 3_600_000 * 2 });
    expect(lineOf(firstPassing, 'DTSTART')).toMatchObject({
      value: '20271031T033000',
      parameters: { TZID: 'Europe/Helsinki' },
    });
    expect(lineOf(written({ timeZone: 'UTC' }), 'DTSTART').value).toBe('20270312T070000Z');
  });

  it('gives the same video address back, signs of separation and all', () => {
    const url = 'https://video.example/k?id=7;k=a,b&n=%C3%A4';
    expect(lineOf(written({ url }), 'URL')).toEqual({ name: 'URL', parameters: {}, value: url });
    expect(written({ url: 'javascript:alert(1)' }).some(({ name }) => name === 'URL')).toBe(false);
  });

  it('gives back what went in, whatever people typed', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(
        typed,
        typed,
        typed.map((text) => text.replaceAll('\u{e000}', '')),
        typed,
        (summary, location, description, name) => {
          const ics = writeInvitation(
            calendarMessage({ summary, location, description, organiserName: name, attendee: { ...attendee, name } }),
          );
          const lines = eventLines(ics);
          const optional = (property: string) => lines.find((line) => line.name === property);
          const text = (property: string) => {
            const line = optional(property);
            return line === undefined ? '' : textOf(line);
          };
          const shown = (value: string) => value.replace(/\p{Cc}/gu, '').trim();
          const oneLine = (value: string) => shown(value.replace(/[\t\r\n\u0085\u2028\u2029\v\f]/g, ' '));
          // Whatever somebody's reader takes for the end of a line comes back as one.
          const inLines = (value: string) =>
            shown(
              value
                .replace(/\t/g, ' ')
                .split(/\r\n|[\r\n\u0085\u2028\u2029\v\f]/)
                .join('\u{e000}'),
            )
              .replaceAll('\u{e000}', '\n')
              .trim();
          const inQuotes = (value: string) => oneLine(value).replaceAll('"', "'").replaceAll('\\', '/');
          expect(text('SUMMARY')).toBe(oneLine(summary));
          expect(text('LOCATION')).toBe(oneLine(location));
          expect(text('DESCRIPTION')).toBe(inLines(description));
          for (const property of ['ORGANIZER', 'ATTENDEE']) {
            expect(parameterOf(lineOf(lines, property), 'CN') ?? '').toBe(inQuotes(name));
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('cannot be made to say more than it should', () => {
    const piece = fc.constantFrom(
      '\r\nATTENDEE:mailto:x@y.example',
      '\n',
      '\r',
      '\u0085',
      '\u2028',
      '\u0000',
      '\u001b',
      '\ud800',
      '"',
      ';',
      ':',
      ',',
      '\\',
      '\\n',
      '\r\nEND:VEVENT\r\n',
      '^n',
      '😀',
      'ä',
    );
    const hostile = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(hostile, hostile, (one, other) => {
        const ics = writeInvitation(
          calendarMessage({
            uid: `u${one}`,
            summary: other,
            location: one,
            description: other,
            organiserName: one,
            url: other,
            attendee: { ...attendee, name: other },
          }),
        );
        expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
        for (const line of ics.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u);
        }
        const names = contentLines(ics).map(({ name }) => name);
        expect(names.filter((name) => name === 'ATTENDEE' || name === 'END')).toEqual([
          'END',
          'END',
          'END',
          'ATTENDEE',
          'END',
          'END',
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('is not stopped by a place whose name looks like a calendar', () => {
    const odd = 'STATUS:CANCELLED ;TZID=X: BEGIN:VEVENT BEGIN:VTIMEZONE RRULE:FREQ=DAILY';
    const lines = written({ location: odd, description: `${odd}\n${odd}`, timeZone: 'UTC' });
    expect(textOf(lineOf(lines, 'LOCATION'))).toBe(odd);
  });

  it.each<[string, Partial<CalendarMessage>]>([
    ['an end before the start', { end: calendarMessage().start }],
    ['an unknown zone', { timeZone: 'Europe/Atlantis' }],
    ['a broken address', { attendee: { ...attendee, address: 'aino@posti.example\r\nBCC:x' } }],
    ['two addresses in one', { attendee: { ...attendee, address: 'a@b.example,c@d.example' } }],
    ['an organiser who is the recipient', { organiserAddress: 'AINO@posti.example' }],
  ])('is not written with %s', (_, changes) => {
    expect(() => writeInvitation(calendarMessage(changes))).toThrow(RangeError);
  });
});

describe('what ical-generator gets wrong', () => {
  it.each([
    ['ATTENDEE;CN=":MAILTO:x":MAILTO:a@b.example', 'ATTENDEE;CN=":MAILTO:x":mailto:a@b.example'],
    ['ORGANIZER;CN="A":MAILTO:a@b.example', 'ORGANIZER;CN="A":mailto:a@b.example'],
    ['ORGANIZER;CN=" ":mailto:a@b.example', 'ORGANIZER:mailto:a@b.example'],
    ['URL;VALUE=URI:https://a.example/b\\,c\\;d\\\\', 'URL:https://a.example/b,c;d\\'],
    ['SUMMARY:URL;VALUE=URI:MAILTO:\\,', 'SUMMARY:URL;VALUE=URI:MAILTO:\\,'],
  ])('%s', (line, repaired) => {
    expect(repairedLine(line)).toBe(repaired);
  });
});
