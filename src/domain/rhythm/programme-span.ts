import type { Interval } from '../time/interval.js';
import { assessmentWindowWeeks, followUpAfterWeeks } from './programme-limits.js';
import { ProgrammeWeeks } from './programme-weeks.js';
import type { ProgrammeWish } from './programme-wish.js';

type Asked = Pick<ProgrammeWish, 'zone' | 'from' | 'weeks' | 'assessments' | 'closed'>;

/** The weeks that a plan may have sessions in: those of the programme, and the ones of its follow-up. */
export function plannedWeeks({ zone, from, weeks, assessments, closed }: Asked): ProgrammeWeeks {
  const hasFollowUp = assessments.some(({ at }) => at.includes('FOLLOW_UP'));
  const count = weeks + (hasFollowUp ? followUpAfterWeeks + assessmentWindowWeeks : 0);
  return new ProgrammeWeeks(zone, from, count, closed);
}

/** The time over which the calendars of a programme must be complete. Throws RangeError if there is no day `from`. */
export const programmeSpan = (wish: Asked): Interval => plannedWeeks(wish).span;
