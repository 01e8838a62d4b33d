import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FreeBusy } from '../../src/platform/icalendar/free-busy.js';
import type { PublishedCalendar } from '../../src/platform/icalendar/published-calendar.js';
import type { PublishedEvent } from '../../src/platform/icalendar/published-event.js';
import { type CalendarReader, libicalReader, pythonReader, readFacts } from '../support/calendar-readers.js';
import { feedPairs, freeBusyPairs } from '../unit/icalendar/published-pairs.js';

type Fact = readonly [string, string];

const seconds = (instant: number): string => String(Math.floor(instant / 1000));

const wholeCalendar: readonly Fact[] = [
  ['METHOD', 'PUBLISH'],
  ['ERRORS', '0'],
  ['RESTRICTIONS', 'kept'],
];

const factsOfFeed = ({ events }: PublishedCalendar): Fact[] => [...wholeCalendar, ...events.flatMap(factsOfEvent)];

const factsOfEvent = (event: PublishedEvent): Fact[] => [
  ['UID', event.uid],
  ['SEQUENCE', String(event.sequence)],
  ['SUMMARY', event.summary.replace('\r\n', ' ')],
  ['LOCATION', event.location ?? ''],
  ['STATUS', event.status],
  ['TRANSP', event.takes === 'FREE' || event.status === 'CANCELLED' ? 'TRANSPARENT' : 'OPAQUE'],
  ['URL', event.url?.startsWith('https:') === true ? event.url : ''],
  ['DTSTAMP', seconds(event.dtstamp)],
  ['LAST-MODIFIED', seconds(event.dtstamp)],
  ['DTSTART', seconds(event.start)],
  ['DTEND', seconds(event.end)],
  ['ATTENDEES', '0'],
];

const factsOfFreeBusy = (freeBusy: FreeBusy): Fact[] => [
  ...wholeCalendar,
  ['UID', freeBusy.uid],
  ['DTSTAMP', seconds(freeBusy.dtstamp)],
  ['DTSTART', seconds(freeBusy.start)],
  ['DTEND', seconds(freeBusy.end)],
  ...freeBusy.periods.map(({ type, start, end }): Fact => ['FREEBUSY', `${type} ${seconds(start)} ${seconds(end)}`]),
  ['ATTENDEES', '0'],
];

const expectations = [
  ...feedPairs().map(({ name, ics, content }) => [`feed ${name}`, ics, factsOfFeed(content)] as const),
  ...freeBusyPairs().map(({ name, ics, content }) => [`free/busy ${name}`, ics, factsOfFreeBusy(content)] as const),
];
const cases = expectations.flatMap(([name, ics, facts]) =>
  ['UTC', 'Europe/Helsinki', 'America/St_Johns'].map((zone) => [name, zone, ics, facts] as const),
);

describe('libical reads what we publish', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yhteisaika-libical-feed-'));
  let reader: CalendarReader;
  beforeAll(() => {
    reader = libicalReader('libical-feed-reader.c', folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases)('%s, on a machine in %s', (_, zone, ics, facts) => {
    expect(readFacts(reader, ics, zone)).toEqual(facts);
  });
});

describe('python3-icalendar reads the same', () => {
  let reader: CalendarReader;
  beforeAll(() => {
    reader = pythonReader('icalendar-feed-reader.py');
  });

  it.each(cases)('%s, on a machine in %s', (_, zone, ics, facts) => {
    // It knows no restrictions of RFC 5546; that is libical's part.
    expect(readFacts(reader, ics, zone)).toEqual(facts.filter(([name]) => name !== 'RESTRICTIONS'));
  });
});
