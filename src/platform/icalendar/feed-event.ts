import type { OccurrenceLength } from '../../domain/recurrence/recurrence.js';
import type { Instant } from '../../domain/time/interval.js';
import { dayMs } from '../../domain/time/local-date.js';
import type { BusyWarnings } from './busy-warnings.js';
import { addressOf } from './calendar-address.js';
import type { Component } from './component-tree.js';
import { type ContentProperty, propertiesOf, textOf } from './content-property.js';
import type { FeedTime, FeedZones } from './feed-zones.js';
import { lengthOf } from './written-length.js';

/** FREE: others may have the time. TENTATIVE: perhaps. */
export type Busyness = 'FREE' | 'TENTATIVE' | 'BUSY';

/** A VEVENT of a feed, as far as it says when somebody is busy. */
export interface FeedEvent {
  /** Empty when it has none: then it is an event by itself. */
  readonly uid: string;
  readonly recurrenceId: ContentProperty | undefined;
  readonly andFuture: boolean;
  /** By which the latest of equal ones is found: SEQUENCE, DTSTAMP, LAST-MODIFIED. */
  readonly version: readonly [number, Instant, Instant];
  readonly start: FeedTime | undefined;
  /** Undefined when neither DTEND nor DURATION is written. */
  readonly length: OccurrenceLength | undefined;
  readonly busyness: Busyness;
  readonly rules: readonly string[];
  readonly exclusionRules: readonly string[];
  readonly dates: readonly ContentProperty[];
  readonly exclusions: readonly ContentProperty[];
  /** Those of its calendar, for what is read later. */
  readonly zones: FeedZones;
}

/** How the events of one calendar are read. */
export interface FeedReading {
  readonly zones: FeedZones;
  readonly warnings: BusyWarnings;
  /** Plain, in lower case: whose PARTSTAT counts. */
  readonly ownerAddress: string | undefined;
  /** The calendar says METHOD:CANCEL. */
  readonly isCancelled: boolean;
}

const wanted = new Set([
  ...['UID', 'RECURRENCE-ID', 'SEQUENCE', 'DTSTAMP', 'LAST-MODIFIED', 'DTSTART', 'DTEND', 'DURATION', 'RRULE'],
  ...['EXRULE', 'RDATE', 'EXDATE', 'TRANSP', 'STATUS', 'X-MICROSOFT-CDO-BUSYSTATUS', 'ATTENDEE'],
]);
const wantedWithoutAttendees = new Set([...wanted].filter((name) => name !== 'ATTENDEE'));

export function feedEventOf(component: Component, reading: FeedReading): FeedEvent {
  const { zones } = reading;
  const names = reading.ownerAddress === undefined ? wantedWithoutAttendees : wanted;
  const byName = new Map<string, ContentProperty[]>();
  for (const property of propertiesOf(component, names)) {
    const same = byName.get(property.name);
    if (same === undefined) byName.set(property.name, [property]);
    else same.push(property);
  }
  const all = (name: string): ContentProperty[] => byName.get(name) ?? [];
  const first = (name: string): ContentProperty | undefined => all(name)[0];
  const word = (name: string): string => (first(name)?.value ?? '').trim().toUpperCase();
  const start = timeIn(first('DTSTART'), zones);
  const recurrenceId = first('RECURRENCE-ID');
  return {
    uid: textOf(first('UID')?.value ?? '').trim(),
    recurrenceId,
    andFuture: recurrenceId?.parameters.range?.[0]?.trim().toUpperCase() === 'THISANDFUTURE',
    version: [
      Number(/^\d{1,10}$/.exec(word('SEQUENCE'))?.[0] ?? 0),
      timeIn(first('DTSTAMP'), zones)?.instant ?? 0,
      timeIn(first('LAST-MODIFIED'), zones)?.instant ?? 0,
    ],
    start,
    length: start && writtenLength(start, first('DTEND'), first('DURATION'), reading),
    busyness: busynessOf(word, all('ATTENDEE'), reading),
    rules: all('RRULE').map(({ value }) => value),
    exclusionRules: all('EXRULE').map(({ value }) => value),
    dates: all('RDATE'),
    exclusions: all('EXDATE'),
    zones,
  };
}

const timeIn = (property: ContentProperty | undefined, zones: FeedZones): FeedTime | undefined =>
  property && zones.timeOf(property);

/**
 * RFC 5545, 3.6.1 and 3.8.5.3: between DTSTART and DTEND lies an exact length that every occurrence has, days between days;
 * DURATION has days that are days of the calendar. A day that ends as it begins is written by many and means that day.
 */
function writtenLength(
  start: FeedTime,
  end: ContentProperty | undefined,
  duration: ContentProperty | undefined,
  { zones, warnings }: FeedReading,
): OccurrenceLength | undefined {
  const until = timeIn(end, zones);
  const length = until === undefined ? lengthOf(duration?.value ?? '') : lengthBetween(start, until);
  if (length === undefined) return undefined;
  if (length.days * dayMs + length.exactMs < 0) {
    warnings.add('EVENT_ENDS_BEFORE_START');
    return { days: 0, exactMs: 0 };
  }
  return length;
}

function lengthBetween(start: FeedTime, end: FeedTime): OccurrenceLength {
  if (start.isDate) return { days: Math.ceil((end.wall - start.wall) / dayMs), exactMs: 0 };
  // A day as the end of something with hours: until it begins or, where it has begun by then, until it ends.
  const endsOn = end.isDate && end.instant <= start.instant && end.wall + dayMs > start.wall;
  return { days: 0, exactMs: (endsOn ? end.clock.instantOf(end.wall + dayMs) : end.instant) - start.instant };
}

/**
 * Microsoft's X-MICROSOFT-CDO-BUSYSTATUS tells five things where TRANSP tells two. Where both stand and disagree the former is followed:
 * it is written by somebody's choice, while TRANSP:OPAQUE is what many write always. WORKINGELSEWHERE says where
 * somebody works and leaves it to TRANSP whether they can be had.
 */
function busynessOf(
  word: (name: string) => string,
  attendees: readonly ContentProperty[],
  { ownerAddress, isCancelled }: FeedReading,
): Busyness {
  const answer = ownerAddress === undefined ? '' : answerOf(attendees, ownerAddress);
  if (isCancelled || word('STATUS') === 'CANCELLED' || answer === 'DECLINED' || answer === 'DELEGATED') return 'FREE';
  const status = word('X-MICROSOFT-CDO-BUSYSTATUS');
  if (status === 'FREE') return 'FREE';
  if (status !== 'BUSY' && status !== 'OOF' && status !== 'TENTATIVE' && word('TRANSP') === 'TRANSPARENT')
    return 'FREE';
  const isTentative = [status, word('STATUS'), answer].includes('TENTATIVE');
  return isTentative ? 'TENTATIVE' : 'BUSY';
}

/** The owner's PARTSTAT, or nothing. */
function answerOf(attendees: readonly ContentProperty[], ownerAddress: string): string {
  const own = attendees.find((attendee) => addressOf(attendee) === ownerAddress);
  return own?.parameters.partstat?.[0]?.trim().toUpperCase() ?? '';
}
