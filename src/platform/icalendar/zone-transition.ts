import { Temporal } from 'temporal-polyfill';

/** One change of a zone's clocks, as the tz database tells it. */
export interface ZoneTransition {
  readonly offsetFromSeconds: number;
  readonly offsetToSeconds: number;
  /** What the clocks on the wall show at the moment of the change, before they are turned (RFC 5545, 3.6.5, DTSTART). */
  readonly wall: Temporal.PlainDateTime;
}

/** Every change of the zone's clocks whose wall date falls into the years from `first` to `last`, both included. */
export function transitionsOf(zone: string, first: number, last: number): ZoneTransition[] {
  const transitions: ZoneTransition[] = [];
  // A day before the first year, because the year begins at another instant in every zone.
  let at = Temporal.ZonedDateTime.from({ timeZone: 'UTC', year: first - 1, month: 12, day: 30 }).withTimeZone(zone);
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.year > last + 1) return transitions;
    const offsetFromSeconds = offsetSeconds(next.subtract({ seconds: 1 }));
    const wall = next.withTimeZone('UTC').toPlainDateTime().add({ seconds: offsetFromSeconds });
    if (wall.year >= first && wall.year <= last) {
      transitions.push({ offsetFromSeconds, offsetToSeconds: offsetSeconds(next), wall });
    }
    at = next;
  }
}

export function offsetSeconds(time: Temporal.ZonedDateTime): number {
  return time.offsetNanoseconds / 1e9;
}
