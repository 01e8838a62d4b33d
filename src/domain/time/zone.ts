import { Temporal } from 'temporal-polyfill';
import type { Instant } from './interval.js';
import { dayMs, dayNumberOf, type IsoWeekday, type LocalDate, localDateOf, minuteMs, weekdayOf } from './local-date.js';

/**
 * Wall clock and instant in an IANA zone, by arithmetic. Asking Temporal for one conversion costs some microseconds and
 * a search needs tens of thousands, so the zone's offsets are asked for once per block of about 400 days (a millisecond
 * a clock change) and kept. What is kept is bounded: the zones that ICU knows times the blocks of 1970 to 2199, a few
 * small segments each. Outside those years the offset at their edge holds.
 */

/** An IANA name in its own spelling, "Europe/Helsinki". Offsets ("+02:00") are no zones: they know no clock change. */
export type TimeZone = string;

/**
 * What a clock on the wall shows, as the milliseconds since 1970 at which a clock in UTC would show the same. Not an
 * instant: a zone makes it one, and in a gap or an overlap of the clocks none or two.
 */
export type WallClock = number;

export interface LocalDateTime {
  readonly date: LocalDate;
  /** Whole minutes since midnight on the wall, 0 to 1,439. */
  readonly minuteOfDay: number;
  readonly weekday: IsoWeekday;
}

/** A stretch in which the zone's offset from UTC does not change. */
export interface ZoneSegment {
  readonly start: Instant;
  readonly end: Instant;
  /** To be added to an instant to get the wall clock. */
  readonly offsetMs: number;
}

const blockMs = 400 * dayMs;
const blockFirst = 0;
/** The block that 2199-12-31 falls in. */
const blockLast = Math.floor(((dayNumberOf('2199-12-31') ?? 0) * dayMs) / blockMs);

const blocksOfZones = new Map<TimeZone, (readonly ZoneSegment[])[]>();

/** Whether this is an IANA zone in its own spelling; a differently written case is refused, as names are stored. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId === name;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function segmentsOfBlock(zone: TimeZone, block: number): readonly ZoneSegment[] {
  const blocks = blocksOfZones.get(zone) ?? [];
  const known = blocks[block];
  if (known !== undefined) return known;
  const segments: ZoneSegment[] = [];
  const end = (block + 1) * blockMs;
  let at = Temporal.Instant.fromEpochMilliseconds(block * blockMs).toZonedDateTimeISO(zone);
  while (at.epochMilliseconds < end) {
    const next = at.getTimeZoneTransition('next');
    const until = Math.min(next?.epochMilliseconds ?? end, end);
    segments.push({ start: at.epochMilliseconds, end: until, offsetMs: at.offsetNanoseconds / 1_000_000 });
    if (next === null) break;
    at = next;
  }
  blocks[block] = segments;
  blocksOfZones.set(zone, blocks);
  return segments;
}

const blockOf = (instant: Instant): number => Math.min(blockLast, Math.max(blockFirst, Math.floor(instant / blockMs)));

/** The stretches of constant offset between two instants, in order, clipped to them. Throws RangeError for no zone. */
export function zoneSegments(zone: TimeZone, from: Instant, to: Instant): ZoneSegment[] {
  const found: ZoneSegment[] = [];
  for (let block = blockOf(from); block <= blockOf(to); block += 1) {
    for (const segment of segmentsOfBlock(zone, block)) {
      // The first and the last segment of the known years stand for everything before and after them.
      const start = segment.start === 0 ? from : Math.max(segment.start, from);
      const end = segment.end === (blockLast + 1) * blockMs ? to : Math.min(segment.end, to);
      if (start >= end) continue;
      const last = found.at(-1);
      if (last?.offsetMs === segment.offsetMs) found[found.length - 1] = { ...last, end };
      else found.push({ start, end, offsetMs: segment.offsetMs });
    }
  }
  return found;
}

/** What is to be added to this instant to get the zone's wall clock, in milliseconds. Throws RangeError for no zone. */
export function offsetAt(zone: TimeZone, instant: Instant): number {
  if (zone === latestZone && instant >= latest.start && instant < latest.end) return latest.offsetMs;
  const segments = segmentsOfBlock(zone, blockOf(instant));
  const segment = segments.find(({ end }) => instant < end) ?? segments.at(-1);
  if (segment === undefined) return 0;
  latestZone = zone;
  latest = segment;
  return segment.offsetMs;
}

/** What was looked up last: whoever asks for the days of a season one by one asks for the same segment a hundred times. */
let latestZone: TimeZone | undefined;
let latest: ZoneSegment = { start: 0, end: 0, offsetMs: 0 };

export const wallClockOf = (zone: TimeZone, instant: Instant): WallClock => instant + offsetAt(zone, instant);

/** The local day, minute and weekday that hold an instant. */
export function localDateTimeOf(zone: TimeZone, instant: Instant): LocalDateTime {
  const wall = wallClockOf(zone, instant);
  const day = Math.floor(wall / dayMs);
  return {
    date: localDateOf(day),
    minuteOfDay: Math.floor((wall - day * dayMs) / minuteMs),
    weekday: weekdayOf(day),
  };
}

/** The wall clock that shows this minute of this day. Throws RangeError if there is no such day. */
export function wallClockAt(date: LocalDate, minuteOfDay: number): WallClock {
  const day = dayNumberOf(date);
  if (day === undefined) throw new RangeError(`There is no day ${date}.`);
  return day * dayMs + minuteOfDay * minuteMs;
}

/** Clocks change by a day at most (Samoa skipped one), so both offsets that can matter lie within this of the wall. */
const reachMs = 2 * dayMs;

interface Reading {
  readonly instant: Instant;
  readonly skipped: boolean;
}

function read(zone: TimeZone, wall: WallClock): Reading {
  const before = offsetAt(zone, wall - reachMs);
  if (before === offsetAt(zone, wall + reachMs)) return { instant: wall - before, skipped: false };
  let offsetMs = before;
  for (const segment of zoneSegments(zone, wall - reachMs, wall + reachMs)) {
    if (wall < segment.start + segment.offsetMs) return { instant: wall - offsetMs, skipped: true };
    if (wall < segment.end + segment.offsetMs) return { instant: wall - segment.offsetMs, skipped: false };
    offsetMs = segment.offsetMs;
  }
  return { instant: wall - offsetMs, skipped: false };
}

/**
 * The instant at which the zone's clocks show this, `compatible` as Temporal and RFC 5545 section 3.3.5 have it: a time
 * in a gap is read with the offset before the gap (so it falls as much later as the clocks jumped), of a time that
 * comes twice the first is meant.
 */
export const instantOfWallClock = (zone: TimeZone, wall: WallClock): Instant => read(zone, wall).instant;

/** The instant of a minute (also past 1,440, on the following day) of a local day; gaps and overlaps `compatible`. */
export const instantOf = (zone: TimeZone, date: LocalDate, minuteOfDay: number): Instant =>
  instantOfWallClock(zone, wallClockAt(date, minuteOfDay));

/** Whether the zone's clocks skip this time when they are put forward, so that they never show it. */
export const isInGap = (zone: TimeZone, wall: WallClock): boolean => read(zone, wall).skipped;
