import { assessmentsOf } from './assessments.js';
import { bestRhythm } from './best-rhythm.js';
import { FreeTimes } from './free-times.js';
import { infeasibilityOf } from './infeasibility.js';
import { plannedDays } from './planned-days.js';
import type { ProgrammeAnswer } from './programme-plan.js';
import { programmeSpan } from './programme-span.js';
import type { ProgrammeCalendars, ProgrammeWish } from './programme-wish.js';
import { writtenRhythm } from './written-rhythm.js';

/**
 * A programme planned as one whole: on which weekdays and at which hours its sessions are in every week, what becomes of
 * each where a holiday or an absence is in the way, and when the assessments are; or why there is no such rhythm.
 * Deterministic, and neither clock nor chance has a part in it.
 *
 * Cost: some milliseconds for half a year, see the bench row rhythm.plan; without a rhythm some hundred times as much.
 */
export function planProgramme(wish: ProgrammeWish, calendars: ProgrammeCalendars): ProgrammeAnswer {
  const { start, end } = programmeSpan(wish);
  const known = { start, end: Math.max(end, calendars.horizonEnd ?? end) };
  const free = new FreeTimes(calendars, known, wish.closed);
  const rhythm = bestRhythm(wish, free);
  if (rhythm === undefined) return { kind: 'INFEASIBLE', infeasibility: infeasibilityOf(wish, calendars, free) };
  const days = plannedDays(rhythm, free);
  const assessments = assessmentsOf(wish, days.sessions, free);
  return {
    kind: 'PLANNED',
    plan: {
      rhythm: writtenRhythm(rhythm),
      sessions: [...days.sessions, ...assessments.sessions].sort((a, b) => a.start - b.start),
      adjustments: [...days.adjustments, ...assessments.adjustments],
    },
  };
}
