import { type OutgoingSms, SmsError, type SmsSender } from './sms-sender.js';

/** A gateway only writes the message down; one that takes longer than this is in trouble, and the outbox tries again. */
const gatewayWaitMs = 15_000;

/**
 * Answers of 4xx that speak of the moment or of our account, and not of this message: 401 is a password that somebody will put
 * right, 408, 425 and 429 ask to come again (RFC 9110, 15.5.9; RFC 8470, 5.2; RFC 6585, 4).
 */
const RETRIED: ReadonlySet<number> = new Set([401, 408, 425, 429]);

/** Text messages over an HTTP gateway: one POST a message, in the form of docs/operations.md, "Text messages". */
export class GatewaySmsSender implements SmsSender {
  private readonly address: string;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly underWay = new Set<Promise<void>>();

  /** @param smsUrl its user and password, if it has them, become the Authorization header (RFC 7617) and are sent nowhere else. */
  constructor(
    smsUrl: string,
    private readonly waitMs: number = gatewayWaitMs,
  ) {
    const url = new URL(smsUrl);
    const [user, password] = [url.username, url.password].map(decodeURIComponent);
    const credentials = Buffer.from(`${user}:${password}`).toString('base64');
    this.headers = {
      'content-type': 'application/json',
      ...(url.username !== '' && { authorization: `Basic ${credentials}` }),
    };
    url.username = '';
    url.password = '';
    this.address = url.href;
  }

  async send(sms: OutgoingSms): Promise<void> {
    const sending = this.deliver(sms);
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

  private async deliver(sms: OutgoingSms): Promise<void> {
    const status = await this.post(sms);
    if (status >= 200 && status < 300) return;
    // A redirection is a setting that is wrong; following it would carry the number and the password elsewhere.
    const isOfTheMessage = status >= 400 && status < 500 && !RETRIED.has(status);
    throw new SmsError(isOfTheMessage ? 'PERMANENT' : 'RETRY', `The SMS gateway answered ${status}.`, status);
  }

  private async post({ to, text, id }: OutgoingSms): Promise<number> {
    try {
      const response = await fetch(this.address, {
        method: 'POST',
        headers: this.headers,
        body: JSON.stringify({ to, text, id }),
        redirect: 'manual',
        signal: AbortSignal.timeout(this.waitMs),
      });
      await response.body?.cancel();
      return response.status;
    } catch (failure) {
      throw new SmsError('RETRY', 'The SMS gateway could not be reached.', undefined, { cause: reason(failure) });
    }
  }
}

/** The name or the code alone: messages of the library quote addresses. */
function reason(failure: unknown): string {
  const { name, cause } = failure as { name?: unknown; cause?: { code?: unknown } };
  return [cause?.code, name].find((each) => typeof each === 'string') ?? 'unknown';
}
