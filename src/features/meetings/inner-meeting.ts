import { cancel, type Meeting } from './meeting.js';

/**
 * A meeting that lies within another one, such as a client's turn in a team's meeting: a meeting of its own, with its own people, UID and
 * invitations, so that everything that is true of meetings is true of it. It uses the outer one's room, and nobody moves it by itself with
 * `rescheduleMeeting`: the room that put it there does (inner-meetings.ts).
 */

/** The inner meeting at that start (epoch milliseconds) of its outer one, or of another. Whose time changes is asked anew, as in `reschedule`. */
export function goesInto(inner: Meeting, outer: Pick<Meeting, 'id' | 'roomId'>, start: number): Meeting {
  const end = start + inner.end - inner.start;
  const isElsewhere = start !== inner.start || outer.roomId !== inner.roomId;
  if (!isElsewhere && outer.id === inner.outerId) return inner;
  return {
    ...inner,
    start,
    end,
    outerId: outer.id,
    roomId: outer.roomId,
    sequence: inner.sequence + (isElsewhere ? 1 : 0),
    version: inner.version + 1,
    participants:
      start === inner.start
        ? inner.participants
        : inner.participants.map((participant) => ({ ...participant, status: 'NEEDS_ACTION' })),
  };
}

/** Called off because the outer meeting is, and there is no other place for it. */
export function fallsWith(inner: Meeting, now: number): Meeting {
  const fallen = cancel(inner, inner.version, now);
  if (!fallen.ok) throw new Error('an inner meeting that is to come could not be called off');
  return fallen.value;
}
