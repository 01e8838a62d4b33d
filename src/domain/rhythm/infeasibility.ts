import { blockersOf } from './blockers.js';
import type { FreeTimes } from './free-times.js';
import type { ProgrammeInfeasibility } from './programme-plan.js';
import { ProgrammeWeeks } from './programme-weeks.js';
import type { ProgrammeCalendars, ProgrammeWish } from './programme-wish.js';
import { relaxationsOf } from './relaxations.js';

/** Why there is no rhythm, and what would open one. */
export function infeasibilityOf(
  wish: ProgrammeWish,
  calendars: ProgrammeCalendars,
  free: FreeTimes,
): ProgrammeInfeasibility {
  const weeks = new ProgrammeWeeks(wish.zone, wish.from, wish.weeks, wish.closed);
  return { blockers: blockersOf(wish, weeks, free), relaxations: relaxationsOf(wish, calendars, free) };
}
