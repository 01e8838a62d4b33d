import { Temporal } from 'temporal-polyfill';
import type { CalendarMessage } from './calendar-message.js';

/** The instants of an event as they are to be written: in the meeting's zone, or in UTC. */
export interface EventTimes {
  readonly dtstamp: Temporal.ZonedDateTime;
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
  /** Written instead of the end where the clocks cannot say it. */
  readonly duration?: string;
}

type Times = Pick<CalendarMessage, 'dtstamp' | 'start' | 'end' | 'timeZone'>;

/**
 * A single event's times in the meeting's zone. An hour that the clocks show twice in autumn can only be written for its
 * first passing (RFC 5545, 3.3.5); a meeting that begins or ends in the second one is written in UTC, and so is one whose
 * zone is UTC itself.
 */
export function timesOnce(message: Times): EventTimes {
  const start = zoned(message.start, message.timeZone);
  const end = zoned(message.end, message.timeZone);
  const dtstamp = zoned(message.dtstamp, 'UTC');
  if (isUtc(message.timeZone) || isSecondPassing(start) || isSecondPassing(end)) {
    return { dtstamp, start: start.withTimeZone('UTC'), end: end.withTimeZone('UTC') };
  }
  return { dtstamp, start, end };
}

/**
 * A series' times: always a clock of the meeting's zone, because a rule that counts from UTC is an hour off for half of every
 * year. What begins in the second passing of an autumn hour is written as its first passing, which is the clock that the
 * rule repeats; the occurrence itself then needs an override. Of such an hour libical and pytz mean the second passing
 * whatever RFC 5545, 3.3.5 says, so a series that begins or ends in one has its length as a DURATION: right in both readings.
 */
export function timesOfSeries(message: Times): EventTimes {
  const zone = isUtc(message.timeZone) ? 'UTC' : message.timeZone;
  const lastsMs = message.end - message.start;
  const start = zoned(message.start, zone).toPlainDateTime().toZonedDateTime(zone);
  const end = zoned(start.epochMilliseconds + lastsMs, zone);
  const times = { dtstamp: zoned(message.dtstamp, 'UTC'), start, end };
  if (!comesTwice(start) && !comesTwice(end)) return times;
  return { ...times, duration: lastsMs % 60_000 === 0 ? `PT${lastsMs / 60_000}M` : `PT${lastsMs / 1_000}S` };
}

/**
 * The clock by which the rule knows an occurrence. It is what the zone shows, but for an occurrence that the rule puts
 * into the gap of spring: that one happens later and is still known by the clock that was skipped.
 */
export function ruleClock(occurrence: number, firstStart: Temporal.ZonedDateTime): Temporal.PlainDateTime {
  const zone = firstStart.timeZoneId;
  const shown = zoned(occurrence, zone).toPlainDateTime();
  const ruled = shown.toPlainDate().toPlainDateTime(firstStart.toPlainTime());
  return ruled.toZonedDateTime(zone).epochMilliseconds === occurrence ? ruled : shown;
}

export function zoned(epochMilliseconds: number, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(zone);
}

export function isUtc(zone: string): boolean {
  return /^(Etc\/)?(UTC|UCT|GMT|Zulu|Universal|Greenwich)$/i.test(zone);
}

function isSecondPassing(time: Temporal.ZonedDateTime): boolean {
  return time.toPlainDateTime().toZonedDateTime(time.timeZoneId).epochMilliseconds !== time.epochMilliseconds;
}

function comesTwice(time: Temporal.ZonedDateTime): boolean {
  const clock = time.toPlainDateTime();
  const later = clock.toZonedDateTime(time.timeZoneId, { disambiguation: 'later' });
  return !clock.toZonedDateTime(time.timeZoneId).equals(later);
}
