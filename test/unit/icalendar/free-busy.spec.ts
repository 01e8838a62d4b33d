import { type FreeBusy, writeFreeBusy } from '../../../src/platform/icalendar/free-busy.js';
import { freeBusyPairs } from './published-pairs.js';

const freeBusy: FreeBusy = {
  uid: 'free-busy-1',
  dtstamp: Date.UTC(2027, 0, 4),
  start: Date.UTC(2027, 0, 3),
  end: Date.UTC(2027, 3, 6),
  refreshMinutes: 15,
  publisher: { name: 'Yhteisaika', address: 'ajat@palvelu.example' },
  periods: [],
};

describe('golden pairs of free/busy', () => {
  it.each(freeBusyPairs().map((pair) => [pair.name, pair] as const))('%s', (_, { content, ics }) => {
    expect(writeFreeBusy(content)).toBe(ics);
  });
});

describe('free/busy', () => {
  it('carries the properties that PUBLISH wants of it, and no others', () => {
    const ics = writeFreeBusy({ ...freeBusy, periods: [{ type: 'BUSY', start: freeBusy.start, end: freeBusy.end }] });
    const own = ics.slice(ics.indexOf('BEGIN:VFREEBUSY'), ics.indexOf('END:VFREEBUSY')).trimEnd().split('\r\n');
    expect(own.map((line) => line.split(/[:;]/)[0])).toEqual([
      'BEGIN',
      'UID',
      'DTSTAMP',
      'ORGANIZER',
      'DTSTART',
      'DTEND',
      'FREEBUSY',
    ]);
  });

  it('has no line that a name could break out of', () => {
    const ics = writeFreeBusy({ ...freeBusy, publisher: { ...freeBusy.publisher, name: 'Ajat"\r\nFREEBUSY:x' } });
    expect(ics).toContain(`ORGANIZER;CN="Ajat' FREEBUSY:x":mailto:ajat@palvelu.example\r\n`);
  });
});
