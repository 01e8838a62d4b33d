import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { ChangeRoll } from './change-roll.js';
import { lapseLater, OFFER_LAPSES } from './offer-ends.js';

/**
 * Passes a place on to the next in line when the time to answer is over. Nobody waits for it to see that an offer is over: every other
 * act on the roll does the same first. Late, after a worker was down, it does what it would have done in time; before its time,
 * on a process whose clock is behind, it comes again.
 */
@Injectable()
export class LapseOffer implements OutboxHandler, OnModuleInit {
  readonly kind = OFFER_LAPSES;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly changing: ChangeRoll,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const groupId = String(event.subject.groupId);
    const until = Number(event.subject.until);
    await this.transactions.run(event, async (tx) => {
      const now = this.clock.now();
      if (now < until) await lapseLater(tx, groupId, [until], now);
      return this.changing.execute(tx, groupId, (roll) => ok(roll), 'CLOCK');
    });
  }
}
