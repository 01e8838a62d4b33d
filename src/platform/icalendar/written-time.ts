import { yearMax, yearMin } from '../../domain/time/instant-text.js';
import { calendarDayOf, dayMs } from '../../domain/time/local-date.js';
import { instantOfWallClock, type WallClock, wallClockOf } from '../../domain/time/zone.js';
import type { ContentProperty } from './content-property.js';
import { type FileZone, instantInFileZone } from './file-zone.js';
import type { ItipTime } from './itip-message.js';
import { readClock } from './wall-clock-text.js';
import { ianaZoneOf } from './zone-name.js';

/** What is known of zones while a message is read. */
export interface ReadingZones {
  /** IANA: where times without a zone, or with one that nobody knows, are read. */
  readonly byDefault: string;
  /** The file's VTIMEZONEs by TZID. */
  readonly ofFile: ReadonlyMap<string, FileZone>;
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
  const instant = instantInFileZone(zones.ofFile.get(name) ?? [], wall);
  if (instant !== undefined) return { instant, written: 'ZONED', timeZone: undefined };
  return inZone('UNKNOWN_ZONE', wall, zones.byDefault);
}

const inZone = (written: ItipTime['written'], wall: WallClock, timeZone: string): ItipTime => ({
  instant: instantOfWallClock(timeZone, wall),
  written,
  timeZone,
});

const duration = /^([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?$/i;

/**
 * When something ends that begins then and lasts so long (RFC 5545, 3.8.2.5): weeks and days by the calendar of its zone,
 * hours by the clock that never jumps. Undefined for what is no duration or a negative one.
 */
export function endAfter(start: ItipTime, text: string): ItipTime | undefined {
  const parts = duration.exec(text.trim());
  if (parts === null || parts[1] === '-') return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(2).map((part) => Number(part ?? 0));
  const exactMs = (hours * 3_600 + minutes * 60 + seconds) * 1_000;
  const wholeDaysMs = (weeks * 7 + days) * dayMs;
  const zone = start.timeZone;
  const dayLater =
    wholeDaysMs === 0 || zone === undefined
      ? start.instant + wholeDaysMs
      : instantOfWallClock(zone, wallClockOf(zone, start.instant) + wholeDaysMs);
  return { ...start, instant: dayLater + exactMs };
}
