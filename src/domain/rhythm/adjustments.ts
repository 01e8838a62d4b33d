import { meets, memberAround } from '../time/interval.js';
import type { Rhythm } from './best-rhythm.js';
import type { FreeTimes } from './free-times.js';
import type { AdjustmentReason, ProgrammeAdjustment } from './programme-plan.js';
import { dayOf, type Place, type ProgrammeWeeks } from './programme-weeks.js';
import type { RhythmPlace } from './week-repair.js';

/** What became of the sessions of one week that are not where the rhythm has them, and why. */
export function adjustmentsIn(
  rhythm: Rhythm,
  places: readonly (Place | undefined)[],
  weeks: ProgrammeWeeks,
  free: FreeTimes,
  week: number,
): ProgrammeAdjustment[] {
  return rhythm.sessions.flatMap((session, at): ProgrammeAdjustment[] => {
    const { table, place: from } = session;
    const to = places[at];
    const { type, roomIds } = table.day;
    const adjusted = { week: week + 1, type, movedFrom: weeks.instantOf(week, from) };
    if (to === undefined) return [{ kind: 'DROPPED', ...adjusted, reason: reasonOf(session, weeks, free, week) }];
    const home = rhythm.homes.get(table);
    const room = table.roomIn(week, to, home ?? 0);
    const otherRoomId = room === home ? undefined : roomIds[room ?? -1];
    if (to !== from) {
      const movedTo = weeks.instantOf(week, to);
      const reason = reasonOf(session, weeks, free, week);
      return [
        { kind: 'MOVED', ...adjusted, reason, movedTo, ...(otherRoomId !== undefined && { roomId: otherRoomId }) },
      ];
    }
    if (otherRoomId === undefined) return [];
    const taken = roomIds[home ?? 0] ?? '';
    return [{ kind: 'OTHER_ROOM', ...adjusted, reason: { kind: 'ROOM_TAKEN', roomIds: [taken] }, roomId: otherRoomId }];
  });
}

/** Why a session could not be held at its place. */
function reasonOf(
  { table, place }: RhythmPlace,
  weeks: ProgrammeWeeks,
  free: FreeTimes,
  week: number,
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
