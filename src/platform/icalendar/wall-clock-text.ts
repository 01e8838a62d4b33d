import { dayMs, dayNumber, minuteMs } from '../../domain/time/local-date.js';
import type { WallClock } from '../../domain/time/zone.js';

/** A DATE or DATE-TIME (RFC 5545, 3.3.4 and 3.3.5) taken apart. */
export interface ReadClock {
  readonly wall: WallClock;
  readonly isDate: boolean;
  /** In milliseconds, 0 for Z; undefined when the text names none. */
  readonly offsetMs: number | undefined;
}

/** The basic form that the standard has, and the extended one with hyphens, colons and an offset that some write instead. */
const form =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2}):?(\d{2})(?::?(\d{2}))?(?:[.,]\d{1,9})?(?:(Z)|([+-])(\d{2}):?(\d{2}))?)?$/i;

/** Undefined for what is no such day or hour. A leap second counts as the second before it. */
export function readClock(text: string): ReadClock | undefined {
  const parts = form.exec(text.trim());
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0));
  const number = dayNumber(year, month, day);
  if (number === undefined || hour > 23 || minute > 59 || second > 60) return undefined;
  const wall = number * dayMs + (hour * 60 + minute) * minuteMs + Math.min(second, 59) * 1_000;
  return { wall, isDate: parts[4] === undefined, offsetMs: parts[7] ? 0 : offsetOf(parts[8], parts[9], parts[10]) };
}

function offsetOf(sign: string | undefined, hours = '0', minutes = '0'): number | undefined {
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minuteMs;
}

export const wallClockIn = (text: string): WallClock | undefined => readClock(text)?.wall;
