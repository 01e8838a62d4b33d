import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Bounce } from '../../platform/mail/received-mail.js';
import type { AddressedInvitation } from './addressed-invitation.js';
import { deliveriesOf, markNotArrived, newestSent } from './delivery.store.js';
import { FailedAddresses, isOfTheAddress } from './failed-address.js';

/**
 * DELAYED, OTHER_ADDRESS and OTHER_LETTER changed nothing: it is still being tried, or somebody else's address is meant, or a letter
 * of which there is nothing to note.
 */
export type BounceOutcome = 'NOT_ARRIVED' | 'DELAYED' | 'OTHER_ADDRESS' | 'OTHER_LETTER' | 'KNOWN_BOUNCE';

const MAIL_ID = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/;

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
    const deliveryIds = await this.deliveriesMeant(tx, invitation, bounce, isTheirs);
    const notArrived = await markNotArrived(tx, deliveryIds);
    const failed =
      isTheirs &&
      permanent &&
      isOfTheAddress(status) &&
      (await this.failedAddresses.note(tx, { ...invitation, address }, this.clock.now()));
    if (failed || notArrived) return 'NOT_ARRIVED';
    if (deliveryIds.length > 0) return 'KNOWN_BOUNCE';
    return isTheirs ? 'OTHER_LETTER' : 'OTHER_ADDRESS';
  }

  /**
   * What left in the mail that the report names: one, or all of a bundle. A report that names no mail at all can only mean the
   * newest, if the address is theirs.
   */
  private async deliveriesMeant(
    tx: Tx,
    { invitationId }: AddressedInvitation,
    { messageId }: Bounce,
    isTheirs: boolean,
  ): Promise<string[]> {
    if (messageId === undefined) return isTheirs ? newestSent(tx, invitationId) : [];
    const named = MAIL_ID.exec(messageId)?.[1];
    return named === undefined ? [] : deliveriesOf(tx, invitationId, named);
  }
}
