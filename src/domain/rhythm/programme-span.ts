import type { Interval } from '../time/interval.js';
import { dayMs, dayNumberOf } from '../time/local-date.js';
import { instantOfWallClock } from '../time/zone.js';
import { assessmentWindowWeeks, followUpAfterWeeks } from './programme-limits.js';
import type { ProgrammeWish } from './programme-wish.js';

/** How many weeks a plan may have sessions in: those of the programme, and the ones up to its follow-up's end. */
export function plannedWeekCount({ weeks, assessments }: Pick<ProgrammeWish, 'weeks' | 'assessments'>): number {
  const hasFollowUp = assessments.some(({ at }) => at.includes('FOLLOW_UP'));
  return weeks + (hasFollowUp ? followUpAfterWeeks + assessmentWindowWeeks : 0);
}

/** The time over which the calendars of a programme must be complete. Throws RangeError if there is no day `from`. */
export function programmeSpan(wish: Pick<ProgrammeWish, 'zone' | 'from' | 'weeks' | 'assessments'>): Interval {
  const firstDay = dayNumberOf(wish.from);
  if (firstDay === undefined) throw new RangeError(`There is no day ${wish.from}.`);
  const midnightOf = (day: number) => instantOfWallClock(wish.zone, day * dayMs);
  return { start: midnightOf(firstDay), end: midnightOf(firstDay + plannedWeekCount(wish) * 7) };
}
