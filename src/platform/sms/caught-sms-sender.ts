import type { CaughtMailFolder } from '../mail/caught-mail-folder.js';
import { type OutgoingSms, SmsError, type SmsSender } from './sms-sender.js';

/** Text messages that stay here: beside the caught mails, in their form, so that /dev/mail shows both in one list. */
export class CaughtSmsSender implements SmsSender {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly folder: CaughtMailFolder) {}

  async send(sms: OutgoingSms): Promise<void> {
    const sending = this.keep(sms);
    this.underWay.add(sending);
    try {
      await sending;
    } finally {
      this.underWay.delete(sending);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.underWay);
  }

  private async keep(sms: OutgoingSms): Promise<void> {
    try {
      await this.folder.write(`sms-${sms.id}`, sms.date, caughtSms(sms));
    } catch (failure) {
      // A full disk or a missing permission is put right by somebody, and the message waits for it.
      throw new SmsError('RETRY', 'The text message could not be written to disk.', undefined, { cause: failure });
    }
  }
}

/** As a mail whose subject says what it is. Its number stands where a mail has the recipient, and can be sent nowhere from there. */
function caughtSms({ to, text }: OutgoingSms): Buffer {
  const lines = [
    `To: ${to}`,
    'Subject: SMS',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    '',
  ];
  return Buffer.from(lines.join('\r\n'));
}
