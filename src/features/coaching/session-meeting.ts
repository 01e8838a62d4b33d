import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { type Meeting, newMeeting } from '../meetings/meeting.js';
import { type CoachingProgramme, plannedParticipants, type ProgrammeSession } from './programme.js';

/**
 * The meeting that a planned session becomes. The coach organises it, whoever confirms the programme: the coach is whom
 * people call. What travels is the neutral title. An assessment is a matter of its client's case and goes through the
 * gate; a day of coaching rests on the clients' enrolment (ADR 34).
 */
export function meetingOf(
  programme: CoachingProgramme,
  session: ProgrammeSession,
  id: string,
): Result<Meeting, Problem> {
  const { coachId } = programme;
  return newMeeting({
    id,
    icalUid: id,
    kind: session.type === 'ASSESSMENT' ? 'ASSESSMENT' : 'COACHING_SESSION',
    title: programme.name,
    // The planner gives instants, none of them in an hour that the clocks skip: written so, none is looked for.
    start: { instant: session.start, wallClock: session.start, offsetMinutes: 'Z' },
    durationMs: session.end - session.start,
    timeZone: programme.timeZone,
    channel: 'ON_SITE',
    roomId: session.roomId,
    organiserId: coachId,
    participants: plannedParticipants(programme, session).map((personId) => ({
      personId,
      requirement: personId === coachId ? ('CHAIR' as const) : ('REQUIRED' as const),
    })),
  });
}
