import type { CaughtMailFolder } from './caught-mail-folder.js';
import { MailError, type Mailer } from './mailer.js';
import { mimeMessage } from './mime-message.js';
import type { OutgoingMail } from './outgoing-mail.js';

/** Mail that stays here: every mail becomes a file that /dev/mail shows, the very bytes that SMTP would have carried. */
export class CaughtMailer implements Mailer {
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly folder: CaughtMailFolder) {}

  async send(mail: OutgoingMail): Promise<void> {
    const sending = this.keep(mail);
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

  private async keep(mail: OutgoingMail): Promise<void> {
    const { bytes } = await mimeMessage(mail);
    try {
      await this.folder.write(mail.messageId, mail.date, bytes);
    } catch (failure) {
      // A full disk or a missing permission is put right by somebody, and the mail waits for it.
      throw new MailError('TRANSIENT', 'The mail could not be written to disk.', undefined, { cause: failure });
    }
  }
}
