import { meets, memberAround } from '../time/interval.js';
import type { Rhythm } from './best-rhythm.js';
import type { FreeTimes } from './free-times.js';
import type { AdjustmentReason, PlannedDay, ProgrammeAdjustment } from './programme-plan.js';
import { dayOf, type Place, type ProgrammeWeeks } from './programme-weeks.js';
import { type RhythmPlace, repairedWeek } from './week-repair.js';

type DayAdjustment = Exclude<ProgrammeAdjustment, { kind: 'NOT_PLACED' }>;

interface PlannedDays {
  readonly sessions: readonly PlannedDay[];
  /** In order of the times that could not be kept. */
  readonly adjustments: readonly DayAdjustment[];
}

/** The sessions of a rhythm in every week, and where it had to give way. */
export function plannedDays(rhythm: Rhythm, free: FreeTimes): PlannedDays {
  const sessions: PlannedDay[] = [];
  const adjustments: DayAdjustment[] = [];
  for (let week = 0; week < rhythm.weeks.count; week += 1) {
    const { places } = repairedWeek(rhythm.sessions, week);
    for (const [at, session] of rhythm.sessions.entries()) {
      const outcome: Outcome = { ...session, rhythm, week, to: places[at] };
      sessions.push(...sessionOf(outcome));
      adjustments.push(...adjustmentOf(outcome, free));
    }
  }
  return { sessions, adjustments: adjustments.sort((a, b) => a.movedFrom - b.movedFrom) };
}

/** Where one session of the rhythm is in one week. */
interface Outcome extends RhythmPlace {
  readonly rhythm: Rhythm;
  readonly week: number;
  readonly to: Place | undefined;
}

function sessionOf({ table, rhythm, week, to }: Outcome): PlannedDay[] {
  if (to === undefined) return [];
  const { type, attendeeIds, durationMs } = table.day;
  const start = rhythm.weeks.instantOf(week, to);
  const roomId = table.roomIn(week, to, rhythm.homes.get(table));
  const participantIds = [...new Set(attendeeIds)].sort();
  return [
    { type, week: week + 1, start, end: start + durationMs, participantIds, ...(roomId !== undefined && { roomId }) },
  ];
}

function adjustmentOf(outcome: Outcome, free: FreeTimes): DayAdjustment[] {
  const { table, place, rhythm, week, to } = outcome;
  const { weeks, homes } = rhythm;
  const adjusted = { week: week + 1, type: table.day.type, movedFrom: weeks.instantOf(week, place) };
  if (to === undefined) return [{ kind: 'DROPPED', ...adjusted, reason: reasonOf(outcome, weeks, free) }];
  const home = table.day.roomIds[homes.get(table) ?? -1];
  const roomId = table.roomIn(week, to, homes.get(table));
  const other = roomId !== undefined && roomId !== home ? { roomId } : undefined;
  if (to !== place) {
    const movedTo = weeks.instantOf(week, to);
    return [{ kind: 'MOVED', ...adjusted, reason: reasonOf(outcome, weeks, free), movedTo, ...other }];
  }
  if (other === undefined || home === undefined) return [];
  return [{ kind: 'OTHER_ROOM', ...adjusted, reason: { kind: 'ROOM_TAKEN', roomIds: [home] }, ...other }];
}

/** Why a session could not be held at its place: holidays and clocks before people, and people before rooms. */
function reasonOf({ table, place, week }: Outcome, weeks: ProgrammeWeeks, free: FreeTimes): AdjustmentReason {
  const { attendeeIds, durationMs, roomIds } = table.day;
  if (weeks.isClosed(week, dayOf(place))) return { kind: 'HOLIDAY', date: weeks.dateOf(week, place) };
  if (!weeks.keepsClock(week, place, durationMs)) return { kind: 'CLOCK_CHANGE' };
  const start = weeks.instantOf(week, place);
  const time = { start, end: start + durationMs };
  const absent = [...new Set(attendeeIds)].filter((id) => memberAround(free.of(id), time) === undefined).sort();
  if (absent.length > 0) return { kind: 'ABSENCE', personIds: absent };
  return { kind: 'ROOM_TAKEN', roomIds: roomIds.filter((id) => meets(free.takenOf(id), time)) };
}
