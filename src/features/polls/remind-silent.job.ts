import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { hourMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { stateAt, type TimePoll } from './poll.js';
import { tellSilent } from './poll-letters.js';
import { planReminder, takeReminder } from './poll-letter.store.js';
import { loadPoll } from './poll.store.js';

const REMINDS = 'poll.reminds';

/** A reminder goes out so long before the closing time, or at half of the open time if that is later. */
const reminderHoursBefore = 24;

/** Has those reminded who are silent shortly before the poll closes, whoever they are then. In the place of an earlier plan. */
export async function remindLater(tx: Tx, poll: TimePoll, at: number): Promise<void> {
  const dueAt = Math.max(poll.closesAt - reminderHoursBefore * hourMs, at + (poll.closesAt - at) / 2);
  await planReminder(tx, poll);
  const subject = { pollId: poll.id, version: poll.version };
  await appendToOutbox(tx, at, [{ kind: REMINDS, subject, dueAt: Math.floor(dueAt) }]);
}

/**
 * Reminds those who are silent, each by a letter of their own. The plan is taken off the poll in the same transaction, so
 * an event that comes twice, or whose closing time has been changed since, reminds nobody.
 */
@Injectable()
export class RemindSilent implements OutboxHandler, OnModuleInit {
  readonly kind = REMINDS;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.appends(REMINDS);
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const pollId = String(event.subject.pollId);
    const version = Number(event.subject.version);
    await this.transactions.run<void, never>(event, async (tx) => {
      const poll = (await takeReminder(tx, pollId, version)) ? await loadPoll(tx, pollId) : undefined;
      const now = this.clock.now();
      if (poll && stateAt(poll, now) === 'OPEN') await tellSilent(tx, poll, now);
      return ok(undefined);
    });
  }
}
