import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '../../domain/result.js';
import type { Letter } from '../../platform/mail/letter.js';
import { MAILER } from '../../platform/mail/mail.module.js';
import type { Mailer } from '../../platform/mail/mailer.js';
import { sendLetter } from '../../platform/mail/send-letter.js';
import { SENDER, type Sender } from '../../platform/mail/sender.js';
import { type OutboxEvent, PermanentFailure } from '../../platform/outbox/outbox-handler.js';
import { gsmText } from '../../platform/sms/gsm-text.js';
import { SMS_SENDER } from '../../platform/sms/sms.module.js';
import { SmsError, type SmsSender } from '../../platform/sms/sms-sender.js';
import { smsNumber } from '../../platform/sms/sms-number.js';
import type { ContactWish } from '../directory/contact-wish.js';

/** Where somebody can be reached, and how they wish to be. */
export interface Reachable {
  readonly name: string;
  /** Null as well once a mail server has said that nothing arrives there. */
  readonly email: string | null;
  readonly phone: string | null;
  readonly wish: ContactWish;
}

/** A message in both of its forms; which of them leaves depends on the recipient. */
export interface PeerMessage {
  readonly to: Reachable;
  readonly language: Language;
  readonly fromName: string;
  /** What it is about: whoever answers the mail answers to an address of its own. */
  readonly aboutId: string;
  /** Epoch milliseconds: when its cause came about. */
  readonly at: number;
  readonly letter: Letter;
  readonly sms: string;
}

/** How messages of this room leave. The same event gives the same Message-ID, and the gateway's key, however often it is tried. */
@Injectable()
export class PeerPost {
  constructor(
    @Inject(MAILER) readonly mailer: Mailer,
    @Inject(SENDER) readonly sender: Sender,
    @Inject(SMS_SENDER) private readonly sms: SmsSender | null,
  ) {}

  /** By the recipient's own way; whoever wishes for mail and has none that works gets an SMS. Whoever wishes for no messages gets none. */
  async send(event: OutboxEvent, message: PeerMessage): Promise<void> {
    const { to, language, fromName, aboutId, at, letter } = message;
    const wantsMail = to.wish === 'EMAIL' && to.email !== null;
    if (wantsMail && to.email !== null) {
      const envelope = { fromName, aboutId, to: { name: to.name, address: to.email }, at, language };
      return sendLetter(this, event, envelope, letter);
    }
    const number = smsNumber(to.phone);
    if (number !== undefined && (to.wish === 'EMAIL' || to.wish === 'SMS')) await this.text(event, number, message);
  }

  private async text(event: OutboxEvent, to: string, { sms, at: date }: PeerMessage): Promise<void> {
    try {
      await this.sms?.send({ to, text: gsmText(sms), id: event.id, date });
    } catch (error) {
      if (error instanceof SmsError && error.kind === 'PERMANENT')
        throw new PermanentFailure(error.message, { cause: error });
      throw error;
    }
  }
}
