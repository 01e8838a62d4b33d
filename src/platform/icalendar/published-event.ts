import { calendarDayOf, dayMs } from '../../domain/time/local-date.js';
import { instantOfWallClock, type WallClock, wallClockOf } from '../../domain/time/zone.js';
import { isUtc } from './event-times.js';
import { mailtoPath } from './mailto.js';
import { escapedText, lineText, parameterText } from './property-text.js';
import { webLink } from './web-link.js';

/** One event of a published calendar, as its owner has it: nobody else is named. */
export interface PublishedEvent {
  readonly uid: string;
  readonly sequence: number;
  /** Epoch milliseconds: the last change of what stands here. DTSTAMP and LAST-MODIFIED are written from it, in whole seconds. */
  readonly dtstamp: number;
  /** Epoch milliseconds, half-open. */
  readonly start: number;
  readonly end: number;
  /** IANA name. */
  readonly timeZone: string;
  readonly summary: string;
  readonly location?: string | undefined;
  /** Written only when it is an http or https address. */
  readonly url?: string | undefined;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  /** What it takes of the owner's time; of a cancelled event that is nothing. */
  readonly takes: 'BUSY' | 'TENTATIVE' | 'FREE';
}

/** Whose calendar it is published as (RFC 5546, 3.2.1 and 3.3.1: PUBLISH has exactly one ORGANIZER). */
export interface Publisher {
  readonly name: string;
  readonly address: string;
}

/**
 * The event's content lines, unfolded. No ATTENDEE: what is published is for reading, nobody is asked to answer. Written here
 * and not by the library that writes invitations: a feed has hundreds of events, and of the library's time for one, most goes
 * into conversions between zones that are additions here.
 *
 * @param zone in which the times are written: that of the event, or UTC.
 */
export function publishedEventLines(event: PublishedEvent, zone: string, organizer: string): string[] {
  const takes = event.status === 'CANCELLED' ? 'FREE' : event.takes;
  const location = escapedText(event.location ?? '');
  const link = event.url === undefined ? undefined : webLink(event.url);
  return [
    'BEGIN:VEVENT',
    `UID:${escapedText(event.uid)}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utcText(event.dtstamp)}`,
    `LAST-MODIFIED:${utcText(event.dtstamp)}`,
    timeLine('DTSTART', event.start, zone),
    timeLine('DTEND', event.end, zone),
    `SUMMARY:${escapedText(event.summary)}`,
    ...(location === '' ? [] : [`LOCATION:${location}`]),
    ...(link === undefined ? [] : [`URL:${link}`]),
    organizer,
    `STATUS:${event.status}`,
    `TRANSP:${takes === 'FREE' ? 'TRANSPARENT' : 'OPAQUE'}`,
    `X-MICROSOFT-CDO-BUSYSTATUS:${takes}`,
    'END:VEVENT',
  ];
}

/** @throws RangeError for an address that is none. */
export function organizerLine({ name, address }: Publisher): string {
  const shown = parameterText(name);
  return `ORGANIZER${shown === '' ? '' : `;CN="${shown}"`}:mailto:${mailtoPath(lineText(address))}`;
}

/**
 * The zone in which an event's times can be written: its own, but UTC where that has no other way to say them. An hour that the
 * clocks show twice in autumn can only be written for its first passing (RFC 5545, 3.3.5).
 *
 * @throws RangeError when the tz database has no such zone.
 */
export function writableZone({ start, end, timeZone }: PublishedEvent): string {
  if (isUtc(timeZone) || isSecondPassing(timeZone, start) || isSecondPassing(timeZone, end)) return 'UTC';
  return timeZone;
}

const isSecondPassing = (zone: string, instant: number): boolean =>
  instantOfWallClock(zone, wallClockOf(zone, instant)) !== instant;

/** 20270301T070000Z. */
export const utcText = (instant: number): string => `${clockText(instant)}Z`;

const timeLine = (name: string, instant: number, zone: string): string =>
  zone === 'UTC' ? `${name}:${utcText(instant)}` : `${name};TZID=${zone}:${clockText(wallClockOf(zone, instant))}`;

/** The basic form of ISO 8601, in whole seconds: 20270301T090000. */
function clockText(wall: WallClock): string {
  const day = Math.floor(wall / dayMs);
  const { year, month, day: dayOfMonth } = calendarDayOf(day);
  const second = Math.floor((wall - day * dayMs) / 1_000);
  const clock = [Math.floor(second / 3_600), Math.floor(second / 60) % 60, second % 60].map(twoDigits).join('');
  return `${String(year).padStart(4, '0')}${twoDigits(month)}${twoDigits(dayOfMonth)}T${clock}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
