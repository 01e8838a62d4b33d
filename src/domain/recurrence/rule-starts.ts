import type { Instant } from '../time/interval.js';
import { dayMs } from '../time/local-date.js';
import type { WallClock } from '../time/zone.js';
import type { LocalClock } from './local-clock.js';
import type { RecurrenceEffort } from './recurrence-effort.js';
import { ruleWalls, type StartedRule, type WallRange } from './rule-walk.js';

export interface RuleStart {
  /** What the rule says; in a gap of the clocks no clock shows it. */
  readonly wall: WallClock;
  readonly instant: Instant;
}

/** Clocks change by a day at most, so what is asked for in instants lies within this of the same wall clocks. */
const reachMs = 2 * dayMs;

/**
 * A rule's starts from one instant to another, rising, each instant once. RFC 5545 counts on the wall clock and then asks
 * what instant it shows (3.3.10, last paragraphs): every hour in the night when clocks go forward gives two walls at one instant,
 * which are one occurrence, and what a gap moves later may come behind what was not moved.
 */
export function* ruleStarts(
  started: StartedRule,
  clock: LocalClock,
  [from, to]: readonly [Instant, Instant],
  effort: RecurrenceEffort,
): Generator<RuleStart, void> {
  const { until } = started.rule;
  const last = until?.written === 'UTC' && !started.isDate ? until.wall : Number.POSITIVE_INFINITY;
  let moved: RuleStart[] = [];
  for (const wall of ruleWalls(started, wallRange(clock, from, to), effort)) {
    const start = { wall, instant: clock.instantOf(wall) };
    if (start.instant > last) continue;
    if (clock.wallOf(start.instant) !== wall) {
      moved.push(start);
      continue;
    }
    if (moved.length > 0) {
      for (const each of moved) if (each.instant < start.instant && isWithin(each, from, to)) yield each;
      moved = moved.filter((each) => each.instant > start.instant);
    }
    if (isWithin(start, from, to)) yield start;
  }
  for (const each of moved) if (isWithin(each, from, to)) yield each;
}

const isWithin = ({ instant }: RuleStart, from: Instant, to: Instant): boolean => instant >= from && instant < to;

/** A little more than the instants need, which costs at most a few days of the rule. */
const wallRange = (clock: LocalClock, from: Instant, to: Instant): WallRange => ({
  from: clock.wallOf(from) - reachMs,
  to: clock.wallOf(to) + reachMs,
});
