import type { FreeTimes } from './free-times.js';
import type { ProgrammeInfeasibility } from './programme-plan.js';
import type { ProgrammeCalendars, ProgrammeWish } from './programme-wish.js';

export function infeasibilityOf(
  _wish: ProgrammeWish,
  _calendars: ProgrammeCalendars,
  _free: FreeTimes,
): ProgrammeInfeasibility {
  return { blockers: [], relaxations: [] };
}
