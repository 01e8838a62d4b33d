import type { Temporal } from 'temporal-polyfill';
import type { CalendarMessage, CalendarRecurrence, MovedOccurrence } from './calendar-message.js';
import { type EventTimes, isUtc, ruleClock, timesOfSeries, timesOnce, zoned } from './event-times.js';
import { occurrenceLine, recurrenceLines } from './recurrence-lines.js';

/** One VEVENT of a message, before it is written. */
export interface EventPart {
  readonly message: CalendarMessage;
  readonly times: EventTimes;
  /** RRULE and EXDATE, or RECURRENCE-ID, as whole content lines. */
  readonly recurrence: readonly string[];
}

/** Beyond it a series is one that should have been ended and begun anew; readers of mail have bounds of their own. */
const exceptionsMax = 500;

/**
 * The VEVENTs of a message, the master of a series first. A cancelled series has no overrides: without RECURRENCE-ID every
 * occurrence is meant (RFC 5546, 3.2.5), the moved ones too.
 */
export function eventParts(message: CalendarMessage): EventPart[] {
  const { recurrence } = message;
  if (recurrence === undefined) return [{ message, times: timesOnce(message), recurrence: occurrenceLines(message) }];
  if (recurrence.excluded.length + recurrence.overrides.length > exceptionsMax) {
    throw new RangeError(`A calendar message names at most ${exceptionsMax} exceptions of a series.`);
  }
  const times = timesOfSeries(message);
  const master = { message, times, recurrence: recurrenceLines(recurrence, times.start) };
  const overrides = message.method === 'CANCEL' ? [] : overridesOf(message, recurrence, times.start);
  return [master, ...overrides.map((override) => overridePart(message, override, times.start))];
}

function occurrenceLines({ recurrenceId, timeZone }: CalendarMessage): string[] {
  if (recurrenceId === undefined) return [];
  const zone = isUtc(timeZone) ? 'UTC' : timeZone;
  return [occurrenceLine('RECURRENCE-ID', zoned(recurrenceId, zone).toPlainDateTime(), zone)];
}

/** By the rule's time; among them the first occurrence, where the master could not say its second passing of an hour. */
function overridesOf(
  { start, end }: CalendarMessage,
  { excluded, overrides }: CalendarRecurrence,
  firstStart: Temporal.ZonedDateTime,
): MovedOccurrence[] {
  const isSaid =
    firstStart.epochMilliseconds === start ||
    excluded.includes(start) ||
    overrides.some(({ recurrenceId }) => recurrenceId === start);
  const all = isSaid ? overrides : [{ recurrenceId: start, start, end }, ...overrides];
  return all.toSorted((one, other) => one.recurrenceId - other.recurrenceId);
}

function overridePart(
  message: CalendarMessage,
  override: MovedOccurrence,
  firstStart: Temporal.ZonedDateTime,
): EventPart {
  const moved = {
    ...message,
    start: override.start,
    end: override.end,
    location: override.location ?? message.location,
  };
  const clock = ruleClock(override.recurrenceId, firstStart);
  return {
    message: moved,
    times: timesOnce(moved),
    recurrence: [occurrenceLine('RECURRENCE-ID', clock, firstStart.timeZoneId)],
  };
}
