import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { giveBackTime } from '../meetings/place-meeting.js';
import { cancel } from './poll.js';
import { pollToChange } from './poll-case.js';
import { tellAsked } from './poll-letters.js';
import { updatePoll } from './poll.store.js';

export interface CancelPollCommand {
  readonly pollId: string;
  readonly version: number;
}

/** Calls a poll off: what it held is free again, and those who were asked hear that they need not answer. */
@Injectable()
export class CancelPoll {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the poll. */
  async execute(viewer: Viewer, command: CancelPollCommand): Promise<Result<string, Problem>> {
    return this.transactions.run(viewer, (tx) => this.callOff(tx, viewer, command));
  }

  private async callOff(tx: Tx, viewer: Viewer, command: CancelPollCommand): Promise<Result<string, Problem>> {
    const found = await pollToChange(tx, viewer, { pollId: command.pollId, field: 'pollId' });
    if (!found.ok) return found;
    const now = this.clock.now();
    const cancelled = cancel(found.value, command.version, now);
    if (!cancelled.ok) return cancelled;
    if (found.value.hold) await giveBackTime(tx, command.pollId, now);
    await updatePoll(tx, found.value, cancelled.value, now);
    await tellAsked(tx, cancelled.value, 'CANCELLED', now);
    return ok(command.pollId);
  }
}
