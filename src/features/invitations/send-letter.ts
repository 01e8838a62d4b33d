import type { Language } from '../../domain/result.js';
import { MailError, type Mailer } from '../../platform/mail/mailer.js';
import type { Mailbox } from '../../platform/mail/outgoing-mail.js';
import { mailDomain, plusAddress } from '../../platform/mail/plus-address.js';
import { type OutboxEvent, PermanentFailure } from '../../platform/outbox/outbox-handler.js';
import type { Sender } from './compose-invitation.js';
import { htmlDocument, type Letter, plainText } from './invitation-mail.js';
import { replyTag } from './reply-tag.js';

export interface Envelope {
  readonly fromName: string;
  /** What the letter is about: whoever answers it answers to an address of its own. */
  readonly aboutId: string;
  readonly to: Mailbox;
  /** Epoch milliseconds: when its cause came about. */
  readonly at: number;
  readonly language: Language;
}

/**
 * Sends a letter without a calendar. The event gives it its Message-ID, so one that is sent again is the same mail. An
 * address that will never take it is a PermanentFailure; every other MailError is for the outbox to try again.
 */
export async function sendLetter(
  mailer: Mailer,
  sender: Sender,
  event: OutboxEvent,
  { fromName, aboutId, to, at, language }: Envelope,
  letter: Letter,
): Promise<void> {
  const { mailFrom, secret } = sender;
  const from = { name: fromName, address: plusAddress(mailFrom, replyTag(secret, aboutId)) };
  try {
    await mailer.send({
      from,
      replyTo: from,
      to,
      subject: letter.subject,
      text: plainText(letter),
      html: htmlDocument(letter),
      messageId: `${event.id}@${mailDomain(mailFrom)}`,
      date: at,
      language,
    });
  } catch (error) {
    if (error instanceof MailError && error.kind === 'PERMANENT')
      throw new PermanentFailure(error.message, { cause: error });
    throw error;
  }
}
