import type { Instant, Interval } from '../time/interval.js';
import type { WallClock } from '../time/zone.js';
import type { LocalClock } from './local-clock.js';
import type { RecurrenceRule } from './recurrence-rule.js';

/**
 * Which occurrence is meant, by an EXDATE or a RECURRENCE-ID: the instant at which it begins by the series, or all that begin on
 * a day (days since 1970 on the series' own wall), as DATE values say it.
 */
export type OccurrenceName = { readonly instant: Instant } | { readonly day: number };

/** How long each occurrence lasts: so many days of its own calendar, and then so much by a clock that never jumps. */
export interface OccurrenceLength {
  readonly days: number;
  readonly exactMs: number;
}

/** An occurrence that is other than its series says (RFC 5545, 3.8.4.4). */
export interface Override<Detail> {
  readonly name: OccurrenceName;
  /** RANGE=THISANDFUTURE (RFC 5545, 3.2.13): all later ones are moved by as much, last as long and are what this one is. */
  readonly andFuture: boolean;
  readonly time: Interval;
  readonly detail: Detail;
}

/** A component with its recurrence set (RFC 5545, 3.8.5) and what was changed of it. */
export interface Recurrence<Detail> {
  readonly clock: LocalClock;
  readonly start: WallClock;
  /** The start is a day: UNTIL is read as one, and times of day in rules mean nothing. */
  readonly isDate: boolean;
  readonly length: OccurrenceLength;
  readonly rules: readonly RecurrenceRule[];
  /** EXRULE, which RFC 5545 has given up and old files have. */
  readonly exclusionRules: readonly RecurrenceRule[];
  /** RDATE; with an end where it is a PERIOD. */
  readonly dates: readonly { readonly start: Instant; readonly end: Instant | undefined }[];
  readonly exclusions: readonly OccurrenceName[];
  readonly overrides: readonly Override<Detail>[];
}

export interface Occurrence<Detail> extends Interval {
  /** When it begins by the series, before anything was moved. */
  readonly recurrenceId: Instant;
  /** What of the series it is: undefined for what the series itself says. */
  readonly detail: Detail | undefined;
}
