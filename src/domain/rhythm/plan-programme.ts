import { adjustmentsIn } from './adjustments.js';
import { bestRhythm, type Rhythm } from './best-rhythm.js';
import { FreeTimes } from './free-times.js';
import type {
  PlannedDay,
  ProgrammeAdjustment,
  ProgrammeAnswer,
  ProgrammePlan,
  RhythmSession,
} from './programme-plan.js';
import { dayOf, minuteOf, ProgrammeWeeks } from './programme-weeks.js';
import type { ProgrammeCalendars, ProgrammeWish } from './programme-wish.js';
import { programmeSpan } from './programme-span.js';
import { repairedWeek } from './week-repair.js';
import { WeekTable } from './week-table.js';

/**
 * A programme planned as one whole: on which weekdays and at which hours its sessions are in every week, what becomes of
 * each where a holiday or an absence is in the way, and when the assessments are; or why there is no such rhythm.
 * Deterministic, and neither clock nor chance has a part in it.
 */
export function planProgramme(wish: ProgrammeWish, calendars: ProgrammeCalendars): ProgrammeAnswer {
  const weeks = new ProgrammeWeeks(wish.zone, wish.from, wish.weeks, wish.closed);
  const free = new FreeTimes(calendars, programmeSpan(wish), wish.closed);
  const days = wish.days.toSorted((a, b) => (a.type < b.type ? -1 : 1));
  const tables = days.map((day) => new WeekTable(weeks, day, free));
  const rhythm = bestRhythm(tables, weeks);
  if (rhythm === undefined) return { kind: 'INFEASIBLE', infeasibility: { blockers: [], relaxations: [] } };
  return { kind: 'PLANNED', plan: planOf(rhythm, weeks, free) };
}

function planOf(rhythm: Rhythm, weeks: ProgrammeWeeks, free: FreeTimes): ProgrammePlan {
  const sessions: PlannedDay[] = [];
  const adjustments: ProgrammeAdjustment[] = [];
  for (let week = 0; week < weeks.count; week += 1) {
    const { places } = repairedWeek(rhythm.sessions, week);
    for (const [at, { table }] of rhythm.sessions.entries()) {
      const place = places[at];
      if (place === undefined) continue;
      const { type, attendeeIds, roomIds, durationMs } = table.day;
      const start = weeks.instantOf(week, place);
      const roomId = roomIds[table.roomIn(week, place, rhythm.homes.get(table) ?? 0) ?? -1];
      const participantIds = [...new Set(attendeeIds)].sort();
      sessions.push({
        type,
        week: week + 1,
        start,
        end: start + durationMs,
        participantIds,
        ...(roomId && { roomId }),
      });
    }
    adjustments.push(...adjustmentsIn(rhythm, places, weeks, free, week));
  }
  return {
    rhythm: written(rhythm, weeks),
    sessions: sessions.sort((a, b) => a.start - b.start),
    adjustments,
  };
}

function written({ sessions, homes }: Rhythm, weeks: ProgrammeWeeks): RhythmSession[] {
  return sessions
    .toSorted((a, b) => a.place - b.place)
    .map(({ table, place }) => {
      const roomId = table.day.roomIds[homes.get(table) ?? -1];
      return {
        type: table.day.type,
        weekday: weeks.weekdayOf(dayOf(place)),
        startMinute: minuteOf(place),
        durationMs: table.day.durationMs,
        ...(roomId !== undefined && { roomId }),
      };
    });
}
