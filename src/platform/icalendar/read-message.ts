import type { LocalClock } from '../../domain/recurrence/local-clock.js';
import { contentLinesOf } from './calendar-bytes.js';
import { calendarsIn, type Component, messageTreeLimits } from './component-tree.js';
import { propertiesOf, textOf } from './content-property.js';
import { fileZone } from './file-zone.js';
import {
  type CalendarReading,
  type ItipEvent,
  type ItipMethod,
  itipMethods,
  type UnreadableReason,
} from './itip-message.js';
import { readEvent } from './read-event.js';
import type { ReadingZones } from './written-time.js';
import { ianaZoneOf } from './zone-name.js';

/** A meeting's message has a few kilobytes, one with an HTML description a few hundred. */
const calendarBytesMax = 1_048_576;

export interface ReadingAids {
  /** IANA: where floating times are read, unless the file names a zone for them (X-WR-TIMEZONE). */
  readonly timeZone: string;
  /** As the Content-Type has it; used when the calendar has no METHOD of its own (RFC 6047 wants both, and the same). */
  readonly method?: string | undefined;
  readonly charset?: string | undefined;
}

/**
 * What somebody's calendar program says (RFC 5546), from its bytes. Made for hostile and broken input: all that can be wrong
 * comes back as a reason, nothing is thrown, and each step is bounded by a limit with a name. Lines, nesting, properties
 * and zones are read by this room itself, because one bad line must not cost the reply, and because libraries expand a VTIMEZONE's
 * rules, on some of which they never end.
 */
export function readMessage(bytes: Uint8Array, aids: ReadingAids): CalendarReading {
  if (bytes.byteLength > calendarBytesMax) return unreadable('TOO_LARGE');
  const calendars = calendarsIn(contentLinesOf(bytes, aids.charset), messageTreeLimits);
  if (typeof calendars === 'string') return unreadable(calendars);
  const [calendar] = calendars;
  if (calendar === undefined) return unreadable('NO_CALENDAR');
  // vCalendar (versit, 1996) has no METHOD and other forms of times and attendees: nothing of it is guessed at.
  if (calendarText(calendar, 'VERSION') === '1.0') return unreadable('VCALENDAR_1_0');
  const method = methodOf(calendar, aids.method);
  if (method === 'NO_METHOD' || method === 'METHOD_NOT_HANDLED') return unreadable(method);
  // Of several calendars in one text those count that say the same thing; Thunderbird once wrote one a VEVENT.
  const same = calendars.filter((each) => methodOf(each, aids.method) === method);
  const read = same.flatMap((each) => eventsOf(each, aids.timeZone));
  const events = read.filter((each) => typeof each !== 'string');
  const [reason = 'NO_EVENT'] = read.filter((each) => typeof each === 'string');
  if (events.length === 0) return unreadable(reason);
  return { kind: 'READ', message: { method, product: calendarText(calendar, 'PRODID'), events } };
}

const unreadable = (reason: UnreadableReason): CalendarReading => ({ kind: 'UNREADABLE', reason });

function calendarText(calendar: Component, name: string): string {
  return textOf(propertiesOf(calendar, new Set([name]))[0]?.value ?? '').trim();
}

function methodOf(calendar: Component, declared: string | undefined): ItipMethod | 'NO_METHOD' | 'METHOD_NOT_HANDLED' {
  const named = (calendarText(calendar, 'METHOD') || (declared ?? '')).trim().toUpperCase();
  if (named === '') return 'NO_METHOD';
  return itipMethods.find((method) => method === named) ?? 'METHOD_NOT_HANDLED';
}

/** The events of a calendar; of one that cannot be read, why. */
function eventsOf(calendar: Component, timeZone: string): (ItipEvent | UnreadableReason)[] {
  const zones: ReadingZones = {
    byDefault: ianaZoneOf(calendarText(calendar, 'X-WR-TIMEZONE')) ?? timeZone,
    ofFile: new Map(calendar.children.filter(({ name }) => name === 'VTIMEZONE').flatMap(namedZone)),
  };
  return calendar.children.filter(({ name }) => name === 'VEVENT').map((event) => readEvent(event, zones));
}

function namedZone(component: Component): (readonly [string, LocalClock])[] {
  const clock = fileZone(component);
  return clock === undefined ? [] : [[calendarText(component, 'TZID'), clock]];
}
