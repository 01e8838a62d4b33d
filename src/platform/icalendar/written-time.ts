import { yearMax, yearMin } from '../../domain/time/instant-text.js';
import { calendarDayOf, dayMs } from '../../domain/time/local-date.js';
import { instantOfWallClock, type WallClock } from '../../domain/time/zone.js';
import { type LocalClock, zoneClock } from '../../domain/recurrence/local-clock.js';
import { endOf } from '../../domain/recurrence/occurrences.js';
import type { ContentProperty } from './content-property.js';
import type { ItipTime } from './itip-message.js';
import { readClock } from './wall-clock-text.js';
import { lengthOf } from './written-length.js';
import { ianaZoneOf } from './zone-name.js';

/** What is known of zones while a message is read. */
export interface ReadingZones {
  /** IANA: where times without a zone, or with one that nobody knows, are read. */
  readonly byDefault: string;
  /** The file's VTIMEZONEs by TZID. */
  readonly ofFile: ReadonlyMap<string, LocalClock>;
}

/** A property's time, undefined when it is none or lies outside the years that calendars here have. */
export function timeOf(property: ContentProperty, zones: ReadingZones): ItipTime | undefined {
  const clock = readClock(property.value);
  if (clock === undefined) return undefined;
  const { year } = calendarDayOf(Math.floor(clock.wall / dayMs));
  if (year < yearMin || year > yearMax) return undefined;
  if (clock.isDate) return inZone('DATE', clock.wall, zones.byDefault);
  if (clock.offsetMs !== undefined) return { instant: clock.wall - clock.offsetMs, written: 'UTC', timeZone: 'UTC' };
  return inNamedZone(property.parameters.tzid?.[0], clock.wall, zones);
}

/** IANA, Windows' and prefixed names first, then the file's own rule: names are kept up to date, files are not. */
function inNamedZone(name: string | undefined, wall: WallClock, zones: ReadingZones): ItipTime {
  if (name === undefined) return inZone('FLOATING', wall, zones.byDefault);
  const zone = ianaZoneOf(name);
  if (zone !== undefined) return inZone('ZONED', wall, zone);
  const instant = zones.ofFile.get(name)?.instantOf(wall);
  if (instant !== undefined) return { instant, written: 'ZONED', timeZone: undefined };
  return inZone('UNKNOWN_ZONE', wall, zones.byDefault);
}

const inZone = (written: ItipTime['written'], wall: WallClock, timeZone: string): ItipTime => ({
  instant: instantOfWallClock(timeZone, wall),
  written,
  timeZone,
});

/**
 * When something ends that begins then and lasts so long (RFC 5545, 3.8.2.5): weeks and days by the calendar of its zone,
 * hours by the clock that never jumps. Undefined for what is no duration or a negative one.
 */
export function endAfter(start: ItipTime, text: string): ItipTime | undefined {
  const length = lengthOf(text);
  // A zone that only the file knows is not at hand here: its days have 24 hours.
  const instant = length && endOf(zoneClock(start.timeZone ?? 'UTC'), start.instant, length);
  return instant === undefined || instant < start.instant ? undefined : { ...start, instant };
}
