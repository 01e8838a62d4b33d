import { addressOf, attendeeOf, attendeesMax, nameOf } from './calendar-address.js';
import type { Component } from './component-tree.js';
import { type ContentProperty, propertiesOf, textOf } from './content-property.js';
import type { ItipEvent, ItipRecurrence, ItipTime, UnreadableReason } from './itip-message.js';
import { endAfter, type ReadingZones, timeOf } from './written-time.js';

/**
 * RFC 5545 sets no bound and RFC 7986 asks for uuids of 36; Google and Exchange stay below 200. What is longer matches none
 * of ours and would be carried through logs, keys and indexes.
 */
const uidOctetsMax = 1_024;

/** A daily meeting's working days and holidays of years; what is longer is no meeting's series. */
const excludedMax = 1_000;

const wanted = new Set([
  'UID',
  'RECURRENCE-ID',
  'SEQUENCE',
  'DTSTAMP',
  'DTSTART',
  'DTEND',
  'DURATION',
  'ATTENDEE',
  'ORGANIZER',
  'SUMMARY',
  'LOCATION',
  'DESCRIPTION',
  'URL',
  'COMMENT',
  'RRULE',
  'EXDATE',
]);

/** One VEVENT as a value. Without a UID, or of an unknown occurrence, it says nothing; all else has a default or may be missing. */
export function readEvent(component: Component, zones: ReadingZones): ItipEvent | UnreadableReason {
  const properties = propertiesOf(component, wanted);
  const first = (name: string) => properties.find((property) => property.name === name);
  const all = (name: string) => properties.filter((property) => property.name === name);
  const text = (name: string) => textOf(first(name)?.value ?? '').trim();
  const time = (name: string) => optional(first(name), (property) => timeOf(property, zones));

  const uid = text('UID');
  if (uid === '') return 'NO_UID';
  if (Buffer.byteLength(uid) > uidOctetsMax) return 'UID_TOO_LONG';
  const recurrence = optional(first('RECURRENCE-ID'), (property) => recurrenceOf(property, zones));
  // Without it the answer to one occurrence would be taken for an answer to the whole series.
  if (recurrence === undefined && namesOccurrence(component)) return 'OCCURRENCE_UNKNOWN';
  const start = time('DTSTART');
  const lasts = first('DURATION')?.value;
  return {
    uid,
    recurrence,
    sequence: sequenceOf(first('SEQUENCE')?.value ?? ''),
    dtstamp: time('DTSTAMP')?.instant,
    start,
    end: time('DTEND') ?? (start !== undefined && lasts !== undefined ? endAfter(start, lasts) : undefined),
    attendees: all('ATTENDEE')
      .slice(0, attendeesMax)
      .flatMap((property) => attendeeOf(property) ?? []),
    organiser: optional(first('ORGANIZER'), organiserOf),
    summary: text('SUMMARY'),
    location: text('LOCATION'),
    description: text('DESCRIPTION'),
    url: (first('URL')?.value ?? '').trim(),
    comment: all('COMMENT')
      .map(({ value }) => textOf(value).trim())
      .filter((paragraph) => paragraph !== '')
      .join('\n'),
    recurrenceRule: first('RRULE')?.value.trim() || undefined,
    excluded: all('EXDATE')
      .flatMap((property) => timesOf(property, zones))
      .slice(0, excludedMax),
  };
}

const namesOccurrence = ({ lines }: Component): boolean => lines.some((line) => /^RECURRENCE-ID[;:]/i.test(line));

function optional<Value>(
  property: ContentProperty | undefined,
  read: (property: ContentProperty) => Value | undefined,
): Value | undefined {
  return property === undefined ? undefined : read(property);
}

function recurrenceOf(property: ContentProperty, zones: ReadingZones): ItipRecurrence | undefined {
  const time = timeOf(property, zones);
  const range = property.parameters.range?.[0]?.toUpperCase() === 'THISANDFUTURE' ? 'THISANDFUTURE' : 'THIS';
  return time && { ...time, range };
}

/** Several days may stand in one line, separated by commas. */
const timesOf = (property: ContentProperty, zones: ReadingZones): ItipTime[] =>
  property.value.split(',', excludedMax).flatMap((value) => timeOf({ ...property, value }, zones) ?? []);

function organiserOf(property: ContentProperty): ItipEvent['organiser'] {
  const address = addressOf(property);
  return address === undefined ? undefined : { address, name: nameOf(property) };
}

/** An INTEGER of iCalendar has 31 bits (RFC 5545, 3.3.8); what is none counts as missing. */
function sequenceOf(text: string): number {
  const sequence = /^\s*\+?\d{1,10}\s*$/.test(text) ? Number(text) : 0;
  return sequence < 2 ** 31 ? sequence : 0;
}
