import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CalendarMessage, CalendarMethod } from '../../src/platform/icalendar/calendar-message.js';
import { type CalendarReader, libicalReader, pythonReader, readFacts } from '../support/calendar-readers.js';
import { type GoldenPair, goldenPairs, occurrencesReadMax } from '../unit/icalendar/golden-pairs.js';

const read = (reader: CalendarReader, ics: string, zone: string): Record<string, string> =>
  Object.fromEntries(readFacts(reader, ics, zone));

const roles = { CHAIR: 'CHAIR', REQUIRED: 'REQ-PARTICIPANT', OPTIONAL: 'OPT-PARTICIPANT', INFORMED: 'NON-PARTICIPANT' };

/** A name as libical gives it back: it reads parameters without the escapes of RFC 6868, version by version differently. */
const nameLetters = (name: string) => name.replace(/["'\\/^]/g, '');

/** Seconds since 1970, as both readers print instants. */
const seconds = (instant: number) => String(instant / 1000);

/** How the message stands in its series; the occurrences are those that a reader reaches by the rule and the VTIMEZONE. */
function expectedSeries({ message, occurrences }: GoldenPair): Record<string, string> {
  const { recurrence, recurrenceId } = message;
  return {
    EVENTS: String(1 + (recurrence?.overrides.length ?? 0)),
    'RECURRENCE-ID': recurrenceId === undefined ? '' : seconds(recurrenceId),
    OCCURRENCES: occurrences.slice(0, occurrencesReadMax).map(seconds).join(' '),
  };
}

function expected(pair: GoldenPair): Record<string, string> {
  const message: CalendarMessage = pair.message;
  const isAsked = message.attendee.requirement !== 'INFORMED' && message.answerWanted !== false;
  return {
    ...expectedSeries(pair),
    METHOD: message.method,
    ERRORS: '0',
    // Its table for DECLINECOUNTER has neither a time nor an attendee, which programs need to find what was declined.
    RESTRICTIONS: message.method === 'DECLINECOUNTER' ? 'broken' : 'kept',
    UID: message.uid,
    SEQUENCE: String(message.sequence),
    SUMMARY: message.summary,
    LOCATION: message.location ?? '',
    DESCRIPTION: (message.description ?? '').replaceAll('\n', '\\n'),
    STATUS: message.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
    DTSTAMP: seconds(message.dtstamp),
    DTSTART: seconds(message.start),
    DTEND: seconds(message.end),
    ORGANIZER: `mailto:${message.organiserAddress}`,
    URL: message.url ?? '',
    ATTENDEES: '1',
    ATTENDEE: `mailto:${message.attendee.address}`,
    CN: nameLetters(message.attendee.name),
    ROLE: roles[message.attendee.requirement],
    PARTSTAT: message.attendee.status.replace('_', '-'),
    RSVP: message.method === 'REQUEST' ? (isAsked ? 'TRUE' : 'FALSE') : '',
  };
}

/**
 * Whether the series begins in an hour that comes twice: each reader means another passing by it, so its own DTSTART is no
 * fact to compare, and its OCCURRENCES, which the override makes whole, are.
 */
const beginsInDoubledHour = ({ recurrence, start }: CalendarMessage): boolean =>
  recurrence?.overrides.some(({ recurrenceId }) => recurrenceId === start) ?? false;

function comparable(pair: GoldenPair, facts: Record<string, string>): Record<string, string> {
  const named: Record<string, string> = { ...facts, CN: nameLetters(facts.CN ?? '') };
  if (!beginsInDoubledHour(pair.message)) return named;
  const { DTSTART: _start, DTEND: _end, ...others } = named;
  return others;
}

const cases = goldenPairs().flatMap((pair) =>
  ['UTC', 'Europe/Helsinki', 'America/St_Johns'].map((zone) => [pair.name, zone, pair] as const),
);

it('every method that we write is among what they read', () => {
  // A record, so that a new method does not compile until it stands here, and fails until there is a message of it.
  const written: Record<CalendarMethod, true> = { REQUEST: true, CANCEL: true, DECLINECOUNTER: true };
  expect(new Set(goldenPairs().map(({ message }) => message.method))).toEqual(new Set(Object.keys(written)));
});

describe('libical, which shares no line with us, reads what we write', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yhteisaika-libical-'));
  let reader: CalendarReader;
  beforeAll(() => {
    reader = libicalReader('libical-reader.c', folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases)('%s, on a machine in %s', (_, zone, pair) => {
    const facts = read(reader, pair.ics, zone);
    expect(comparable(pair, facts)).toEqual(comparable(pair, expected(pair)));
  });
});

describe('python3-icalendar, which shares no line with either, reads the same', () => {
  let python: CalendarReader;
  beforeAll(() => {
    python = pythonReader('icalendar-reader.py');
  });

  it.each(cases)('%s, on a machine in %s', (_, zone, pair) => {
    const facts = read(python, pair.ics, zone);
    // It knows no restrictions of RFC 5546; that is libical's part.
    const { RESTRICTIONS: _restrictions, ...others } = expected(pair);
    expect(comparable(pair, facts)).toEqual(comparable(pair, others));
  });
});
