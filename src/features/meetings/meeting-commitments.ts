import type { Problem, TimeConflict } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';
import { shortMoment } from '../../domain/time/local-date-text.js';
import type { Attendance } from '../availability/attendance.js';
import type { Commitment, Held, Taken } from './commitment.store.js';
import { lapsesAt, type Meeting, type Requirement, timeOf } from './meeting.js';
import * as say from './meeting.problems.js';

/** How each requirement takes a person's time: alone, beside other things, or not at all. */
export const TAKES: Record<Requirement, 'ALONE' | 'TENTATIVELY' | 'NOT'> = {
  CHAIR: 'ALONE',
  REQUIRED: 'ALONE',
  OPTIONAL: 'TENTATIVELY',
  INFORMED: 'NOT',
};

/** Whose time a meeting takes, as it stands. Who is not in `attendance` has none, and the room of an inner meeting is the outer one's. */
export function commitmentsOf(meeting: Meeting, attendance: Attendance): Commitment[] {
  const commitments = meeting.participants.flatMap((participant): Commitment[] => {
    const person = attendance.people.get(participant.personId);
    const takes = TAKES[participant.requirement];
    // A decline gave the time back; a move asks anew, and then it is no decline any more (meeting.ts, `reschedule`).
    if (!person || takes === 'NOT' || participant.status === 'DECLINED') return [];
    return [
      {
        ...timeOf(meeting, participant),
        holderId: person.holderId,
        takenBy: { meetingId: meeting.id },
        exclusive: takes === 'ALONE',
        lapsesAt: lapsesAt(meeting),
      },
    ];
  });
  const room = meeting.roomId && !meeting.outerId ? attendance.rooms.get(meeting.roomId) : undefined;
  if (room)
    commitments.push({
      start: meeting.start,
      end: meeting.end,
      holderId: room.holderId,
      takenBy: { meetingId: meeting.id },
      exclusive: true,
      lapsesAt: lapsesAt(meeting),
    });
  return commitments;
}

/** Who stands in the way of a meeting, in words and one by one. */
export function timeTaken(
  taken: readonly Taken[],
  held: readonly Held[],
  meeting: Meeting,
  attendance: Attendance,
): Problem {
  const named = conflictsOf(taken, held, meeting, attendance);
  const names = [...new Set(named.map(({ name }) => name))];
  const conflicts = named.map(({ conflict }) => conflict);
  const ends = conflicts.flatMap(({ heldUntil }) => heldUntil ?? []);
  if (ends.length < conflicts.length) return say.timeTaken(names, conflicts);
  const freeAt = (language: Language) => shortMoment(Math.max(...ends), meeting.timeZone, language);
  return say.timeHeld(names, conflicts, { FI: freeAt('FI'), SV: freeAt('SV'), EN: freeAt('EN') });
}

/** Each taken time with whose it is, and until when if it is only held. */
export function conflictsOf(
  taken: readonly Taken[],
  held: readonly Held[],
  meeting: Meeting,
  attendance: Attendance,
): { readonly name: string; readonly conflict: TimeConflict }[] {
  return taken.map((time) => {
    const { holderId, start, end } = time;
    const hold = held.find((each) => each.holderId === holderId && each.start === start && each.end === end);
    const when = { start, end, heldUntil: hold?.until };
    const person = meeting.participants.find(({ personId }) => attendance.people.get(personId)?.holderId === holderId);
    if (person) {
      return {
        name: attendance.people.get(person.personId)?.displayName ?? '',
        conflict: { personId: person.personId, ...when },
      };
    }
    return {
      name: attendance.rooms.get(meeting.roomId ?? '')?.name ?? '',
      conflict: { roomId: meeting.roomId, ...when },
    };
  });
}
