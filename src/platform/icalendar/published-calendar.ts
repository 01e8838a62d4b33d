import { calendarDayOf, dayMs } from '../../domain/time/local-date.js';
import { wallClockOf } from '../../domain/time/zone.js';
import { refuseBrokenLines } from './checked-calendar.js';
import { foldedLines } from './content-line.js';
import { productId } from './invitation-calendar.js';
import { escapedText } from './property-text.js';
import {
  organizerLine,
  type PublishedEvent,
  type Publisher,
  publishedEventLines,
  writableZone,
} from './published-event.js';
import { timeZoneComponent } from './time-zone-component.js';

/** A calendar for programs to read again and again (RFC 5545, METHOD:PUBLISH; RFC 7986). */
export interface PublishedCalendar {
  /** As reading programs show it. */
  readonly name: string;
  /** How long a reading program may wait before it looks again. */
  readonly refreshMinutes: number;
  readonly publisher: Publisher;
  readonly events: readonly PublishedEvent[];
}

/**
 * The whole calendar. The same calendar gives the same bytes everywhere: neither the server's zone nor its clock is asked,
 * and the events stand in the order in which they came.
 *
 * @throws RangeError for an event that does not end after its start, for an unknown zone, and for an address that is none.
 */
export function writePublishedCalendar(calendar: PublishedCalendar): string {
  const organizer = organizerLine(calendar.publisher);
  const events = calendar.events.map((event) => {
    if (event.end <= event.start) throw new RangeError('A published event must end after it starts.');
    return foldedLines(publishedEventLines(event, writableZone(event), organizer));
  });
  // A TZID has one VTIMEZONE in a calendar (RFC 5545, 3.6.5), whose rules hold for all of its events' years.
  const zones = [...yearsOfZones(calendar.events)].map(([zone, years]) => timeZoneComponent(zone, ...years));
  const ics = [foldedLines(headerLines(calendar)), ...zones, ...events, foldedLines(['END:VCALENDAR'])].join('');
  refuseBrokenLines(ics);
  return ics;
}

/**
 * REFRESH-INTERVAL is the standard's (RFC 7986, 5.7), X-PUBLISHED-TTL what Outlook reads in its place; likewise NAME (5.1)
 * and X-WR-CALNAME, which all others read.
 */
function headerLines({ name, refreshMinutes }: PublishedCalendar): string[] {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${productId}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapedText(name)}`,
    `X-WR-CALNAME:${escapedText(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:PT${refreshMinutes}M`,
    `X-PUBLISHED-TTL:PT${refreshMinutes}M`,
  ];
}

/** The zones that events are written in, by name, each with the years of its first and its last event. */
function yearsOfZones(events: readonly PublishedEvent[]): ReadonlyMap<string, readonly [first: number, last: number]> {
  const years = new Map<string, readonly [number, number]>();
  for (const event of events) {
    const zone = writableZone(event);
    if (zone === 'UTC') continue;
    const [start, end] = [yearOf(zone, event.start), yearOf(zone, event.end)];
    const [first, last] = years.get(zone) ?? [start, end];
    years.set(zone, [Math.min(first, start), Math.max(last, end)]);
  }
  return new Map([...years].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const yearOf = (zone: string, instant: number): number =>
  calendarDayOf(Math.floor(wallClockOf(zone, instant) / dayMs)).year;
