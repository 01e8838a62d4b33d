import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions, type Tx } from '../../platform/database/transactions.js';
import { MailError } from '../../platform/mail/mailer.js';
import { PermanentFailure } from '../../platform/outbox/outbox-handler.js';
import { SmsError } from '../../platform/sms/sms-sender.js';
import { tellOfUnreached } from './answer-told.js';
import { sendRepeated } from './bundle.store.js';
import { type DueDelivery, markNotSent, markSent, repeatDeliveries } from './delivery.store.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import { FailedAddresses, isOfTheAddress } from './failed-address.js';
import type { SendWay } from './send-decision.js';

/** Deliveries that leave in one message, and by which way: of one recipient, at least one. */
export interface LeavingMessage {
  readonly deliveries: readonly [DueDelivery, ...DueDelivery[]];
  readonly way: SendWay;
}

/**
 * Hands a message over and writes down how it fared, alike for all deliveries that it carries. The message itself leaves
 * outside any transaction, since a server may take its time. A process that dies between the server's answer and the mark
 * sends the same message again, with the same Message-ID or the same id for the gateway: twice at most, never not at all.
 */
@Injectable()
export class HandOverMessage {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly failedAddresses: FailedAddresses,
  ) {}

  /** @throws PermanentFailure, or whatever the outbox tries again after. */
  async execute(actor: InArea, message: LeavingMessage, leave: () => Promise<void>): Promise<void> {
    try {
      await leave();
    } catch (error) {
      if (!(error instanceof MailError || error instanceof SmsError)) throw error;
      if (error.kind === 'PERMANENT') {
        if (error instanceof MailError) await this.noteRefusal(actor, message, error);
        throw new PermanentFailure(error.message, { cause: error });
      }
      await this.transactions.always(actor, (tx) => markNotSent(tx, idsOf(message), 'QUEUED', 'WILL_RETRY'));
      throw error;
    }
    await this.transactions.always(actor, (tx) => this.noteSent(tx, message));
  }

  /** Of what still waits in the message, nothing more is tried. */
  async giveUp(tx: Tx, deliveries: readonly DueDelivery[], error: unknown): Promise<void> {
    const ids = deliveries.map(({ id }) => id);
    await markNotSent(tx, ids, 'FAILED', causeOf(error));
    // Whoever organises has read that an SMS goes to them instead, and now nothing does.
    const unreached = deliveries.find(({ addressFailed, deliveredBy }) => addressFailed && deliveredBy === 'SMS');
    if (!unreached) return;
    const { meetingId, recipientId: personId } = unreached;
    await tellOfUnreached(tx, { meetingId, personId, bySms: false }, this.clock.now());
  }

  private async noteSent(tx: Tx, message: LeavingMessage): Promise<void> {
    const { way } = message;
    const now = this.clock.now();
    await markSent(tx, idsOf(message), now);
    if (way.channel === 'MAIL' && way.thenSms) await sendRepeated(tx, now, await repeatDeliveries(tx, idsOf(message)));
  }

  /** What a mail server says at once counts as what another reports later (note-bounce.ts). */
  private async noteRefusal(actor: InArea, message: LeavingMessage, { recipientStatus }: MailError): Promise<void> {
    const { way } = message;
    const [{ meetingId, recipientId: personId }] = message.deliveries;
    if (way.channel !== 'MAIL' || recipientStatus === undefined || !isOfTheAddress(recipientStatus)) return;
    await this.transactions.always(actor, async (tx) => {
      // Before the next way is looked for: it takes over from what has failed, and from nothing that is still to be tried.
      await markNotSent(tx, idsOf(message), 'FAILED', 'ADDRESS_REFUSED');
      await this.failedAddresses.note(tx, { meetingId, personId, address: way.email }, this.clock.now());
    });
  }
}

const idsOf = ({ deliveries }: LeavingMessage): string[] => deliveries.map(({ id }) => id);

function causeOf(error: unknown): DeliveryCause {
  if (!(error instanceof PermanentFailure)) return 'GIVEN_UP';
  if (error.cause instanceof SmsError) return 'NUMBER_REFUSED';
  return error.cause instanceof MailError ? 'ADDRESS_REFUSED' : 'GIVEN_UP';
}
