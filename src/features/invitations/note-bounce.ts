import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Bounce } from '../../platform/mail/received-mail.js';
import type { AddressedInvitation } from './addressed-invitation.js';
import { deliveryOf, markNotArrived, newestSent } from './delivery.store.js';
import { FailedAddresses, isOfTheAddress } from './failed-address.js';

/**
 * DELAYED, OTHER_ADDRESS and OTHER_LETTER changed nothing: it is still being tried, or somebody else's address is meant, or a letter
 * of which there is nothing to note.
 */
export type BounceOutcome = 'NOT_ARRIVED' | 'DELAYED' | 'OTHER_ADDRESS' | 'OTHER_LETTER' | 'KNOWN_BOUNCE';

const DELIVERY_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/;

/**
 * Notes that a mail of ours did not arrive. It is believed because it came to the invitation's own address, which is where
 * our mails are returned to. An address that will never work gets no more mail until somebody writes down another, the
 * organiser is told once, and what did not arrive is sent by SMS to whoever has a number (FailedAddresses).
 */
@Injectable()
export class NoteBounce {
  constructor(
    private readonly transactions: Transactions,
    private readonly failedAddresses: FailedAddresses,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(invitation: AddressedInvitation, bounce: Bounce): Promise<BounceOutcome> {
    if (bounce.action === 'DELAYED') return 'DELAYED';
    return this.transactions.always(invitation, (tx) => this.note(tx, invitation, bounce));
  }

  /** A report about another address is of a mail that was passed on, or of one from before the address was corrected. */
  private async note(tx: Tx, invitation: AddressedInvitation, bounce: Bounce): Promise<BounceOutcome> {
    const { recipient: address, permanent, status } = bounce;
    const isTheirs = address === invitation.email;
    const deliveryId = await this.deliveryMeant(tx, invitation, bounce, isTheirs);
    const notArrived = deliveryId !== undefined && (await markNotArrived(tx, deliveryId));
    const failed =
      isTheirs &&
      permanent &&
      isOfTheAddress(status) &&
      (await this.failedAddresses.note(tx, { ...invitation, address }, this.clock.now()));
    if (failed || notArrived) return 'NOT_ARRIVED';
    if (deliveryId !== undefined) return 'KNOWN_BOUNCE';
    return isTheirs ? 'OTHER_LETTER' : 'OTHER_ADDRESS';
  }

  /** The one that the report names. A report that names no mail at all can only mean the newest, if the address is theirs. */
  private async deliveryMeant(
    tx: Tx,
    { invitationId }: AddressedInvitation,
    { messageId }: Bounce,
    isTheirs: boolean,
  ): Promise<string | undefined> {
    if (messageId === undefined) return isTheirs ? newestSent(tx, invitationId) : undefined;
    const named = DELIVERY_ID.exec(messageId)?.[1];
    return named === undefined ? undefined : deliveryOf(tx, invitationId, named);
  }
}
