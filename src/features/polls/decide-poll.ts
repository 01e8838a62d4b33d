import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { bookOption } from './book-option.js';
import { decide } from './poll.js';
import { readIsFree } from './poll-calendars.js';
import { pollToChange } from './poll-case.js';

export interface DecidePollCommand {
  readonly pollId: string;
  readonly version: number;
  readonly optionId: string;
}

/** Decides on any option of an open poll, met or not: the organiser may know more than the answers say. */
@Injectable()
export class DecidePoll {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the poll. */
  async execute(viewer: Viewer, command: DecidePollCommand): Promise<Result<string, Problem>> {
    return this.transactions.run(viewer, (tx) => this.decide(tx, viewer, command));
  }

  private async decide(tx: Tx, viewer: Viewer, command: DecidePollCommand): Promise<Result<string, Problem>> {
    const { pollId, optionId, version } = command;
    const found = await pollToChange(tx, viewer, { pollId, field: 'pollId' });
    if (!found.ok) return found;
    const before = found.value;
    const now = this.clock.now();
    const meetingId = randomUUID();
    const decided = decide(before, { optionId, version, meetingId }, now);
    if (!decided.ok) return decided;
    const option = before.options.find(({ id }) => id === optionId);
    if (!option) throw new Error('a poll was decided on an option that it does not have');
    const isFree = await readIsFree(tx, before, now);
    const booked = await bookOption(tx, this.listeners, {
      ...{ before, option, isFree, now },
      decided: { ...decided.value, meetingId },
    });
    return booked.ok ? ok(pollId) : booked;
  }
}
