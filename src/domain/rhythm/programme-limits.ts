import { minuteMs } from '../time/local-date.js';
import type { Instrument } from './programme-wish.js';

/**
 * What a programme may ask for, and the figures that its planning rests on (ADR 35). The planner itself does not check
 * the first three: whoever takes the wish does, and answers with a problem that names the bound.
 */
export const programmeWeeksMax = 52;
/** Of one type of day; a week has seven days, and a coach two to rest. */
export const daysPerWeekMax = 5;
export const programmeDayMinutesMax = 12 * 60;

/** Sessions begin on quarters of an hour, counted from midnight. */
export const gridMinutes = 15;

/**
 * In so large a share of the weeks, rounded to whole weeks, the rhythm may give way: a session is moved or dropped. One
 * that gives way more often is no rhythm. The same share of a type's sessions may be in another room than its own.
 */
export const brokenShareMax = 0.25;

/** Assessments are in the first so many weeks, in so many in the middle, and in the last. */
export const assessmentWindowWeeks = 2;
/** A follow-up is so long after the end: what lasts shows when the coach has been gone for a quarter of a year. */
export const followUpAfterWeeks = 13;

const short = 45 * minuteMs;
/** Three sit together, one of them on working time. */
const long = 60 * minuteMs;

/** How long the talk of one client takes. */
export const talkMs: Readonly<Record<Instrument, number>> = {
  KYKYVIISARI: short,
  WORK_PERIOD_EVALUATION: long,
  ARTO: long,
  WHODAS_2_0: short,
  OTHER: short,
};

/** Of these the host workplace has something to say: its contact takes part. */
export const instrumentsWithHost: ReadonlySet<Instrument> = new Set(['WORK_PERIOD_EVALUATION', 'ARTO']);

/**
 * How many rhythms are looked at week by week at most. Some hundred are usual; past the bound, which only calendars made
 * for it reach, the best rhythm so far is taken.
 */
export const rhythmsRepairedMax = 200_000;
