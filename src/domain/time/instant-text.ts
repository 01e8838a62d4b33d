import { ok, type Result, refused } from '../result.js';
import type { Instant } from './interval.js';
import { calendarDayOf, dayMs, dayNumber, minuteMs } from './local-date.js';
import { isInGap, type TimeZone, type WallClock, zoneSegments } from './zone.js';

/**
 * Instants as RFC 3339 (section 5.6, date-time) writes them: "2027-03-05T09:00:00+02:00". The offset is a must, since
 * without it the text names no instant. Fractions of a second are read to the millisecond and cut off there; the leap
 * second :60 is refused, as no calendar knows it.
 */

/** NOT_AN_INSTANT: not written so, or no such day or hour. OUT_OF_RANGE: before `yearMin` or after `yearMax`. */
export type InstantTextProblem = 'NOT_AN_INSTANT' | 'OUT_OF_RANGE';

export const yearMin = 1970;
export const yearMax = 2199;

export interface WrittenInstant {
  readonly instant: Instant;
  /** What the writer's clock shows: the text without its offset. */
  readonly wallClock: WallClock;
  /** 'Z' (also written -00:00, RFC 3339 section 4.3) says nothing about the writer's clock; 0 says it shows UTC. */
  readonly offsetMinutes: number | 'Z';
}

const dateTime = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,9}))?(?:Z|([+-])(\d{2}):(\d{2}))$/i;

/** Reads an RFC 3339 date-time. */
export function parseInstant(text: string): Result<WrittenInstant, InstantTextProblem> {
  const parts = dateTime.exec(text);
  if (parts === null) return refused('NOT_AN_INSTANT');
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1, 7).map(Number);
  const number = dayNumber(year, month, day);
  const [offsetHour, offsetMinute] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (number === undefined || hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) {
    return refused('NOT_AN_INSTANT');
  }
  if (year < yearMin || year > yearMax) return refused('OUT_OF_RANGE');
  const fractionMs = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3));
  const wallClock = number * dayMs + (hour * 60 + minute) * minuteMs + second * 1_000 + fractionMs;
  const offset = (parts[8] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  const isUtc = parts[8] === undefined || Object.is(offset, -0);
  return ok({ instant: wallClock - offset * minuteMs, wallClock, offsetMinutes: isUtc ? 'Z' : offset });
}

/**
 * Whether the text means a local time that the zone's clocks skip when they are put forward: "03:30" in Helsinki on the
 * last Sunday of March, written with the offset from before the change or from after it. Written in UTC, as Z or +00:00,
 * or with the offset of some other place, the same digits name another hour, which exists.
 */
export const wallClockIsSkipped = (written: WrittenInstant, zone: TimeZone): boolean =>
  written.offsetMinutes !== 'Z' &&
  isInGap(zone, written.wallClock) &&
  offsetsAround(zone, written.instant).includes(written.offsetMinutes * minuteMs);

const offsetsAround = (zone: TimeZone, instant: Instant): number[] =>
  zoneSegments(zone, instant - 2 * dayMs, instant + 2 * dayMs).map((segment) => segment.offsetMs);

/** RFC 3339 in UTC with milliseconds: "2027-03-05T07:00:00.000Z". */
export function writeInstant(instant: Instant): string {
  const number = Math.floor(instant / dayMs);
  const { year, month, day } = calendarDayOf(number);
  const ms = Math.floor(instant - number * dayMs);
  const pad = (value: number, width = 2) => String(value).padStart(width, '0');
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  const clock = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1_000) % 60];
  return `${date}T${clock.map((part) => pad(part)).join(':')}.${pad(ms % 1_000, 3)}Z`;
}
