import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { loadForChange } from '../meetings/meeting.store.js';
import { takeFromHorizon } from './follow-up.store.js';
import { PlanFollowUps } from './plan-follow-ups.js';

/** Plans the follow-ups of a meeting that has come within the horizon; once, since it is taken off the horizon with it. */
@Injectable()
export class PlanOccurrence implements OutboxHandler, OnModuleInit {
  /** Appended by `hand_over_follow_ups`; its subject is the meeting's id. */
  readonly kind = 'follow-up.plan';

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly plans: PlanFollowUps,
    private readonly registry: OutboxRegistry,
  ) {}

  onModuleInit(): void {
    this.registry.owns(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const meetingId = String(event.subject.meetingId);
    await this.transactions.always(event, async (tx) => {
      const meeting = await loadForChange(tx, meetingId);
      if (!meeting || !(await takeFromHorizon(tx, meetingId, event.id))) return;
      if (meeting.status === 'CONFIRMED') await this.plans.planOccurrence(tx, meeting, this.clock.now());
    });
  }
}
