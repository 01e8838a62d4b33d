import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger } from '../observability/logger.js';
import type { InboxListener, ReceivedMail } from './received-mail.js';

/** The port through which received mail reaches the rooms above, which register as they start. */
@Injectable()
export class InboxListeners {
  private readonly listeners: InboxListener[] = [];

  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  register(listener: InboxListener): void {
    this.listeners.push(listener);
  }

  /** Without a listener mail stays where it is: taking it from the mailbox would lose it. */
  get listening(): boolean {
    return this.listeners.length > 0;
  }

  /**
   * One after the other, and a line in the log for the calendars that nobody can read. What one of them throws goes to
   * the caller, who brings the same mail again later.
   */
  async announce(mail: ReceivedMail): Promise<void> {
    const { unreadable: reasons } = mail;
    if (reasons.length > 0) this.logger.warn({ reasons }, 'a calendar in a received mail cannot be read');
    for (const listener of this.listeners) await listener.mailReceived(mail);
  }
}
