import type { Instant } from '../../domain/time/interval.js';
import { calendarDayOf, dayMs, dayNumber, weekdayOf } from '../../domain/time/local-date.js';
import type { WallClock } from '../../domain/time/zone.js';
import type { Component } from './component-tree.js';
import { propertiesOf } from './content-property.js';
import { wallClockIn } from './wall-clock-text.js';

/** A zone as a file's VTIMEZONE describes it: the only rule there is for names that nobody else knows. */
export type FileZone = readonly Observance[];

/** A stretch of the rule: from each onset on, clocks show `offsetMs` more than UTC. */
interface Observance {
  readonly first: WallClock;
  readonly offsetMs: number;
  readonly yearly: Yearly | undefined;
}

interface Yearly {
  readonly month: number;
  /** 1 the first of its weekday, -1 the last; 0: the day of the month. */
  readonly week: number;
  readonly weekday: number;
  readonly dayOfMonth: number;
  readonly untilYear: number;
}

/** Nobody has lived in a zone with more; what is beyond is left out. */
const observancesMax = 200;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const wanted = new Set(['DTSTART', 'TZOFFSETTO', 'RRULE', 'RDATE']);

/**
 * Reads STANDARD and DAYLIGHT with the rule that zones have (FREQ=YEARLY in a month, on a counted weekday or a day) and with
 * listed dates. Any other rule counts for its first date only. ical.js could expand them all, and loops for ever on some:
 * a reply must not be able to stop the worker.
 */
export function fileZone(component: Component): FileZone {
  return component.children.slice(0, observancesMax).flatMap(observancesOf).slice(0, observancesMax);
}

/** The instant of a wall clock: the observance whose onset is the latest one not after it. Undefined for an empty zone. */
export function instantInFileZone(zone: FileZone, wall: WallClock): Instant | undefined {
  let best: { onset: number; offsetMs: number } | undefined;
  for (const observance of zone) {
    const onset = onsetBefore(observance, wall);
    if (onset !== undefined && (best === undefined || onset > best.onset)) {
      best = { onset, offsetMs: observance.offsetMs };
    }
  }
  const offsetMs = best?.offsetMs ?? zone[0]?.offsetMs;
  return offsetMs === undefined ? undefined : wall - offsetMs;
}

function observancesOf(component: Component): Observance[] {
  const properties = propertiesOf(component, wanted);
  const value = (name: string) => properties.find((property) => property.name === name)?.value;
  const first = wallClockIn(value('DTSTART') ?? '');
  const offsetMs = offsetOf(value('TZOFFSETTO') ?? '');
  if (first === undefined || offsetMs === undefined) return [];
  const listed = properties
    .filter(({ name }) => name === 'RDATE')
    .flatMap((property) => property.value.split(',', observancesMax))
    .flatMap((text) => wallClockIn(text) ?? []);
  const ruled = { first, offsetMs, yearly: yearlyOf(value('RRULE') ?? '', first) };
  return [ruled, ...listed.map((at) => ({ first: at, offsetMs, yearly: undefined }))];
}

function offsetOf(text: string): number | undefined {
  const [, sign, hours, minutes, seconds] = /^([+-])(\d{2}):?(\d{2})(?::?(\d{2}))?$/.exec(text.trim()) ?? [];
  if (sign === undefined) return undefined;
  const size = (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1_000;
  return sign === '-' ? -size : size;
}

function yearlyOf(rule: string, first: WallClock): Yearly | undefined {
  const parts = new Map(rule.split(';', 20).map((part) => part.toUpperCase().trim().split('=', 2) as [string, string]));
  if (parts.get('FREQ') !== 'YEARLY' || (parts.get('INTERVAL') ?? '1') !== '1' || parts.has('COUNT')) return undefined;
  const start = calendarDayOf(Math.floor(first / dayMs));
  const [, week, day] = /^([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)$/.exec(parts.get('BYDAY') ?? '') ?? [];
  const counted = { week: Number(week ?? 0), weekday: day === undefined ? 0 : weekdays.indexOf(day) + 1 };
  // "The Sunday on or after the 8th" is written by listing seven days; it is the second Sunday.
  const [firstDay] = (parts.get('BYMONTHDAY') ?? '').split(',');
  const unlisted = weekdays.indexOf(parts.get('BYDAY') ?? '') + 1;
  if (unlisted > 0 && firstDay) Object.assign(counted, { week: Math.ceil(Number(firstDay) / 7), weekday: unlisted });
  return {
    month: Number(parts.get('BYMONTH') ?? start.month),
    ...counted,
    dayOfMonth: Number(firstDay || start.day),
    untilYear: Number(/^\d{4}/.exec(parts.get('UNTIL') ?? '')?.[0] ?? 9999),
  };
}

function onsetBefore({ first, yearly }: Observance, wall: WallClock): WallClock | undefined {
  if (wall < first) return undefined;
  if (yearly === undefined) return first;
  const { year } = calendarDayOf(Math.floor(wall / dayMs));
  const timeOfDay = first - Math.floor(first / dayMs) * dayMs;
  for (const candidate of [Math.min(year, yearly.untilYear), Math.min(year, yearly.untilYear) - 1]) {
    const day = dayIn(yearly, candidate);
    const onset = day === undefined ? undefined : day * dayMs + timeOfDay;
    if (onset !== undefined && onset <= wall && onset >= first) return onset;
  }
  return first;
}

function dayIn({ month, week, weekday, dayOfMonth }: Yearly, year: number): number | undefined {
  if (week === 0 || weekday === 0) return dayNumber(year, month, dayOfMonth);
  const next = month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
  const firstOfMonth = dayNumber(year, month, 1);
  if (firstOfMonth === undefined || next === undefined) return undefined;
  if (week > 0) return firstOfMonth + ((weekday - weekdayOf(firstOfMonth) + 7) % 7) + (week - 1) * 7;
  return next - 1 - ((weekdayOf(next - 1) - weekday + 7) % 7) + (week + 1) * 7;
}
