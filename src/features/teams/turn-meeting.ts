import { type Problem, type ProblemCode } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Meeting } from '../meetings/meeting.js';
import type { MeetingListeners } from '../meetings/meeting-listeners.js';
import { participantProblems } from '../meetings/participant-checks.js';
import { placeNewMeeting } from '../meetings/place-new-meeting.js';

/** What those who come to one turn alone are invited to. */
export interface TurnWish {
  readonly id: string;
  readonly outer: Meeting;
  readonly time: Interval;
  readonly caseId: string | null;
  readonly organiserId: string;
  readonly personIds: readonly string[];
}

/**
 * The meeting of a turn: an inner one of the team's, with nothing of the team in what travels. Who comes to it must come, so that nobody is
 * booked twice; whoever cannot is left out of the turn.
 */
const meetingOfTurn = ({ id, outer, time, caseId, organiserId, personIds }: TurnWish): Meeting => ({
  ...time,
  id,
  organiserId,
  kind: 'TEAM_MEETING',
  status: 'CONFIRMED',
  title: outer.title,
  timeZone: outer.timeZone,
  channel: outer.channel,
  roomId: outer.roomId,
  videoUrl: outer.videoUrl,
  caseId: caseId ?? undefined,
  icalUid: id,
  outerId: outer.id,
  sequence: 0,
  version: 1,
  participants: personIds.map((personId) => ({ personId, requirement: 'REQUIRED', status: 'NEEDS_ACTION' })),
});

interface Inviting {
  readonly acceptWarnings: readonly ProblemCode[];
  /** Epoch milliseconds. */
  readonly now: number;
  /** The input that names a person, and the one that brings everybody together. */
  readonly fieldOf: (personId: string) => string;
  readonly field: string;
}

/** Books it, through the gate and `takeTime`, and has everybody invited. Nobody to invite: nothing is booked. */
export async function inviteToTurn(
  tx: Tx,
  listeners: MeetingListeners,
  wish: TurnWish,
  { acceptWarnings, now, fieldOf, field }: Inviting,
): Promise<Result<string | null, Problem>> {
  if (wish.personIds.length === 0) return ok(null);
  const meeting = meetingOfTurn(wish);
  const tooMany = participantProblems(meeting.participants, meeting.end - meeting.start);
  if (tooMany.length > 0) return refused(...tooMany.map((problem) => ({ ...problem, field })));
  const placed = await placeNewMeeting(tx, listeners, meeting, { released: [], acceptWarnings, gateField: field, now });
  if (placed.ok) return placed;
  return refused(...placed.problems.map((problem) => inTurnWords(problem, wish.personIds, fieldOf)));
}

const PARTICIPANT = /^input[.]participants[.](\d+)[.]/;

/** The inputs of a meeting, by the names that they have here. */
function inTurnWords(problem: Problem, personIds: readonly string[], fieldOf: (personId: string) => string): Problem {
  const personId = personIds[Number(PARTICIPANT.exec(problem.field ?? '')?.[1] ?? Number.NaN)];
  if (personId !== undefined) return { ...problem, field: fieldOf(personId) };
  return problem.field === 'input.roomId' ? { ...problem, field: 'input.meetingId' } : problem;
}
