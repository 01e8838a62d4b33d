import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { DecideByItself } from './decide-by-itself.job.js';
import type { Answers } from './poll.js';
import { isAsked, type PollLink, PollLinks, pollIdOf } from './poll-links.js';
import * as say from './poll.problems.js';
import { loadForChange } from './poll.store.js';
import { recordAnswers } from './record-answers.js';

export interface AnswerPollCommand {
  readonly token: string;
  readonly answers: Given;
}

interface Recorded {
  readonly pollId: string;
  readonly canDecide: boolean;
}

type Given = Answers['answers'];

/**
 * Takes what somebody with a link answers. The answer is committed before the poll tries to decide by itself, since it
 * stands whatever becomes of that.
 */
@Injectable()
export class AnswerPoll {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly links: PollLinks,
    private readonly deciding: DecideByItself,
  ) {}

  /** The link that the token is, so that whoever shows the poll then need not look it up once more. */
  async execute({ token, answers }: AnswerPollCommand): Promise<Result<PollLink, Problem>> {
    const link = await this.links.resolve(token);
    return link ? this.answer(link, answers) : refused(say.unknownLink);
  }

  /** For whoever has looked the link up already. */
  async answer(link: PollLink, answers: Given): Promise<Result<PollLink, Problem>> {
    const recorded = await this.transactions.run(link, (tx) => this.record(tx, link, answers));
    if (!recorded.ok) return recorded;
    const { pollId, canDecide } = recorded.value;
    if (canDecide) await this.deciding.attempt(link, pollId);
    return ok(link);
  }

  private async record(tx: Tx, link: PollLink, answers: Given): Promise<Result<Recorded, Problem>> {
    const pollId = await pollIdOf(tx, link);
    const poll = pollId === undefined ? undefined : await loadForChange(tx, pollId);
    if (!poll || !isAsked(poll, link)) return refused(say.unknownLink);
    const given = { participantId: link.participantId, answers };
    const recorded = await recordAnswers(tx, poll, given, this.clock.now());
    return recorded.ok ? ok({ pollId: poll.id, canDecide: recorded.value }) : recorded;
  }
}
