import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions, type Tx } from '../../platform/database/transactions.js';
import { AnswerMeeting, meetingToAnswer } from '../meetings/answer-meeting.js';
import * as say from '../meetings/answer.problems.js';
import type { GivenAnswer } from '../meetings/participation.js';
import { loadSeriesForChange } from '../meetings/series.store.js';
import { type AnswerContent, type AnswerSource, weighAnswer } from './answer-order.js';
import {
  keepPlace,
  loadAsked,
  ownerOf,
  type SeriesAnswered,
  seriesAnswered,
  writeSeriesAnswer,
} from './answered-invitation.store.js';

export interface AnswerInvitationCommand extends AnswerContent {
  readonly invitationId: string;
  readonly source: AnswerSource;
}

/** An answer to one meeting, also as one of many that the same answer is given to. */
type OneAnswer = AnswerInvitationCommand & Pick<GivenAnswer, 'ofSeries'>;

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
    const series = await this.transactions.read(actor, (tx) =>
      seriesAnswered(tx, command.invitationId, this.clock.now()),
    );
    return series ? this.answerAll(actor, command, series) : this.answerOne(actor, command);
  }

  /**
   * An answer to a series is one to each of its times that are to come, each weighed against what was answered to that time
   * alone, and to those that are made later. Each in a transaction of its own: none may take time twice. Whatever ends this in
   * between is mended by the same answer coming once more.
   */
  private async answerAll(
    actor: InArea,
    command: AnswerInvitationCommand,
    { seriesId, timeIds }: SeriesAnswered,
  ): Promise<Result<AnswerOutcome, Problem>> {
    const noted = await this.transactions.run<AnswerOutcome, Problem>(actor, (tx) => this.note(tx, command, seriesId));
    if (!noted.ok) return noted;
    const source: AnswerSource = command.source.kind === 'HERE' ? { kind: 'HERE' } : command.source;
    const outcomes: Result<AnswerOutcome, Problem>[] = [];
    for (const [index, invitationId] of timeIds.entries()) {
      const ofSeries = index === 0 ? 'FIRST' : 'OTHER';
      outcomes.push(await this.answerOne(actor, { ...command, source, invitationId, ofSeries }));
    }
    if (outcomes.some((outcome) => outcome.ok && outcome.value === 'RECORDED')) return ok('RECORDED');
    return outcomes.find((outcome) => outcome.ok) ?? outcomes[0] ?? refused(say.meetingOver);
  }

  private async note(
    tx: Tx,
    { invitationId, status, comment, source }: AnswerInvitationCommand,
    seriesId: string,
  ): Promise<Result<AnswerOutcome, Problem>> {
    await loadSeriesForChange(tx, seriesId);
    const asked = await loadAsked(tx, invitationId);
    if (!asked) return refused(say.notInvited);
    const weighed = weighAnswer(asked, { status, comment }, source, this.clock.now());
    if (weighed.kind !== 'COUNTS') return ok(weighed.kind);
    await writeSeriesAnswer(tx, invitationId, status);
    await keepPlace(tx, invitationId, weighed.place);
    return ok('RECORDED');
  }

  private answerOne(actor: InArea, command: OneAnswer): Promise<Result<AnswerOutcome, Problem>> {
    return this.transactions.run(actor, (tx) => this.answer(tx, command));
  }

  private async answer(tx: Tx, command: OneAnswer): Promise<Result<AnswerOutcome, Problem>> {
    const { invitationId, status, source, ofSeries } = command;
    const comment = command.comment === '' ? undefined : command.comment;
    const owner = await ownerOf(tx, invitationId, this.clock.now());
    const meeting = owner && (await meetingToAnswer(tx, owner.meetingId));
    const asked = await loadAsked(tx, invitationId);
    if (!owner || !meeting || !asked) return refused(say.notInvited);
    const now = this.clock.now();
    const weighed = weighAnswer(asked, { status, comment }, source, now);
    if (weighed.kind !== 'COUNTS') return ok(weighed.kind);
    // A calendar whose clock is ahead has not answered before it was heard.
    const at = Math.min(weighed.place.at, now);
    const answered = await this.meetings.answer(
      tx,
      meeting,
      { personId: owner.personId, status, comment, at, ofSeries },
      now,
    );
    if (!answered.ok) return answered;
    await keepPlace(tx, invitationId, weighed.place);
    return ok('RECORDED');
  }
}
