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
const brokenShareMax = 0.25;

/** How many of so many may give way. */
export const brokenMaxOf = (count: number): number => Math.round(count * brokenShareMax);

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
 * How many choices of a place are looked at at most, a week that is repaired counting as so many. Some thousand are usual;
 * past the bound, which only calendars made for it reach, the best rhythm so far is taken.
 */
export const rhythmStepsMax = 400_000;
export const stepsOfRepair = 30;
/** Less for each of the changes that are tried when there is no rhythm, since they are many. */
export const relaxationStepsMax = 100_000;
/** And for each set of requirements that may be in the way: one that takes longer is not said to be. */
export const conflictStepsMax = 10_000;
/** A smallest set of blockers is looked for up to so many; a larger one is only free of what is superfluous. */
export const smallestBlockersMax = 4;

/** What is proposed when there is no rhythm: nobody is asked to come on a weekend, before or after these hours. */
export const otherWeekdays = [1, 2, 3, 4, 5] as const;
export const otherHoursEarliestMinute = 7 * 60;
export const otherHoursLatestMinute = 20 * 60;
export const otherHoursStepMinutes = 30;
export const shorterStepMinutes = 15;
/** A shorter session than this is no day. */
export const shortestDayMinutes = 60;
/** Nor is a programme of less than this share of its weeks the same programme. */
export const fewerWeeksShareMin = 0.5;
export const laterStartWeeksMax = 12;
