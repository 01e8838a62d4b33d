import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import * as say from './answer.problems.js';
import { type Meeting, type Participant, type ParticipationStatus, statusAt, timeOf } from './meeting.js';
import { messageProblem } from './meeting-message.js';

/**
 * What one participant answers to a meeting, and what that does.
 *
 * Invariants
 * - an answer changes one participant: the meeting's `version` and `sequence` stay, and the others are sent nothing;
 * - only a meeting that stands, and that the participant's own time has not ended of, is answered to; to a hold nobody
 *   has been invited;
 * - whoever has DECLINED has no time taken by the meeting; any other answer takes it as the requirement says (meeting.ts);
 * - an answer belongs to the time it was given for: a move of it asks anew, and its comment goes with it.
 *
 * States
 *   NEEDS_ACTION ──▶ ACCEPTED, TENTATIVE, DECLINED ◀──▶ each other, as often as somebody changes their mind
 *   any of them ── their time moves ──▶ NEEDS_ACTION  (`reschedule` in meeting.ts)
 */
export type AnswerStatus = Exclude<ParticipationStatus, 'NEEDS_ACTION'>;
export const answerStatuses: readonly AnswerStatus[] = ['ACCEPTED', 'TENTATIVE', 'DECLINED'];

export interface GivenAnswer {
  readonly personId: string;
  readonly status: AnswerStatus;
  /** For whoever may change the meeting, and nobody else. */
  readonly comment?: string | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
  /** One of many meetings that the same answer is given to: the first of them, or another. */
  readonly ofSeries?: 'FIRST' | 'OTHER' | undefined;
}

/** The meeting with the answer in it. The same status once more gives the same object: nothing about the meeting is different. */
export function answer(meeting: Meeting, given: GivenAnswer, now: number): Result<Meeting, Problem> {
  const asked = askedParticipant(meeting, given.personId, now);
  if (!asked.ok) return asked;
  const unfit = messageProblem('input.comment', given.comment ?? '');
  if (unfit) return refused(unfit);
  if (asked.value.status === given.status) return ok(meeting);
  const answered = { ...asked.value, status: given.status };
  const participants = meeting.participants.map((each) => (each === asked.value ? answered : each));
  return ok({ ...meeting, participants });
}

/** Whoever may still answer to the meeting, or why they may not. */
export function askedParticipant(meeting: Meeting, personId: string, now: number): Result<Participant, Problem> {
  const participant = participantOf(meeting, personId);
  if (!participant || meeting.status === 'TENTATIVE') return refused(say.notInvited);
  if (statusAt(meeting, now) === 'CANCELLED') return refused(say.meetingCancelled);
  return timeOf(meeting, participant).end <= now ? refused(say.meetingOver) : ok(participant);
}

export const participantOf = (meeting: Meeting, personId: string): Participant | undefined =>
  meeting.participants.find((participant) => participant.personId === personId);

/** What an answer does to the time that the meeting takes of the participant. */
export function timeChange(before: Participant, after: Participant): 'GIVEN_BACK' | 'TAKEN' | 'SAME' {
  if (before.status === after.status) return 'SAME';
  if (after.status === 'DECLINED') return 'GIVEN_BACK';
  return before.status === 'DECLINED' ? 'TAKEN' : 'SAME';
}
