import type { Instant, Interval } from '../time/interval.js';
import { dayMs } from '../time/local-date.js';
import type { LocalClock } from './local-clock.js';
import type { Occurrence, OccurrenceLength, OccurrenceName, Override, Recurrence } from './recurrence.js';
import type { RecurrenceEffort } from './recurrence-effort.js';
import { recurrenceIds } from './recurrence-ids.js';

/**
 * The occurrences of a series that take time within the window or begin in it, by their start. What is moved into the window is
 * among them and what is moved out is not. Costs what the rule has in the window, wherever the window is (see `ruleWalls`).
 *
 * An override counts even where the series has no such occurrence: a calendar shows it all the same. When the effort is spent,
 * what was found is right and not all.
 */
export function occurrences<Detail>(
  recurrence: Recurrence<Detail>,
  window: Interval,
  effort: RecurrenceEffort,
): Occurrence<Detail>[] {
  const found: Occurrence<Detail>[] = [];
  const overridden = new Set<Instant>();
  const overriddenDays = new Set<number>();
  for (const { name, time, detail } of recurrence.overrides) {
    if ('day' in name) overriddenDays.add(name.day);
    else overridden.add(name.instant);
    const recurrenceId = instantOfName(recurrence, name);
    if (meetsWindow(time, window) && effort.takeOccurrence()) found.push({ recurrenceId, ...time, detail });
  }
  const stretches = stretchesOf(recurrence);
  const periods = new Map(recurrence.dates.flatMap(({ start, end }) => (end === undefined ? [] : [[start, end]])));
  const isOverridden = (instant: Instant) =>
    overridden.has(instant) ||
    (overriddenDays.size > 0 && overriddenDays.has(Math.floor(recurrence.clock.wallOf(instant) / dayMs)));
  let at = 0;
  for (const recurrenceId of recurrenceIds(recurrence, idRange(recurrence, stretches, window), effort)) {
    while ((stretches[at + 1]?.from ?? Number.POSITIVE_INFINITY) <= recurrenceId) at += 1;
    const stretch = stretches[at];
    if (stretch === undefined || isOverridden(recurrenceId)) continue;
    const time = timeIn(stretch, recurrence.clock, recurrenceId, periods.get(recurrenceId));
    if (!meetsWindow(time, window)) continue;
    if (!effort.takeOccurrence()) break;
    found.push({ recurrenceId, ...time, detail: stretch.detail });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** From one override with THISANDFUTURE to the next: by how much occurrences are moved, how long they last, what they are. */
interface Stretch<Detail> {
  readonly from: Instant;
  readonly shiftMs: number;
  readonly length: OccurrenceLength;
  readonly detail: Detail | undefined;
}

function stretchesOf<Detail>(recurrence: Recurrence<Detail>): Stretch<Detail>[] {
  const { clock, length } = recurrence;
  const own = { from: Number.NEGATIVE_INFINITY, shiftMs: 0, length, detail: undefined };
  const later = recurrence.overrides
    .filter(({ andFuture }) => andFuture)
    .map((override) => {
      const from = instantOfName(recurrence, override.name);
      return { from, ...moved(clock, from, override), detail: override.detail };
    });
  return [own, ...later.sort((a, b) => a.from - b.from)];
}

/** On the wall, so that ten o'clock moved to eleven stays eleven after the clocks have changed. */
function moved(
  clock: LocalClock,
  from: Instant,
  { time }: Override<unknown>,
): Pick<Stretch<unknown>, 'shiftMs' | 'length'> {
  const shiftMs = clock.wallOf(time.start) - clock.wallOf(from);
  return { shiftMs, length: { days: 0, exactMs: time.end - time.start } };
}

function timeIn<Detail>(
  { shiftMs, length }: Stretch<Detail>,
  clock: LocalClock,
  recurrenceId: Instant,
  periodEnd: Instant | undefined,
): Interval {
  const start = shiftMs === 0 ? recurrenceId : clock.instantOf(clock.wallOf(recurrenceId) + shiftMs);
  if (periodEnd !== undefined) return { start, end: start + periodEnd - recurrenceId };
  return { start, end: endOf(clock, start, length) };
}

/** RFC 5545, 3.8.2.5 and 3.3.6: days end at the same time of another day, however long the night was; hours are hours. */
export const endOf = (clock: LocalClock, start: Instant, { days, exactMs }: OccurrenceLength): Instant =>
  (days === 0 ? start : clock.instantOf(clock.wallOf(start) + days * dayMs)) + exactMs;

const instantOfName = ({ clock, start }: Recurrence<unknown>, name: OccurrenceName): Instant =>
  'instant' in name ? name.instant : clock.instantOf(name.day * dayMs + start - Math.floor(start / dayMs) * dayMs);

/** What takes no time lies where it begins. */
const meetsWindow = ({ start, end }: Interval, window: Interval): boolean =>
  start < window.end && (end > window.start || start >= window.start);

/** From when to when occurrences begin that may take time in the window once they are moved. A day more for the clocks. */
function idRange(
  { dates }: Recurrence<unknown>,
  stretches: readonly Stretch<unknown>[],
  window: Interval,
): [Instant, Instant] {
  const longestPeriodMs = dates.reduce((ms, { start, end }) => Math.max(ms, (end ?? start) - start), 0);
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { shiftMs, length } of stretches) {
    const longestMs = Math.max(length.days * dayMs + length.exactMs, longestPeriodMs);
    from = Math.min(from, window.start - shiftMs - longestMs - dayMs);
    to = Math.max(to, window.end - shiftMs + dayMs);
  }
  return [from, to];
}
