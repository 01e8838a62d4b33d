import { Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Instant } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ContactWish } from '../directory/contact-wish.js';
import { tellOfUnreached } from './answer-told.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import { InvitationPost } from './invitation-post.js';
import { sendAgain } from './send-again.js';

/** To whose address, because of which meeting. */
export interface Unreached {
  readonly meetingId: string;
  readonly personId: string;
  readonly address: string;
}

/**
 * What a permanent failure (RFC 3463) says of something else than the recipient's address: of our own (5.1.7, 5.1.8, 5.1.9), a full
 * mailbox, a size, a list (5.2.2 to 5.2.4), the system there (5.3), the way to it (5.4, but for a host that knows no such
 * name: 5.4.1 as Exchange Online says it, and 5.4.4), the protocol (5.5, but for 5.5.0), the content (5.6), a policy (5.7).
 */
const NOT_OF_THE_ADDRESS = /^5\.(?:1\.[789]|2\.[234]|4\.(?![14]$)\d+|5\.(?!0$)\d+|[367]\.\d+)$/;

/**
 * Whether no mail will arrive at the address any more. Where servers say little (5.0.0, 5.5.0) the answer is yes: the organiser
 * is told and calls, while of a mail that fails again and again nobody would be told (ADR 29).
 */
export const isOfTheAddress = (status: string): boolean => status.startsWith('5.') && !NOT_OF_THE_ADDRESS.test(status);

/** Notes that mail does not arrive, and goes over to the person's next way. */
@Injectable()
export class FailedAddresses {
  constructor(private readonly post: InvitationPost) {}

  /**
   * Notes that nothing arrives at the address, and tells the organiser, once. What has failed because of it is sent again by SMS
   * to whoever has a number and wishes no other way, also if the address was known to fail. Of an address that has been
   * corrected meanwhile nothing is noted or sent.
   *
   * @returns whether it was not known
   */
  async note(tx: Tx, unreached: Unreached, now: Instant): Promise<boolean> {
    const { meetingId, personId, address } = unreached;
    const [person] = await tx.query<FailedPerson>(PERSON, [personId, address.toLowerCase()]);
    if (!person) return false;
    const { isNew, wish, phone } = person;
    if (isNew) await tx.query('UPDATE person SET email_failed_at = $2 WHERE id = $1', [personId, writeInstant(now)]);
    const bySms = (wish === 'EMAIL' || wish === 'SMS') && this.post.smsNumberOf(phone) !== undefined;
    if (bySms) await sendAgain(tx, personId, OF_THE_FAILED_ADDRESS, now);
    if (isNew) await tellOfUnreached(tx, { meetingId, personId, bySms }, now);
    return isNew;
  }
}

interface FailedPerson {
  readonly isNew: boolean;
  readonly phone: string | null;
  readonly wish: ContactWish;
}

const OF_THE_FAILED_ADDRESS: readonly DeliveryCause[] = ['NOT_ARRIVED', 'ADDRESS_REFUSED', 'ADDRESS_FAILED'];

/** Locked, so that of two reports at once one alone is the first. */
const PERSON = `
  SELECT p.email_failed_at IS NULL AS "isNew", p.phone, coalesce((SELECT w.wish FROM contact_wish w WHERE w.person_id = p.id), 'EMAIL') AS wish
  FROM person p WHERE p.id = $1 AND lower(p.email) = $2 FOR NO KEY UPDATE OF p`;
