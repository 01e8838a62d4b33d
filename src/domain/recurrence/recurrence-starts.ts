import { ok, type Result, refused } from '../result.js';
import type { Instant, Interval } from '../time/interval.js';
import { dayMs, type LocalDate, localDateOf, minuteMs } from '../time/local-date.js';
import { type LocalDateTime, type TimeZone, wallClockAt } from '../time/zone.js';
import { zoneClock } from './local-clock.js';
import { type EffortSpent, RecurrenceEffort, type RecurrenceLimits } from './recurrence-effort.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import { ruleStarts } from './rule-starts.js';
import { isInStep } from './rule-walk.js';

/** Where a series of our own begins: on the wall of a zone. */
export interface SeriesStart extends Pick<LocalDateTime, 'date' | 'minuteOfDay'> {
  readonly zone: TimeZone;
}

export interface RecurrenceStart {
  /** RECURRENCE-ID (RFC 5545, 3.8.4.4): when the occurrence begins by the rule; it keeps this name wherever it is moved. */
  readonly recurrenceId: Instant;
  /** On the series' own wall; a time that the clocks skip is as the rule has it, and `recurrenceId` falls as much later. */
  readonly localStart: Pick<LocalDateTime, 'date' | 'minuteOfDay'>;
}

/**
 * When the meetings of a series begin, in order, whose starts lie in the window. Only what the rule itself gives: a start out
 * of step with it (`startIsInStep` tells) is none. A day that `skips` takes away, such as a public holiday, counts for COUNT all
 * the same, as an EXDATE does. Past a limit it is refused rather than given in part.
 */
export function recurrenceStarts(
  rule: RecurrenceRule,
  start: SeriesStart,
  window: Interval,
  limits: RecurrenceLimits & { readonly skips?: (date: LocalDate) => boolean },
): Result<readonly RecurrenceStart[], EffortSpent> {
  const effort = new RecurrenceEffort(limits);
  const started = { rule, start: wallClockAt(start.date, start.minuteOfDay), isDate: false, startCounts: false };
  const found: RecurrenceStart[] = [];
  for (const { wall, instant } of ruleStarts(started, zoneClock(start.zone), [window.start, window.end], effort)) {
    const day = Math.floor(wall / dayMs);
    const date = localDateOf(day);
    if (limits.skips?.(date) === true) continue;
    if (!effort.takeOccurrence()) break;
    const minuteOfDay = Math.floor((wall - day * dayMs) / minuteMs);
    found.push({ recurrenceId: instant, localStart: { date, minuteOfDay } });
  }
  return effort.spent === undefined ? ok(found) : refused(effort.spent);
}

/** Whether the rule gives its own start. If not, calendar programs disagree about what the series' first meeting is. */
export const startIsInStep = (rule: RecurrenceRule, start: SeriesStart): boolean =>
  isInStep(rule, wallClockAt(start.date, start.minuteOfDay));
