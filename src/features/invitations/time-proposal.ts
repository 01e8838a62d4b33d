import { invalid, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { type WrittenInstant, wallClockIsSkipped } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import { durationProblems, type Meeting, timeOf } from '../meetings/meeting.js';
import { messageProblem } from '../meetings/meeting-message.js';
import { askedParticipant } from '../meetings/participation.js';
import * as say from './time-proposal.problems.js';

/**
 * Another time that a participant proposes for a meeting, and what becomes of it.
 *
 * Invariants
 * - it is a time for the whole meeting, also where its proposer attends a part, and it is to come when it is proposed;
 * - one person has at most one OPEN proposal of a meeting: a new one withdraws the earlier;
 * - it is about the meeting as it stood: whatever moves or cancels the meeting, or takes its proposer out of it, withdraws it;
 * - what is decided or withdrawn is never changed again.
 *
 * States
 *   OPEN ── whoever may change the meeting accepts ──▶ ACCEPTED  (the meeting moves in the same transaction)
 *     │ └ they decline ──▶ DECLINED
 *     └ a newer proposal, a move, a cancellation, a removal ──▶ WITHDRAWN
 */
export const proposalStates = ['OPEN', 'ACCEPTED', 'DECLINED', 'WITHDRAWN'] as const;
export type ProposalState = (typeof proposalStates)[number];

export interface TimeProposal extends Interval {
  readonly id: string;
  readonly meetingId: string;
  readonly invitationId: string;
  readonly personId: string;
  readonly comment?: string | undefined;
  /** Of the invitation that it was made to. */
  readonly sequence: number;
  /** It came as a calendar's COUNTER, and is answered as one. */
  readonly fromCalendar: boolean;
  readonly state: ProposalState;
  /** Epoch milliseconds; DTSTAMP of a COUNTER. */
  readonly createdAt: number;
}

export interface TimeWish {
  readonly personId: string;
  /** When the person's own time would begin. */
  readonly start: WrittenInstant;
  /** When it would end, if a calendar says so; otherwise it lasts as long as now. */
  readonly end?: number | undefined;
  readonly comment?: string | undefined;
}

/** The time that the whole meeting would have, or why it cannot be proposed. */
export function proposedTime(meeting: Meeting, wish: TimeWish, now: number): Result<Interval, Problem> {
  const asked = askedParticipant(meeting, wish.personId, now);
  if (!asked.ok) return asked;
  const start = wish.start.instant - (timeOf(meeting, asked.value).start - meeting.start);
  // Of somebody's part no end says how long the others would meet.
  const end = (asked.value.part ? undefined : wish.end) ?? start + (meeting.end - meeting.start);
  const unfit = messageProblem('input.comment', wish.comment ?? '');
  if (unfit) return refused(unfit);
  if (wallClockIsSkipped(wish.start, meeting.timeZone)) return refused(invalid('input.start', say.proposedSkipped));
  if (start <= now) return refused(invalid('input.start', say.proposedPast));
  if (start === meeting.start && end === meeting.end) return refused(invalid('input.start', say.proposedSame));
  if (durationProblems(end - start).length > 0) return refused(invalid('input.start', say.proposedTooLong));
  return ok({ start, end });
}

/** What a decision makes of a proposal. The same decision once more gives the same object. */
export function decide(proposal: TimeProposal, accept: boolean, now: number): Result<TimeProposal, Problem> {
  const state = accept ? 'ACCEPTED' : 'DECLINED';
  if (proposal.state === state) return ok(proposal);
  if (proposal.state === 'WITHDRAWN') return refused(say.noLongerProposed);
  if (proposal.state !== 'OPEN') return refused(say.decidedAlready);
  if (accept && proposal.start <= now) return refused(say.proposalPassed);
  return ok({ ...proposal, state });
}

/**
 * What a new proposal is beside all that are known of the same invitation. Of calendars' proposals the last one made
 * stands, whatever its mail's fate: one that is known already, decided or not, changes nothing. What is proposed here is
 * proposed now, unless it is what is open already.
 */
export function weighProposal(known: readonly TimeProposal[], proposal: TimeProposal): 'COUNTS' | 'OLDER' | 'REPEATED' {
  if (!proposal.fromCalendar) {
    const open = known.find(({ state }) => state === 'OPEN');
    const same = open?.start === proposal.start && open.end === proposal.end && open.comment === proposal.comment;
    return same ? 'REPEATED' : 'COUNTS';
  }
  const orders = known.map((each) => compareProposals(proposal, each));
  if (orders.includes(0)) return 'REPEATED';
  return orders.some((order) => order < 0) ? 'OLDER' : 'COUNTS';
}

/**
 * Whether a calendar's proposal is one that was taken before, whatever has become of it and of the meeting since: the one
 * that moved the meeting is no time that could be proposed again. `start` and `end` are what the calendar says.
 */
export function isKnown(
  known: readonly TimeProposal[],
  dtstamp: number,
  start: number,
  end: number | undefined,
): boolean {
  return known.some(
    (each) =>
      each.fromCalendar &&
      each.createdAt === dtstamp &&
      each.start === start &&
      (end === undefined || each.end === end),
  );
}

/** By SEQUENCE, then by when, then, within DTSTAMP's second, by what is proposed. 0: they are the same one. */
function compareProposals(one: TimeProposal, other: TimeProposal): number {
  return (
    one.sequence - other.sequence || one.createdAt - other.createdAt || one.start - other.start || one.end - other.end
  );
}
