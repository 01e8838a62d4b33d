import type { Mailbox } from './outgoing-mail.js';
import { mailDomain, plusAddress } from './plus-address.js';
import { replyTag } from './reply-tag.js';

/** The injection token of the Sender. */
export const SENDER = Symbol('Sender');

/** What the service's own side of a mail is made of. */
export interface Sender {
  /** The setting MAIL_FROM. */
  readonly mailFrom: string;
  /** The setting SECRET. */
  readonly secret: string;
  /** The setting PUBLIC_URL, without a slash at its end. */
  readonly publicUrl: string;
}

/**
 * Where a mail about `subjectId` comes from and is answered to: a person's name before an address of the service. The
 * person's own address stays theirs, and an answer can be told from all others by the address alone.
 */
export const signedBy = ({ mailFrom, secret }: Sender, name: string, subjectId: string): Mailbox => ({
  name,
  address: plusAddress(mailFrom, replyTag(secret, subjectId)),
});

/** The Message-ID of what `id` caused: the same one however often it is tried. */
export const messageIdOf = ({ mailFrom }: Sender, id: string): string => `${id}@${mailDomain(mailFrom)}`;
