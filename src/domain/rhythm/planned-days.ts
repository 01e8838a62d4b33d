import { meets, memberAround } from '../time/interval.js';
import type { Rhythm } from './best-rhythm.js';
import type { FreeTimes } from './free-times.js';
import type { AdjustmentReason, PlannedDay, ProgrammeAdjustment } from './programme-plan.js';
import { dayOf, type Place, type ProgrammeWeeks } from './programme-weeks.js';
import { type RhythmPlace, repairedWeek } from './week-repair.js';
import type { WeekTable } from './week-table.js';

type DayAdjustment = Exclude<ProgrammeAdjustment, { kind: 'NOT_PLACED' }>;

interface PlannedDays {
  /** In order of time. */
  readonly sessions: readonly PlannedDay[];
  /** In order of the times that could not be kept. */
  readonly adjustments: readonly DayAdjustment[];
}

/** The sessions of a rhythm in every week, and where it had to give way. */
export function plannedDays(rhythm: Rhythm, free: FreeTimes): PlannedDays {
  const sessions: PlannedDay[] = [];
  const adjustments: DayAdjustment[] = [];
  const participants = new Map(rhythm.sessions.map(({ table }) => [table, [...new Set(table.day.attendeeIds)].sort()]));
  for (let week = 0; week < rhythm.weeks.count; week += 1) {
    const { places } = repairedWeek(rhythm.sessions, week);
    for (const [at, session] of rhythm.sessions.entries()) {
      const to = places[at];
      const roomId = to === undefined ? undefined : session.table.roomIn(week, to, rhythm.homes.get(session.table));
      if (to !== undefined) sessions.push(heldSession(session.table, week, to, roomId));
      adjustments.push(...adjustmentOf(session, week, { to, roomId }, rhythm, free));
    }
  }
  return {
    sessions: sessions.sort((a, b) => a.start - b.start),
    adjustments: adjustments.sort((a, b) => a.movedFrom - b.movedFrom),
  };

  function heldSession(table: WeekTable, week: number, place: Place, roomId: string | undefined): PlannedDay {
    const { type, durationMs } = table.day;
    const start = rhythm.weeks.instantOf(week, place);
    const participantIds = participants.get(table) ?? [];
    const session = { type, week: week + 1, start, end: start + durationMs, participantIds };
    return roomId === undefined ? session : { ...session, roomId };
  }
}

/** Where and in which room a session is held; nowhere if it is dropped. */
interface Held {
  readonly to: Place | undefined;
  readonly roomId: string | undefined;
}

function adjustmentOf(
  { table, place }: RhythmPlace,
  week: number,
  { to, roomId }: Held,
  { weeks, homes }: Rhythm,
  free: FreeTimes,
): DayAdjustment[] {
  const home = table.day.roomIds[homes.get(table) ?? -1];
  if (to === place && roomId === home) return [];
  const adjusted = { week: week + 1, type: table.day.type, movedFrom: weeks.instantOf(week, place) };
  const other = roomId !== undefined && roomId !== home ? { roomId } : undefined;
  if (to === place) {
    const reason = { kind: 'ROOM_TAKEN', roomIds: home === undefined ? [] : [home] } as const;
    return other === undefined ? [] : [{ kind: 'OTHER_ROOM', ...adjusted, reason, ...other }];
  }
  const reason = reasonOf({ table, place }, week, weeks, free);
  if (to === undefined) return [{ kind: 'DROPPED', ...adjusted, reason }];
  return [{ kind: 'MOVED', ...adjusted, reason, movedTo: weeks.instantOf(week, to), ...other }];
}

/** Why a session could not be held at its place: holidays and clocks before people, and people before rooms. */
function reasonOf(
  { table, place }: RhythmPlace,
  week: number,
  weeks: ProgrammeWeeks,
  free: FreeTimes,
): AdjustmentReason {
  const { attendeeIds, durationMs, roomIds } = table.day;
  if (weeks.isClosed(week, dayOf(place))) return { kind: 'HOLIDAY', date: weeks.dateOf(week, place) };
  if (!weeks.keepsClock(week, place, durationMs)) return { kind: 'CLOCK_CHANGE' };
  const start = weeks.instantOf(week, place);
  const time = { start, end: start + durationMs };
  const absent = [...new Set(attendeeIds)].filter((id) => memberAround(free.of(id), time) === undefined).sort();
  if (absent.length > 0) return { kind: 'ABSENCE', personIds: absent };
  return { kind: 'ROOM_TAKEN', roomIds: roomIds.filter((id) => meets(free.takenOf(id), time)) };
}
