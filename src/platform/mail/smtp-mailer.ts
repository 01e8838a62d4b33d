import { createTransport } from 'nodemailer';
import { MailError, type Mailer, type MailErrorKind } from './mailer.js';
import { mimeMessage } from './mime-message.js';
import type { OutgoingMail } from './outgoing-mail.js';

export interface SmtpLimits {
  readonly connectionsMax: number;
  readonly connectWaitMs: number;
  /** The longest silence of the server in the middle of a conversation. */
  readonly silenceMs: number;
}

const usualLimits: SmtpLimits = { connectionsMax: 5, connectWaitMs: 10_000, silenceMs: 30_000 };

/** Mail over SMTP. Connections are kept and shared: a greeting and a TLS handshake for every mail would cost most of the time. */
export class SmtpMailer implements Mailer {
  private readonly transport;
  private readonly underWay = new Set<Promise<void>>();

  /** @param smtpUrl smtp:// (STARTTLS when the server offers it) or smtps://, with user and password if the server asks. */
  constructor(smtpUrl: string, limits: SmtpLimits = usualLimits) {
    this.transport = createTransport({
      url: smtpUrl,
      pool: true,
      maxConnections: limits.connectionsMax,
      connectionTimeout: limits.connectWaitMs,
      greetingTimeout: limits.connectWaitMs,
      dnsTimeout: limits.connectWaitMs,
      socketTimeout: limits.silenceMs,
    });
  }

  async send(mail: OutgoingMail): Promise<void> {
    const sending = this.deliver(mail);
    this.underWay.add(sending);
    try {
      await sending;
    } finally {
      this.underWay.delete(sending);
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.underWay);
    this.transport.close();
  }

  private async deliver(mail: OutgoingMail): Promise<void> {
    const { envelope, bytes } = await mimeMessage(mail);
    try {
      await this.transport.sendMail({ envelope, raw: bytes });
    } catch (failure) {
      throw mailErrorOf(failure);
    }
  }
}

/** What the server's words mean for the next attempt. Only an answer of 5yz about this very mail is final. */
function mailErrorOf(failure: unknown): MailError {
  const { code, responseCode } = failure as { code?: unknown; responseCode?: unknown };
  const replyCode = typeof responseCode === 'number' ? responseCode : undefined;
  if (replyCode === undefined) {
    // EENVELOPE without an answer: the library itself found the address impossible.
    if (code === 'EENVELOPE') return new MailError('PERMANENT', 'The mail address cannot be used.');
    return new MailError('TRANSIENT', 'The mail server could not be reached.', undefined, { cause: reason(code) });
  }
  const kind: MailErrorKind = replyCode >= 500 && isAboutTheMail(code) ? 'PERMANENT' : 'TRANSIENT';
  const recipientStatus = recipientStatusOf(failure as Refusal, replyCode);
  return new MailError(kind, `The mail server answered ${replyCode}.`, replyCode, {
    cause: reason(code),
    recipientStatus,
  });
}

interface Refusal {
  readonly command?: unknown;
  readonly response?: unknown;
}

/** No mailbox, not here, no such name: what a server without codes of RFC 3463 says of a recipient (RFC 5321, 4.2.3). */
const NO_MAILBOX: ReadonlySet<number> = new Set([550, 551, 553]);

function recipientStatusOf({ command, response }: Refusal, replyCode: number): string | undefined {
  if (command !== 'RCPT TO') return undefined;
  const status = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(String(response))?.[1];
  return status ?? (NO_MAILBOX.has(replyCode) ? '5.1.0' : undefined);
}

/** A refused log-in or greeting is a setting that somebody will put right, and the mail waits for it. */
function isAboutTheMail(code: unknown): boolean {
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

/** The library's code alone: its own message quotes the server, and the server quotes the address. */
function reason(code: unknown): string {
  return typeof code === 'string' ? code : 'unknown';
}
