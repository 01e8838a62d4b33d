import fc from 'fast-check';
import { type PublishedCalendar, writePublishedCalendar } from '../../../src/platform/icalendar/published-calendar.js';
import type { PublishedEvent } from '../../../src/platform/icalendar/published-event.js';
import { feedPairs } from './published-pairs.js';
import { contentLines, eventLines, lineOf, textOf } from './read-calendar.js';

const calendar = (events: readonly PublishedEvent[]): PublishedCalendar => ({
  name: 'Tapaamiset',
  refreshMinutes: 15,
  publisher: { name: 'Yhteisaika', address: 'ajat@palvelu.example' },
  events,
});

const event: PublishedEvent = {
  uid: 'feed-1',
  sequence: 0,
  dtstamp: Date.UTC(2027, 0, 4, 6),
  start: Date.UTC(2027, 2, 1, 7),
  end: Date.UTC(2027, 2, 1, 8),
  timeZone: 'Europe/Helsinki',
  summary: 'Tapaaminen',
  status: 'CONFIRMED',
  takes: 'BUSY',
};

describe('golden pairs of feeds', () => {
  it.each(feedPairs().map((pair) => [pair.name, pair] as const))('%s', (_, { content, ics }) => {
    expect(writePublishedCalendar(content)).toBe(ics);
  });
});

describe('a published calendar', () => {
  it.each([
    ['BUSY', 'OPAQUE', 'BUSY'],
    ['TENTATIVE', 'OPAQUE', 'TENTATIVE'],
    ['FREE', 'TRANSPARENT', 'FREE'],
  ] as const)('says that an event takes %s', (takes, transparency, busy) => {
    const lines = eventLines(writePublishedCalendar(calendar([{ ...event, takes }])));
    expect(lineOf(lines, 'TRANSP').value).toBe(transparency);
    expect(lineOf(lines, 'X-MICROSOFT-CDO-BUSYSTATUS').value).toBe(busy);
  });

  it('takes no time for what is cancelled', () => {
    const lines = eventLines(writePublishedCalendar(calendar([{ ...event, status: 'CANCELLED' }])));
    expect(lineOf(lines, 'STATUS').value).toBe('CANCELLED');
    expect(lineOf(lines, 'TRANSP').value).toBe('TRANSPARENT');
  });

  it('has one VTIMEZONE a zone, however many events and years follow it', () => {
    const events = [0, 1, 2].map((index) => ({ ...event, uid: `feed-${index}`, start: event.start + index * 2e10 }));
    const ics = writePublishedCalendar(calendar(events.map((each) => ({ ...each, end: each.start + 3_600_000 }))));
    expect(ics.match(/^BEGIN:VTIMEZONE\r$/gm)).toHaveLength(1);
    expect(ics.match(/^DTSTART;TZID=Europe\/Helsinki:/gm)).toHaveLength(3);
    const [first, last] = [ics.indexOf('END:VTIMEZONE'), ics.indexOf('BEGIN:VEVENT')];
    expect(first).toBeLessThan(last);
  });

  it('refuses what no use case may build', () => {
    expect(() => writePublishedCalendar(calendar([{ ...event, end: event.start }]))).toThrow(RangeError);
    expect(() => writePublishedCalendar(calendar([{ ...event, timeZone: 'Europe/Nowhere' }]))).toThrow(RangeError);
    const nobody = { ...calendar([event]), publisher: { name: 'Yhteisaika', address: 'no address' } };
    expect(() => writePublishedCalendar(nobody)).toThrow(RangeError);
  });

  it('keeps any text on its line, in whole folded lines, and names nobody as invited', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }), (name, text) => {
        const ics = writePublishedCalendar({ ...calendar([{ ...event, summary: text, location: text }]), name });
        expect(ics).not.toMatch(/^ATTENDEE/m);
        expect(contentLines(ics).filter(({ name: each }) => each === 'BEGIN')).toHaveLength(5);
        expect(ics.endsWith('END:VCALENDAR\r\n')).toBe(true);
      }),
    );
  });

  it('says its name and its pace in both ways that programs read', () => {
    const lines = contentLines(writePublishedCalendar({ ...calendar([]), name: 'Tapaamiset; omat, kaikki' }));
    expect(textOf(lineOf(lines, 'NAME'))).toBe('Tapaamiset; omat, kaikki');
    expect(textOf(lineOf(lines, 'X-WR-CALNAME'))).toBe('Tapaamiset; omat, kaikki');
    expect(lineOf(lines, 'REFRESH-INTERVAL')).toMatchObject({ parameters: { VALUE: 'DURATION' }, value: 'PT15M' });
    expect(lineOf(lines, 'X-PUBLISHED-TTL').value).toBe('PT15M');
  });
});
