import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { MailError } from '../../platform/mail/mailer.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { type OutboxEvent, type OutboxHandler, PermanentFailure } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { SmsError } from '../../platform/sms/sms-sender.js';
import { mayTakePart } from '../meetings/meeting-case.js';
import { tellOfUnreached } from './answer-told.js';
import type { ComposedNews } from './compose-invitation.js';
import { beginAttempt, loadDelivery, markNotSent, markSent, repeatDelivery } from './delivery.store.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import { FailedAddresses, isOfTheAddress } from './failed-address.js';
import { InvitationPost } from './invitation-post.js';
import { SEND_INVITATION } from './invite-participants.js';
import { decideSending, type SendWay } from './send-decision.js';
import { loadToldSeries } from './told-series.store.js';

interface Sendable extends ComposedNews {
  readonly way: SendWay;
}

/**
 * Sends one delivery, by mail or SMS. What it says is read at this moment; the message itself leaves outside any transaction,
 * since a server may take its time. A process that dies between the server's answer and the mark sends the same message
 * again, with the same Message-ID or the same id for the gateway: twice at most, never not at all.
 */
@Injectable()
export class SendInvitation implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_INVITATION;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly registry: OutboxRegistry,
    private readonly post: InvitationPost,
    private readonly failedAddresses: FailedAddresses,
  ) {}

  onModuleInit(): void {
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const sendable = await this.prepare(event);
    if (!sendable) return;
    const { delivery, way } = sendable;
    try {
      await this.post.send(sendable, way);
    } catch (error) {
      if (!(error instanceof MailError || error instanceof SmsError)) throw error;
      if (error.kind === 'PERMANENT') {
        if (error instanceof MailError) await this.noteRefusal(event, sendable, error);
        throw new PermanentFailure(error.message, { cause: error });
      }
      await this.change(event, (tx) => markNotSent(tx, delivery.id, 'QUEUED', 'WILL_RETRY'));
      throw error;
    }
    await this.change(event, (tx) => this.noteSent(tx, sendable));
  }

  async givenUp(event: OutboxEvent, error: unknown): Promise<void> {
    await this.change(event, async (tx) => {
      const delivery = await loadDelivery(tx, deliveryId(event));
      if (delivery?.state !== 'QUEUED') return;
      await markNotSent(tx, delivery.id, 'FAILED', causeOf(error));
      // Whoever organises has read that an SMS goes to them instead, and now nothing does.
      const { meetingId, recipientId: personId, addressFailed, deliveredBy } = delivery;
      if (addressFailed && deliveredBy === 'SMS')
        await tellOfUnreached(tx, { meetingId, personId, bySms: false }, this.clock.now());
    });
  }

  /** Undefined when there is nothing to send, or nothing any more. */
  private async prepare(event: OutboxEvent): Promise<Sendable | undefined> {
    return this.transactions.always<Sendable | undefined>(event, async (tx) => {
      const delivery = await loadDelivery(tx, deliveryId(event));
      if (delivery?.state !== 'QUEUED') return undefined;
      const covered = await mayTakePart(tx, delivery.meetingId, delivery.recipientId);
      const number = this.post.smsNumberOf(delivery.recipientPhone);
      const decision = decideSending(delivery, { covered, number }, this.clock.now());
      if (decision.kind === 'SUPPRESS') {
        await markNotSent(tx, delivery.id, 'SUPPRESSED', decision.cause);
        return undefined;
      }
      const told = delivery.isSeries ? await loadToldSeries(tx, delivery.invitationId, this.clock.now()) : undefined;
      if (delivery.isSeries && delivery.method === 'REQUEST' && !told) {
        await markNotSent(tx, delivery.id, 'SUPPRESSED', 'MEETING_OVER');
        return undefined;
      }
      await beginAttempt(tx, delivery.id, decision.way.channel);
      return { ...decision, delivery, told };
    });
  }

  private async noteSent(tx: Tx, { delivery, way }: Sendable): Promise<void> {
    const now = this.clock.now();
    await markSent(tx, delivery.id, now);
    const next = way.channel === 'MAIL' && way.thenSms ? await repeatDelivery(tx, delivery.id) : undefined;
    if (next !== undefined) await appendToOutbox(tx, now, [{ kind: SEND_INVITATION, subject: { deliveryId: next } }]);
  }

  /** What a mail server says at once counts as what another reports later (note-bounce.ts). */
  private async noteRefusal(
    event: OutboxEvent,
    { delivery: { id, meetingId, recipientId: personId }, way }: Sendable,
    { recipientStatus }: MailError,
  ): Promise<void> {
    if (way.channel !== 'MAIL' || recipientStatus === undefined || !isOfTheAddress(recipientStatus)) return;
    await this.change(event, async (tx) => {
      // Before the next way is looked for: it takes over from what has failed, and from nothing that is still to be tried.
      await markNotSent(tx, id, 'FAILED', 'ADDRESS_REFUSED');
      await this.failedAddresses.note(tx, { meetingId, personId, address: way.email }, this.clock.now());
    });
  }

  private async change(event: OutboxEvent, work: (tx: Tx) => Promise<void>): Promise<void> {
    await this.transactions.always(event, work);
  }
}

function causeOf(error: unknown): DeliveryCause {
  if (!(error instanceof PermanentFailure)) return 'GIVEN_UP';
  if (error.cause instanceof SmsError) return 'NUMBER_REFUSED';
  return error.cause instanceof MailError ? 'ADDRESS_REFUSED' : 'GIVEN_UP';
}

const deliveryId = (event: OutboxEvent): string => String(event.subject.deliveryId);
