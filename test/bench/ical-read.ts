import ICAL from 'ical.js';
import { busyFeedLimits, readBusyTimes } from '../../src/platform/icalendar/busy-times.js';
import { timeZoneComponent } from '../../src/platform/icalendar/time-zone-component.js';
import type { BenchRow } from './bench-row.js';
import { median } from './measuring.js';

const eventCount = 10_000;
/** The library reads as many in each round; ten thousand would take it minutes. */
const libraryEventCount = 250;
const rounds = 5;
const goal = 5;
const zone = 'Europe/Helsinki';
const windowStart = Date.UTC(2027, 0, 1);
const windowEnd = Date.UTC(2027, 6, 1);

const pad = (value: number) => String(value).padStart(2, '0');

/** A working person's years: nine of ten events are single, the others weekly, on weekdays, monthly or yearly; some with exceptions. */
function feed(count: number): string {
  const rules = [
    'RRULE:FREQ=WEEKLY;BYDAY=TU,TH',
    'RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270601T000000Z',
    'RRULE:FREQ=MONTHLY;BYDAY=2WE',
    'RRULE:FREQ=YEARLY',
    'RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=200',
  ];
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//x//EN'];
  lines.push(...timeZoneComponent(zone, 2020).trimEnd().split('\r\n'));
  for (let index = 0; index < count; index += 1) {
    const year = 2020 + (index % 8);
    const day = `${year}${pad(1 + (index % 12))}${pad(1 + (index % 28))}`;
    const hour = 8 + (index % 9);
    const rule = index % 10 === 0 ? rules[(index / 10) % rules.length] : undefined;
    lines.push(
      'BEGIN:VEVENT',
      `UID:7f0a7d3e-5c0b-4a53-8f0e-${String(index).padStart(12, '0')}@x.example`,
      'DTSTAMP:20260101T120000Z',
      `DTSTART;TZID=${zone}:${day}T${pad(hour)}0000`,
      `DTEND;TZID=${zone}:${day}T${pad(hour)}4500`,
      'SUMMARY:Suunnittelukokous\\, viikoittainen',
      'LOCATION:Kauppakatu 1\\, toinen kerros',
      'SEQUENCE:0',
      'STATUS:CONFIRMED',
    );
    if (rule !== undefined) lines.push(rule);
    if (index % 50 === 0) lines.push(`EXDATE;TZID=${zone}:20270309T${pad(hour)}0000`);
    lines.push('TRANSP:OPAQUE', 'END:VEVENT');
  }
  return `${[...lines, 'END:VCALENDAR'].join('\r\n')}\r\n`;
}

/** The baseline, as ical.js's manual says it: parse, then its own expansion of each event, up to the end of the window. */
function byLibrary(text: string): number {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const described = calendar.getFirstSubcomponent('vtimezone');
  if (described !== null) ICAL.TimezoneService.register(new ICAL.Timezone(described), zone);
  let found = 0;
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    const lengthMs = event.duration.toSeconds() * 1_000;
    const expansion = event.iterator();
    for (let next = expansion.next() as ICAL.Time | undefined; next; next = expansion.next() as ICAL.Time | undefined) {
      const start = next.toUnixTime() * 1_000;
      if (start >= windowEnd) break;
      if (start + lengthMs > windowStart) found += 1;
      if (!event.isRecurring()) break;
    }
  }
  return found;
}

function byUs(text: string): number {
  const read = readBusyTimes(text, {
    window: { start: windowStart, end: windowEnd },
    ownerZone: zone,
    limits: busyFeedLimits,
  });
  return read.ok && read.value.warnings.length === 0 ? read.value.busy.length : 0;
}

/** Events a second. */
function speed(read: (text: string) => number, text: string, count: number): number {
  const began = performance.now();
  if (read(text) < count / 20) throw new Error('Too little was found for the whole feed to have been read.');
  return (count * 1_000) / (performance.now() - began);
}

/**
 * ical.read of QUALITY.md: a feed of 10,000 events with recurrences as busy times of half a year, against ical.js and its own
 * expansion on the first events of the same feed, taking turns. ADR 23 says why the baseline is not node-ical.
 */
export async function icalReadRows(): Promise<BenchRow[]> {
  const [whole, first] = [feed(eventCount), feed(libraryEventCount)];
  const byTheLibrary = () => speed(byLibrary, first, libraryEventCount);
  const byOurselves = () => speed(byUs, whole, eventCount);
  byTheLibrary();
  byOurselves();
  const ours: number[] = [];
  const library: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    library.push(byTheLibrary());
    ours.push(byOurselves());
  }
  const [value, baseline] = [median(ours), median(library)];
  const ratio = value / baseline;
  return [{ name: 'ical.read', value, unit: 'events/s', baseline, ratio, goal: `≥ ${goal}`, holds: ratio >= goal }];
}
