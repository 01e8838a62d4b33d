import { ImapFlow } from 'imapflow';
import type { Clock } from '../clock/clock.js';
import type { Logger } from '../observability/logger.js';
import { within } from '../observability/within.js';
import { Bell } from '../clock/bell.js';
import { type ImapAddress, imapAddress } from './imap-address.js';
import { makeInboxFolders } from './inbox-folders.js';
import { type InboxLimits, inboxLimits, pauseAfter } from './inbox-limits.js';
import type { InboxListeners } from './inbox-listeners.js';
import { InboxPass } from './inbox-pass.js';
import { MailAttempts } from './mail-attempts.js';
import type { MailReader } from './mail-reader.js';

export interface ImapInboxParts {
  readonly imapUrl: string;
  readonly listeners: InboxListeners;
  readonly reader: MailReader;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits?: InboxLimits;
}

/** REFUSED: the server answers and does not let us in, which somebody has to put right. */
type Connection = 'NOT_YET' | 'CONNECTED' | 'LOST' | 'REFUSED';

/** A server that says nothing for so long, IDLE's own signs of life included, is gone. */
const silenceMsMax = 15 * 60_000;
const connectWaitMs = 20_000;
const logoutWaitMs = 3_000;

/**
 * Receives the service's mail over IMAP for as long as the process runs. New mail is told by the server (IDLE, RFC 2177)
 * and looked for every now and then besides; a lost connection is made anew, with growing pauses, and logged once when it is lost
 * and once when it is back. It never makes the process unready: calls can be answered without it, and mail waits.
 */
export class ImapInbox {
  /** Rung by new mail, by a lost connection and by the stop. */
  private readonly bell = new Bell();
  /** Rung by the stop alone: no mail, however many come, shortens a pause that bounds the rate. */
  private readonly stopBell = new Bell();
  private readonly pass: InboxPass;
  private readonly attempts: MailAttempts;
  private readonly limits: InboxLimits;
  private readonly address: ImapAddress;
  private connection: Connection = 'NOT_YET';
  private running: Promise<void> | undefined;
  private client: ImapFlow | undefined;
  private stopped = false;

  constructor(private readonly parts: ImapInboxParts) {
    this.limits = parts.limits ?? inboxLimits;
    this.address = imapAddress(parts.imapUrl);
    this.attempts = new MailAttempts(parts.clock, this.limits);
    const { listeners, reader, logger } = parts;
    const stopping = () => this.stopped;
    this.pass = new InboxPass({ listeners, reader, logger, attempts: this.attempts, limits: this.limits, stopping });
  }

  start(): void {
    this.running ??= this.run();
  }

  /** The mail at work is finished first, if it ends soon; otherwise it comes again at the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.bell.ring();
    this.stopBell.ring();
    await within(this.limits.stopMsMax, this.running ?? Promise.resolve()).catch(() => this.client?.close());
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopped) {
      try {
        await this.receive(() => (failures = 0));
      } catch (error) {
        failures += 1;
        this.noteLoss(error);
        await this.pause(this.stopBell, pauseAfter(failures, this.limits.reconnectMs, this.limits.reconnectMsMax));
      }
    }
  }

  /** One connection, from its beginning to its end. */
  private async receive(connected: () => void): Promise<void> {
    const client = this.openClient();
    this.client = client;
    try {
      await client.connect();
      await makeInboxFolders(client);
      await client.mailboxOpen(this.address.folder);
      client.on('exists', () => this.bell.ring());
      this.note('CONNECTED');
      while (!this.stopped) {
        const more = await this.pass.run(client);
        connected();
        await this.pause(this.stopBell, this.limits.pauseBetweenPassesMs);
        if (!more) await this.waitForMail(client);
        if (!client.usable) throw new Error('the mail server has closed the connection');
      }
    } finally {
      await end(client);
    }
  }

  private openClient(): ImapFlow {
    const { host, port, secure, user, password } = this.address;
    const client = new ImapFlow({
      host,
      port,
      secure,
      auth: { user, pass: password },
      logger: false,
      disableAutoIdle: true,
      connectionTimeout: connectWaitMs,
      greetingTimeout: connectWaitMs,
      socketTimeout: silenceMsMax,
    });
    // What failed is thrown where it was asked for as well; without a listener the process would end over it.
    client.on('error', () => this.bell.ring());
    client.on('close', () => this.bell.ring());
    return client;
  }

  private async waitForMail(client: ImapFlow): Promise<void> {
    const idles = client.capabilities.has('IDLE');
    const poll = idles ? this.limits.pollDespiteIdleMs : this.limits.pollMs;
    const turn = this.attempts.nextTurnInMs() ?? poll;
    // Ended by the next command. It only fails when the connection does, which the caller sees.
    if (idles) void client.idle().catch(() => undefined);
    await this.pause(this.bell, Math.min(poll, turn));
  }

  private async pause(bell: Bell, milliseconds: number): Promise<void> {
    if (!this.stopped) await bell.wait(milliseconds);
  }

  private noteLoss(error: unknown): void {
    const refused = (error as { authenticationFailed?: unknown }).authenticationFailed === true;
    this.note(refused ? 'REFUSED' : 'LOST', error);
  }

  /** One line a change of state: an outage of a night is two lines, not a thousand. */
  private note(connection: Connection, error?: unknown): void {
    if (this.connection === connection || this.stopped) return;
    this.connection = connection;
    const { host, port } = this.address;
    if (connection === 'CONNECTED') this.parts.logger.info({ host, port }, 'mail is being received');
    else if (connection === 'REFUSED') {
      this.parts.logger.error(
        { host, port },
        'the mail server refuses user or password of IMAP_URL; no mail is received',
      );
    } else
      this.parts.logger.warn({ host, port, error }, 'no mail is received; the connection is tried again and again');
  }
}

/** With good manners if the server still listens. */
async function end(client: ImapFlow): Promise<void> {
  if (client.usable) await within(logoutWaitMs, client.logout()).catch(() => undefined);
  client.close();
}
