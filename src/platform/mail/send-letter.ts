import type { Language } from '../../domain/result.js';
import { type OutboxEvent, PermanentFailure } from '../outbox/outbox-handler.js';
import { type Letter, letterMail } from './letter.js';
import { MailError, type Mailer } from './mailer.js';
import type { Mailbox, OutgoingMail } from './outgoing-mail.js';
import { messageIdOf, type Sender, signedBy } from './sender.js';

export interface LetterEnvelope {
  readonly fromName: string;
  /** What the letter is about: whoever answers it answers to an address of its own. */
  readonly aboutId: string;
  readonly to: Mailbox;
  /** Epoch milliseconds: when its cause came about. */
  readonly at: number;
  readonly language: Language;
  /** For the recipient's calendar program; its organiser is whom `signedBy` makes of `fromName` and `aboutId`. */
  readonly calendar?: OutgoingMail['calendar'];
}

/**
 * Sends a letter because of an outbox event. The event gives it its Message-ID, so one that is
 * sent again is the same mail. An address that will never take it is a PermanentFailure; every other MailError is for the
 * outbox to try again.
 */
export async function sendLetter(
  { mailer, sender }: { readonly mailer: Mailer; readonly sender: Sender },
  event: OutboxEvent,
  { fromName, aboutId, to, at, language, calendar }: LetterEnvelope,
  letter: Letter,
): Promise<void> {
  const from = signedBy(sender, fromName, aboutId);
  const mail = letterMail(letter, { from, to, messageId: messageIdOf(sender, event.id), date: at, language, calendar });
  try {
    await mailer.send(mail);
  } catch (error) {
    if (error instanceof MailError && error.kind === 'PERMANENT')
      throw new PermanentFailure(error.message, { cause: error });
    throw error;
  }
}
