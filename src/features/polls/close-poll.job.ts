import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { giveBackTime } from '../meetings/place-meeting.js';
import { DecideByItself } from './decide-by-itself.job.js';
import { expire, type TimePoll } from './poll.js';
import { holdMattersOf } from './poll-case.js';
import { tellOrganiser } from './poll-letters.js';
import { loadForChange, updatePoll } from './poll.store.js';

const CLOSES = 'poll.closes';

/** Has a poll looked at when it closes. `now` is in epoch milliseconds. */
export const sweepWhenClosed = (tx: Tx, { id, closesAt }: TimePoll, now: number): Promise<void> =>
  appendToOutbox(tx, now, [{ kind: CLOSES, subject: { pollId: id }, dueAt: closesAt }]);

/**
 * Ends a poll at its closing time: with the best option that is met, or as EXPIRED, which its organiser is told. Nobody
 * waits for it to see that a poll is over. One that closes later than when this was planned (it was changed, or this
 * process's clock is behind) is looked at again then.
 */
@Injectable()
export class ClosePoll implements OutboxHandler, OnModuleInit {
  readonly kind = CLOSES;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly deciding: DecideByItself,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.appends(CLOSES);
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const pollId = String(event.subject.pollId);
    await this.deciding.attempt(event, pollId);
    await this.transactions.run<void, never>(event, async (tx) => {
      await holdMattersOf(tx, pollId);
      const poll = await loadForChange(tx, pollId);
      if (poll?.state === 'OPEN') await this.sweep(tx, poll);
      return ok(undefined);
    });
  }

  private async sweep(tx: Tx, poll: TimePoll): Promise<void> {
    const now = this.clock.now();
    if (now < poll.closesAt) return sweepWhenClosed(tx, poll, now);
    if (poll.hold) await giveBackTime(tx, poll.id, now);
    await updatePoll(tx, poll, expire(poll), now);
    await tellOrganiser(tx, poll, now);
  }
}
