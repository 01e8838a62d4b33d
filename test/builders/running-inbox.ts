import { SystemClock } from '../../src/platform/clock/clock.js';
import { ImapInbox } from '../../src/platform/mail/imap-inbox.js';
import { type InboxLimits, inboxLimits } from '../../src/platform/mail/inbox-limits.js';
import { InboxListeners } from '../../src/platform/mail/inbox-listeners.js';
import { MailReader } from '../../src/platform/mail/mail-reader.js';
import type { ReceivedMail } from '../../src/platform/mail/received-mail.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { eventually } from '../support/eventually.js';

/** Waits as short as a test may; whatever is to show itself must not depend on them. */
const quick: InboxLimits = {
  ...inboxLimits,
  pauseBetweenPassesMs: 1,
  reconnectMs: 20,
  reconnectMsMax: 100,
  retryMs: 1,
};

/** A running inbox, what it has handed on, and what it has logged. */
export class RunningInbox {
  readonly mails: ReceivedMail[] = [];
  readonly log: string[] = [];
  /** What the listener does with a mail before it is noted; may throw. */
  act: (mail: ReceivedMail) => Promise<void> | void = () => undefined;
  readonly inbox: ImapInbox;
  private readonly reader = new MailReader({ receivingHost: undefined, timeZone: 'Europe/Helsinki' });

  constructor(imapUrl: string, limits: Partial<InboxLimits> = {}) {
    const logger = createLogger('info', { write: (line) => void this.log.push(line) });
    const listeners = new InboxListeners(logger);
    listeners.register({
      mailReceived: async (mail) => {
        await this.act(mail);
        this.mails.push(mail);
      },
    });
    this.inbox = new ImapInbox({
      imapUrl,
      listeners,
      reader: this.reader,
      clock: new SystemClock(),
      logger,
      limits: { ...quick, ...limits },
    });
    this.inbox.start();
  }

  /** The lines of the log. */
  get lines(): Record<string, unknown>[] {
    return this.log.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  get ids(): string[] {
    return this.mails.map(({ messageId }) => messageId);
  }

  /** How often a line was logged that says this. */
  said(words: string): number {
    return this.lines.filter(({ event }) => String(event).includes(words)).length;
  }

  async stop(): Promise<void> {
    await this.inbox.stop();
    await this.reader.close();
  }

  connected(): Promise<void> {
    return eventually(() => this.said('mail is being received') > 0);
  }
}
