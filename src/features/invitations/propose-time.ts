import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Interval } from '../../domain/time/interval.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions, type Tx } from '../../platform/database/transactions.js';
import { meetingToAnswer } from '../meetings/answer-meeting.js';
import * as say from '../meetings/answer.problems.js';
import { type AnswerSource, type Asked, isOutdated, placeOf } from './answer-order.js';
import { loadAsked, oneTimeOf, ownerOf } from './answered-invitation.store.js';
import { tellOfProposal } from './answer-told.js';
import { isKnown, proposedTime, type TimeProposal, type TimeWish, weighProposal } from './time-proposal.js';
import { tooManyProposals } from './time-proposal.problems.js';
import { insertProposal, proposalsOf, withdrawProposals } from './time-proposal.store.js';

/** Of one invitation to one time. Each is a letter to whoever organises the meeting; after these somebody has to call. */
const proposalsPerInvitationMax = 10;

export interface ProposeTimeCommand extends Omit<TimeWish, 'personId'> {
  readonly invitationId: string;
  /** A calendar's COUNTER has the SEQUENCE and DTSTAMP that a REPLY has. */
  readonly source: AnswerSource;
}

/** As with answers: OUTDATED, OLDER and REPEATED changed nothing. */
export type ProposalOutcome = 'RECORDED' | 'OUTDATED' | 'OLDER' | 'REPEATED';

/**
 * Takes another time that a recipient proposes, by link or as a calendar's COUNTER. The meeting stays where it is, and so
 * does the recipient's answer, until whoever may change the meeting decides.
 */
@Injectable()
export class ProposeTime {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(actor: InArea, command: ProposeTimeCommand): Promise<Result<ProposalOutcome, Problem>> {
    return this.transactions.run(actor, (tx) => this.propose(tx, command));
  }

  private async propose(tx: Tx, command: ProposeTimeCommand): Promise<Result<ProposalOutcome, Problem>> {
    const { source, ...wish } = command;
    const now = this.clock.now();
    const invitationId = await oneTimeOf(tx, command.invitationId, now);
    const owner = await ownerOf(tx, invitationId, now);
    const meeting = owner && (await meetingToAnswer(tx, owner.meetingId));
    const asked = await loadAsked(tx, invitationId);
    if (!owner || !meeting || !asked) return refused(say.notInvited);
    const known = await proposalsOf(tx, invitationId);
    if (source.kind === 'CALENDAR' && isKnown(known, source.dtstamp, wish.start.instant, wish.end))
      return ok('REPEATED');
    if (isOutdated(asked, source)) return ok('OUTDATED');
    const time = proposedTime(meeting, { ...wish, personId: owner.personId }, now);
    if (!time.ok) return time;
    const proposal = {
      ...madeBy(source, asked, time.value, now),
      ...owner,
      id: randomUUID(),
      invitationId,
      comment: wish.comment || undefined,
    };
    const weighed = weighProposal(known, proposal);
    if (weighed !== 'COUNTS') return ok(weighed);
    if (toPresentTime(known, asked).length >= proposalsPerInvitationMax)
      return refused(tooManyProposals(proposalsPerInvitationMax));
    await withdrawProposals(tx, meeting.id, [owner.personId], now);
    await insertProposal(tx, proposal);
    if (meeting.organiserId !== owner.personId) await tellOfProposal(tx, proposal, now);
    return ok('RECORDED');
  }
}

const toPresentTime = (known: readonly TimeProposal[], { askedSequence }: Asked): TimeProposal[] =>
  known.filter(({ sequence }) => sequence >= askedSequence);

function madeBy(source: AnswerSource, asked: Asked, { start, end }: Interval, now: number) {
  const fromCalendar = source.kind === 'CALENDAR';
  const { sequence, at } = fromCalendar ? placeOf(asked, source) : { sequence: asked.sequence, at: now };
  return { start, end, fromCalendar, sequence, createdAt: at, state: 'OPEN' as const };
}
