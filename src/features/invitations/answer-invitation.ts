import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions, type Tx } from '../../platform/database/transactions.js';
import { AnswerMeeting, meetingToAnswer } from '../meetings/answer-meeting.js';
import * as say from '../meetings/answer.problems.js';
import { type AnswerContent, type AnswerSource, weighAnswer } from './answer-order.js';
import { keepPlace, loadAsked, ownerOf } from './answered-invitation.store.js';

export interface AnswerInvitationCommand extends AnswerContent {
  readonly invitationId: string;
  readonly source: AnswerSource;
}

/** OUTDATED, OLDER and REPEATED changed nothing (answer-order.ts). */
export type AnswerOutcome = 'RECORDED' | 'OUTDATED' | 'OLDER' | 'REPEATED';

/**
 * Takes what a recipient answers to their invitation, from wherever it comes: whoever calls has made sure who answers, by
 * a link's token or a mail's reply address. Answers of calendars find their place among those that are known already,
 * under the meeting's lock, so that their order of arrival does not matter.
 */
@Injectable()
export class AnswerInvitation {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly meetings: AnswerMeeting,
  ) {}

  async execute(actor: InArea, command: AnswerInvitationCommand): Promise<Result<AnswerOutcome, Problem>> {
    return this.transactions.run(actor, (tx) => this.answer(tx, command));
  }

  private async answer(tx: Tx, command: AnswerInvitationCommand): Promise<Result<AnswerOutcome, Problem>> {
    const { invitationId, status, source } = command;
    const comment = command.comment === '' ? undefined : command.comment;
    const owner = await ownerOf(tx, invitationId);
    const meeting = owner && (await meetingToAnswer(tx, owner.meetingId));
    const asked = await loadAsked(tx, invitationId);
    if (!owner || !meeting || !asked) return refused(say.notInvited);
    const now = this.clock.now();
    const weighed = weighAnswer(asked, { status, comment }, source, now);
    if (weighed.kind !== 'COUNTS') return ok(weighed.kind);
    // A calendar whose clock is ahead has not answered before it was heard.
    const at = Math.min(weighed.place.at, now);
    const answered = await this.meetings.answer(tx, meeting, { personId: owner.personId, status, comment, at }, now);
    if (!answered.ok) return answered;
    await keepPlace(tx, invitationId, weighed.place);
    return ok('RECORDED');
  }
}
