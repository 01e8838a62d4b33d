import type { Language } from '../../domain/result.js';
import { type WrittenInstant, yearMax, yearMin } from '../../domain/time/instant-text.js';
import { calendarDayOf, dayMs, dayNumber, minuteMs } from '../../domain/time/local-date.js';
import { instantOfWallClock, localDateTimeOf, offsetAt, type TimeZone } from '../../domain/time/zone.js';

/** As a browser with a calendar of its own sends it, or as people here write it; the year in full. */
const DAY = /^(?:(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})|(?<d2>\d{1,2})[./] ?(?<m2>\d{1,2})[./] ?(?<y2>\d{4}))$/;
const CLOCK = /^(\d{1,2})(?:[.:](\d{2})(?:[.:]00)?)?$/;

export interface ReadStart {
  /** Days since 1970-01-01. */
  readonly day: number | undefined;
  /** 0 to 1,439. */
  readonly minuteOfDay: number | undefined;
}

/** What somebody wrote into the fields for a day and a time of day; undefined where it is none. */
export function readStart(day: string, clock: string): ReadStart {
  return { day: readDay(day.trim()), minuteOfDay: readClock(clock.trim()) };
}

function readDay(text: string): number | undefined {
  const { y, m, d, y2, m2, d2 } = DAY.exec(text)?.groups ?? {};
  const year = Number(y ?? y2 ?? 0);
  if (year < yearMin || year > yearMax) return undefined;
  return dayNumber(year, Number(m ?? m2), Number(d ?? d2));
}

function readClock(text: string): number | undefined {
  const [, hour = '24', minute = '0'] = CLOCK.exec(text) ?? [];
  return Number(hour) < 24 && Number(minute) < 60 ? Number(hour) * 60 + Number(minute) : undefined;
}

/** The instant at which the zone's clocks show it, written as somebody there would: an hour that they skip can be told. */
export function writtenStart(day: number, minuteOfDay: number, zone: TimeZone): WrittenInstant {
  const wallClock = day * dayMs + minuteOfDay * minuteMs;
  const instant = instantOfWallClock(zone, wallClock);
  return { instant, wallClock, offsetMinutes: offsetAt(zone, instant) / minuteMs };
}

/** "15.3.2027" and "13.00": how a day and a time of day may be written, after the meeting's own. */
export function startExample(start: number, zone: TimeZone, language: Language): { day: string; clock: string } {
  const { minuteOfDay } = localDateTimeOf(zone, start);
  const { year, month, day } = calendarDayOf(Math.floor((start + offsetAt(zone, start)) / dayMs));
  return {
    day: `${day}.${month}.${year}`,
    clock: `${Math.floor(minuteOfDay / 60)}${language === 'EN' ? ':' : '.'}${String(minuteOfDay % 60).padStart(2, '0')}`,
  };
}
