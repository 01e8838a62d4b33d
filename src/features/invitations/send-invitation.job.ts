import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import { MailError, type Mailer } from '../../platform/mail/mailer.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { type OutboxEvent, type OutboxHandler, PermanentFailure } from '../../platform/outbox/outbox-handler.js';
import { OutboxRegistry } from '../../platform/outbox/outbox-registry.js';
import { mayTakePart } from '../meetings/meeting-case.js';
import { composeInvitation } from './compose-invitation.js';
import { beginAttempt, type DueDelivery, loadDelivery, markNotSent, markSent } from './delivery.store.js';
import { InvitationLinks } from './invitation-links.js';
import { SEND_INVITATION } from './invite-participants.js';
import { decideSending, type SendDecision } from './send-decision.js';

type Sendable = Extract<SendDecision, { kind: 'SEND' }> & { readonly delivery: DueDelivery };

/**
 * Sends one delivery. What it says is read at this moment; the mail itself leaves outside any transaction, since a mail
 * server may take its time. A process that dies between the mail server's answer and the mark sends the same mail again,
 * with the same Message-ID: twice at most, never not at all.
 */
@Injectable()
export class SendInvitation implements OutboxHandler, OnModuleInit {
  readonly kind = SEND_INVITATION;

  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(SENDER) private readonly sender: Sender,
    private readonly registry: OutboxRegistry,
    private readonly links: InvitationLinks,
  ) {}

  onModuleInit(): void {
    this.registry.handles(this);
  }

  async handle(event: OutboxEvent): Promise<void> {
    const sendable = await this.prepare(event);
    if (!sendable) return;
    const { delivery, news, email } = sendable;
    try {
      const answerLink = this.links.address(delivery.invitationId);
      await this.mailer.send(composeInvitation(delivery, news, email, this.sender, answerLink));
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      if (error.kind === 'PERMANENT') throw new PermanentFailure(error.message, { cause: error });
      await this.change(event, (tx) => markNotSent(tx, delivery.id, 'QUEUED', 'WILL_RETRY'));
      throw error;
    }
    await this.change(event, (tx) => markSent(tx, delivery.id, this.clock.now()));
  }

  async givenUp(event: OutboxEvent, error: unknown): Promise<void> {
    const cause =
      error instanceof PermanentFailure && error.cause instanceof MailError ? 'ADDRESS_REFUSED' : 'GIVEN_UP';
    await this.change(event, (tx) => markNotSent(tx, deliveryId(event), 'FAILED', cause));
  }

  /** Undefined when there is nothing to send, or nothing any more. */
  private async prepare(event: OutboxEvent): Promise<Sendable | undefined> {
    const prepared = await this.transactions.run<Sendable | undefined, never>(event, async (tx) => {
      const delivery = await loadDelivery(tx, deliveryId(event));
      if (delivery?.state !== 'QUEUED') return ok(undefined);
      const covered = await mayTakePart(tx, delivery.meetingId, delivery.recipientId);
      const decision = decideSending(delivery, covered, this.clock.now());
      if (decision.kind === 'SUPPRESS') {
        await markNotSent(tx, delivery.id, 'SUPPRESSED', decision.cause);
        return ok(undefined);
      }
      await beginAttempt(tx, delivery.id);
      return ok({ ...decision, delivery });
    });
    return prepared.ok ? prepared.value : undefined;
  }

  private async change(event: OutboxEvent, work: (tx: Parameters<typeof markSent>[0]) => Promise<void>): Promise<void> {
    await this.transactions.run(event, async (tx) => ok(await work(tx)));
  }
}

const deliveryId = (event: OutboxEvent): string => String(event.subject.deliveryId);
