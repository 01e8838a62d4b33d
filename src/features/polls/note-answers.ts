import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { DecideByItself } from './decide-by-itself.job.js';
import { type Answers, presentOnes } from './poll.js';
import { pollToChange } from './poll-case.js';
import * as say from './poll.problems.js';
import { recordAnswers } from './record-answers.js';

export interface NoteAnswersCommand {
  readonly pollId: string;
  readonly personId: string;
  readonly answers: Answers['answers'];
}

/**
 * Writes down what somebody answered by telephone, and who wrote it: some people have no e-mail. Also of those who are not
 * asked: what they say counts before their calendar.
 */
@Injectable()
export class NoteAnswers {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly deciding: DecideByItself,
  ) {}

  /** The id of the poll. */
  async execute(viewer: Viewer, command: NoteAnswersCommand): Promise<Result<string, Problem>> {
    const noted = await this.transactions.run(viewer, (tx) => this.note(tx, viewer, command));
    if (!noted.ok) return noted;
    if (noted.value) await this.deciding.attempt(viewer, command.pollId);
    return ok(command.pollId);
  }

  private async note(tx: Tx, viewer: Viewer, command: NoteAnswersCommand): Promise<Result<boolean, Problem>> {
    const { pollId, personId, answers } = command;
    const found = await pollToChange(tx, viewer, { pollId, field: 'input.pollId' });
    if (!found.ok) return found;
    const participant = presentOnes(found.value).find((each) => each.personId === personId);
    if (!participant || participant.requirement === 'INFORMED')
      return refused({ code: 'NOT_FOUND', field: 'input.personId', sentence: say.notAsked });
    const given = { participantId: participant.id, answers, notedById: viewer.personId };
    return recordAnswers(tx, found.value, given, this.clock.now());
  }
}
