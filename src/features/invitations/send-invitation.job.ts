import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { OutboxEvent, OutboxHandler } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { mayTakePart } from '../meetings/meeting-case.js';
import { SEND_INVITATION } from './bundle.store.js';
import type { ComposedNews } from './compose-invitation.js';
import { beginAttempt, loadDelivery, markNotSent } from './delivery.store.js';
import { HandOverMessage } from './hand-over-message.js';
import { InvitationPost } from './invitation-post.js';
import { decideSending, type SendWay } from './send-decision.js';
import { loadToldSeries } from './told-series.store.js';

interface Sendable extends ComposedNews {
  readonly way: SendWay;
}

/** Sends one delivery, by mail or SMS. What it says is read at this moment. */
@Injectable()
export class SendInvitation implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_INVITATION;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly registry: OutboxRegistry,
    private readonly post: InvitationPost,
    private readonly handing: HandOverMessage,
  ) {}

  onModuleInit(): void {
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const sendable = await this.prepare(event);
    if (!sendable) return;
    const { delivery, way } = sendable;
    await this.handing.execute(event, { deliveries: [delivery], way }, () => this.post.send(sendable, way));
  }

  async givenUp(event: OutboxEvent, error: unknown): Promise<void> {
    await this.transactions.always(event, async (tx) => {
      const delivery = await loadDelivery(tx, deliveryId(event));
      if (delivery?.state === 'QUEUED' && delivery.mailId === null) await this.handing.giveUp(tx, [delivery], error);
    });
  }

  /** Undefined when there is nothing to send, or nothing any more. */
  private async prepare(event: OutboxEvent): Promise<Sendable | undefined> {
    return this.transactions.always<Sendable | undefined>(event, async (tx) => {
      const delivery = await loadDelivery(tx, deliveryId(event));
      // One that leaves with others is sent, or given up, with them (send-bundle.job.ts).
      if (delivery?.state !== 'QUEUED' || delivery.mailId !== null) return undefined;
      const covered = await mayTakePart(tx, delivery.meetingId, delivery.recipientId);
      const number = this.post.smsNumberOf(delivery.recipientPhone);
      const decision = decideSending(delivery, { covered, number }, this.clock.now());
      if (decision.kind === 'SUPPRESS') {
        await markNotSent(tx, [delivery.id], 'SUPPRESSED', decision.cause);
        return undefined;
      }
      const told = delivery.isSeries ? await loadToldSeries(tx, delivery.invitationId, this.clock.now()) : undefined;
      if (delivery.isSeries && delivery.method === 'REQUEST' && !told) {
        await markNotSent(tx, [delivery.id], 'SUPPRESSED', 'MEETING_OVER');
        return undefined;
      }
      await beginAttempt(tx, [delivery.id], decision.way.channel);
      return { ...decision, delivery, told };
    });
  }
}

const deliveryId = (event: OutboxEvent): string => String(event.subject.deliveryId);
