import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { AnswerMeeting } from '../meetings/answer-meeting.js';
import { type Meeting, statusAt } from '../meetings/meeting.js';
import { alreadyCancelled } from '../meetings/meeting.problems.js';
import { loadForChange } from '../meetings/meeting.store.js';
import { meetingToChange } from '../meetings/meeting-to-change.js';
import { RescheduleMeeting } from '../meetings/reschedule-meeting.js';
import { keepPlace, loadAsked } from './answered-invitation.store.js';
import { declineCounter } from './decline-counter.js';
import { decide, type TimeProposal } from './time-proposal.js';
import * as say from './time-proposal.problems.js';
import { loadProposal, meetingOfProposal, writeDecision } from './time-proposal.store.js';

export interface DecideProposalCommand {
  readonly proposalId: string;
  readonly accept: boolean;
}

/**
 * Decides about another time that somebody proposed. Accepting moves the meeting by the same path as any move, and the
 * proposer has accepted the new time. What a move warns of counts as accepted: the proposal said when. Declining leaves
 * the meeting where it is, and the proposer is told.
 */
@Injectable()
export class DecideProposal {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly rescheduling: RescheduleMeeting,
    private readonly answering: AnswerMeeting,
  ) {}

  /** The id of the meeting. */
  async execute(viewer: Viewer, command: DecideProposalCommand): Promise<Result<string, Problem>> {
    return this.transactions.run(viewer, (tx) => this.decide(tx, viewer, command));
  }

  private async decide(
    tx: Tx,
    viewer: Viewer,
    { proposalId, accept }: DecideProposalCommand,
  ): Promise<Result<string, Problem>> {
    const meetingId = await meetingOfProposal(tx, proposalId);
    if (meetingId === undefined) return refused(say.unknownProposal);
    const found = await meetingToChange(tx, viewer, meetingId);
    if (!found.ok) return refused(...found.problems.map(ofProposalSeen));
    const now = this.clock.now();
    if (statusAt(found.value, now) === 'CANCELLED') return refused(ofProposal(alreadyCancelled));
    const proposal = await loadProposal(tx, proposalId);
    const decided = proposal && decide(proposal, accept, now);
    if (!decided) return refused(say.unknownProposal);
    if (!decided.ok) return decided;
    if (decided.value === proposal) return ok(meetingId);
    await writeDecision(tx, decided.value, now);
    if (accept) return this.move(tx, found.value, decided.value, now);
    await declineCounter(tx, decided.value, now);
    return ok(meetingId);
  }

  /** The proposal is decided by now, so that the move does not withdraw it as it withdraws the open ones. */
  private async move(tx: Tx, meeting: Meeting, proposal: TimeProposal, now: number): Promise<Result<string, Problem>> {
    const { start, end, personId, invitationId } = proposal;
    const moved = await this.rescheduling.move(tx, meeting, {
      meetingId: meeting.id,
      move: {
        version: meeting.version,
        start: { instant: start, wallClock: start, offsetMinutes: 'Z' },
        durationMs: end - start,
      },
      acceptWarnings: ['OUTSIDE_AVAILABILITY'],
    });
    if (!moved.ok) return refused(...moved.problems.map(ofProposal));
    const after = await loadForChange(tx, meeting.id);
    const answered = after && (await this.answering.answer(tx, after, { personId, status: 'ACCEPTED', at: now }, now));
    if (answered && !answered.ok) return refused(...answered.problems.map(ofProposal));
    const asked = await loadAsked(tx, invitationId);
    if (asked) await keepPlace(tx, invitationId, { sequence: asked.sequence, at: now, here: true });
    return ok(meeting.id);
  }
}

/** Meetings' problems name the input of the act that they know; here there is a proposal. */
const ofProposal = (problem: Problem): Problem => ({ ...problem, field: 'input.proposalId' });

/** A meeting that is not seen has no proposals that could be. */
const ofProposalSeen = (problem: Problem): Problem =>
  problem.code === 'FORBIDDEN' ? say.notYoursToDecide : say.unknownProposal;
