import { Inject, Injectable } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Bounce } from '../../platform/mail/received-mail.js';
import type { AddressedInvitation } from './addressed-invitation.js';
import { tellOfUnreached } from './answer-told.js';
import { markNotArrived } from './delivery.store.js';

/** DELAYED and OTHER_ADDRESS changed nothing: it is still being tried, or somebody else's address is meant. */
export type BounceOutcome = 'NOT_ARRIVED' | 'DELAYED' | 'OTHER_ADDRESS' | 'KNOWN_BOUNCE';

/**
 * A full mailbox, a mail that is too large, and a mail that a filter refuses (RFC 3463: 5.2.2, 5.2.3, 5.3, 5.7) say nothing about
 * the address: the next mail may arrive.
 */
const PASSING = /^5\.(?:2\.[23]|[37]\.\d+)$/;

const DELIVERY_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/;

/**
 * Notes that a mail of ours did not arrive. It is believed because it came to the invitation's own address, which is where
 * our mails are returned to. An address that will never work gets no more mail until somebody writes down another, and the
 * organiser is told once. Falling back to another channel comes with that channel.
 */
@Injectable()
export class NoteBounce {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(invitation: AddressedInvitation, bounce: Bounce): Promise<BounceOutcome> {
    if (bounce.action === 'DELAYED') return 'DELAYED';
    const noted = await this.transactions.run<BounceOutcome, never>(invitation, async (tx) =>
      ok(await this.note(tx, invitation, bounce)),
    );
    return noted.ok ? noted.value : 'KNOWN_BOUNCE';
  }

  /** A report about another address is of a mail that was passed on, or of one from before the address was corrected. */
  private async note(tx: Tx, invitation: AddressedInvitation, bounce: Bounce): Promise<BounceOutcome> {
    const { meetingId, personId, invitationId } = invitation;
    const deliveryId = DELIVERY_ID.exec(bounce.messageId ?? '')?.[1];
    const isTheirs = bounce.recipient === invitation.email;
    if (!isTheirs && deliveryId === undefined) return 'OTHER_ADDRESS';
    const now = this.clock.now();
    const notArrived = await markNotArrived(tx, invitationId, deliveryId);
    if (!isTheirs || !bounce.permanent || PASSING.test(bounce.status))
      return notArrived ? 'NOT_ARRIVED' : 'KNOWN_BOUNCE';
    const [failed] = await tx.query<object>(ADDRESS_FAILED, [personId, writeInstant(now), bounce.recipient]);
    if (failed) await tellOfUnreached(tx, meetingId, personId, now);
    return failed || notArrived ? 'NOT_ARRIVED' : 'KNOWN_BOUNCE';
  }
}

const ADDRESS_FAILED = `
  UPDATE person SET email_failed_at = $2 WHERE id = $1 AND email_failed_at IS NULL AND lower(email) = $3 RETURNING id`;
