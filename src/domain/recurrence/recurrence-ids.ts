import type { Instant } from '../time/interval.js';
import { dayMs } from '../time/local-date.js';
import type { Recurrence } from './recurrence.js';
import type { RecurrenceEffort } from './recurrence-effort.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import { ruleStarts } from './rule-starts.js';

type Series = Omit<Recurrence<unknown>, 'overrides' | 'length'>;

/**
 * When the occurrences of a series begin before anything was moved, rising, from one instant to another: DTSTART, RRULE and RDATE
 * without EXDATE and EXRULE (RFC 5545, 3.8.5.3).
 *
 * DTSTART is always one of them, and the first of COUNT, even if the rule does not give it (3.3.10, COUNT; the "Friday the 13th"
 * of 3.8.5.3 takes it out by an EXDATE). The RFC also calls such a series undefined, and dateutil and libical's
 * rules leave the start out; but nobody shall be told to be free at a time that may stand in their own calendar.
 */
export function* recurrenceIds(
  series: Series,
  range: readonly [Instant, Instant],
  effort: RecurrenceEffort,
): Generator<Instant, void> {
  const excluded = exclusionTest(series, range, effort);
  const start = series.clock.instantOf(series.start);
  const listed = [start, ...series.dates.map((date) => date.start)]
    .filter((instant) => instant >= range[0] && instant < range[1])
    .sort((a, b) => a - b);
  const streams = series.rules.map((rule) => instantsOf(series, rule, range, effort));
  for (const instant of merged([listed.values(), ...streams])) if (!excluded(instant)) yield instant;
}

function* instantsOf(
  { start, isDate, clock }: Series,
  rule: RecurrenceRule,
  range: readonly [Instant, Instant],
  effort: RecurrenceEffort,
): Generator<Instant, void> {
  for (const { instant } of ruleStarts({ rule, start, isDate, startCounts: true }, clock, range, effort)) yield instant;
}

function exclusionTest(
  series: Series,
  range: readonly [Instant, Instant],
  effort: RecurrenceEffort,
): (instant: Instant) => boolean {
  const instants = new Set<Instant>();
  const days = new Set<number>();
  for (const name of series.exclusions) {
    if ('day' in name) days.add(name.day);
    else instants.add(name.instant);
  }
  for (const rule of series.exclusionRules) {
    for (const instant of instantsOf(series, rule, range, effort)) {
      if (!effort.takeOccurrence()) break;
      instants.add(instant);
    }
  }
  if (instants.size + days.size === 0) return () => false;
  return (instant) =>
    instants.has(instant) || (days.size > 0 && days.has(Math.floor(series.clock.wallOf(instant) / dayMs)));
}

/** Rising streams as one, each value once. A series has one rule, hardly ever two, so no heap. */
function* merged(streams: readonly Iterator<Instant, unknown>[]): Generator<Instant, void> {
  const heads = streams.map((stream) => ({ stream, value: nextOf(stream) }));
  for (;;) {
    let least = Number.POSITIVE_INFINITY;
    for (const { value } of heads) least = Math.min(least, value);
    if (least === Number.POSITIVE_INFINITY) return;
    yield least;
    for (const head of heads) while (head.value === least) head.value = nextOf(head.stream);
  }
}

/** Infinity when there is no more. */
function nextOf(stream: Iterator<Instant, unknown>): Instant {
  const next = stream.next();
  return next.done === true ? Number.POSITIVE_INFINITY : next.value;
}
