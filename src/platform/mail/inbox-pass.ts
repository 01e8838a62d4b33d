import type { ImapFlow } from 'imapflow';
import type { Logger } from '../observability/logger.js';
import { within } from '../observability/within.js';
import type { InboxLimits } from './inbox-limits.js';
import type { InboxListeners } from './inbox-listeners.js';
import type { MailAttempts } from './mail-attempts.js';
import { MailHeaders } from './mail-headers.js';
import { mailBytesMax, type MailReadingAids, readReceivedMail } from './read-received-mail.js';

/** Where mails go that were dealt with, and those that nobody could deal with. An operator may move the latter back. */
export const inboxFolders = { handled: 'Yhteisaika handled', setAside: 'Yhteisaika set aside' } as const;

export interface InboxPassParts {
  readonly listeners: InboxListeners;
  readonly attempts: MailAttempts;
  readonly limits: InboxLimits;
  readonly aids: MailReadingAids;
  readonly logger: Logger;
  readonly stopping: () => boolean;
}

/** What is known of a mail before it is read: nothing that its sender could make large. */
interface Waiting {
  readonly uid: number;
  readonly bytes: number;
  readonly sender: string;
}

type Outcome = 'GONE' | 'FAILED';

const fromCharactersMax = 2_048;

/**
 * Looks through a stretch of the open mailbox and works on some of it, mail by mail. A mail leaves the mailbox when it is
 * dealt with: handled, or set aside with one line in the log. What is left stays where it is, and so does the mail over
 * which the process dies; it is then handled a second time, which handlers are made for.
 */
export class InboxPass {
  /** The last UID that was looked at: the next pass goes on behind it, and begins anew when nothing is behind it. */
  private seenUntil = 0;

  constructor(private readonly parts: InboxPassParts) {}

  /** @returns whether something is left that may be worked on right away. */
  async run(client: ImapFlow): Promise<boolean> {
    const { attempts, limits } = this.parts;
    const all = ((await client.search({ deleted: false }, { uid: true })) || []).sort((one, other) => one - other);
    const behind = all.filter((uid) => uid > this.seenUntil);
    const stretch = (behind.length > 0 ? behind : all).slice(0, limits.mailsSeenPerPassMax);
    this.seenUntil = stretch.at(-1) ?? 0;
    const { gone, broken } = await this.workOn(client, this.choose(client, await look(client, stretch)));
    const failing = attempts.keepOnly(new Set(all.map((uid) => nameOf(client, uid))));
    return !broken && all.length - gone > failing;
  }

  /** In the order in which they came, but for those who must wait: for their next attempt, or behind their sender's many. */
  private choose(client: ImapFlow, waiting: readonly Waiting[]): Waiting[] {
    const { attempts, limits } = this.parts;
    const perSender = new Map<string, number>();
    const chosen: Waiting[] = [];
    for (const mail of waiting) {
      const ofSender = perSender.get(mail.sender) ?? 0;
      if (ofSender >= limits.mailsPerSenderPerPassMax || !attempts.mayTry(nameOf(client, mail.uid))) continue;
      perSender.set(mail.sender, ofSender + 1);
      chosen.push(mail);
      if (chosen.length >= limits.mailsPerPassMax) break;
    }
    return chosen;
  }

  private async workOn(client: ImapFlow, chosen: readonly Waiting[]): Promise<{ gone: number; broken: boolean }> {
    let gone = 0;
    let failuresInRow = 0;
    for (const mail of chosen) {
      if (this.parts.stopping() || failuresInRow >= this.parts.limits.failuresInRowMax) return { gone, broken: true };
      const outcome = await this.dealWith(client, mail);
      gone += outcome === 'GONE' ? 1 : 0;
      failuresInRow = outcome === 'GONE' ? 0 : failuresInRow + 1;
    }
    return { gone, broken: false };
  }

  private async dealWith(client: ImapFlow, { uid, bytes }: Waiting): Promise<Outcome> {
    const name = nameOf(client, uid);
    if (bytes === 0) return this.setAside(client, uid, { reason: 'BROKEN', bytes });
    // Its size is all that is ever read of such a mail.
    if (bytes > mailBytesMax) return this.setAside(client, uid, { reason: 'TOO_LARGE', bytes, bytesMax: mailBytesMax });
    try {
      const source = await sourceOf(client, uid);
      if (source === undefined) return 'GONE';
      const reading = await readReceivedMail(source, this.parts.aids);
      if (reading.kind === 'UNREADABLE') return await this.setAside(client, uid, { reason: reading.reason, bytes });
      await within(this.parts.limits.handlingMsMax, this.parts.listeners.announce(reading.mail));
    } catch (error) {
      return this.afterFailure(client, uid, error);
    }
    this.parts.attempts.succeeded(name);
    await move(client, uid, inboxFolders.handled);
    return 'GONE';
  }

  /** A lost connection is not the mail's fault: it goes to whoever connects again. */
  private async afterFailure(client: ImapFlow, uid: number, error: unknown): Promise<Outcome> {
    if (!client.usable) throw error;
    if (this.parts.attempts.failedFinally(nameOf(client, uid))) {
      return this.setAside(client, uid, { reason: 'FAILED_TOO_OFTEN', error });
    }
    this.parts.logger.warn({ uid, error }, 'a received mail could not be handled and comes again later');
    return 'FAILED';
  }

  private async setAside(client: ImapFlow, uid: number, why: object): Promise<Outcome> {
    await move(client, uid, inboxFolders.setAside);
    this.parts.logger.warn({ uid, ...why }, `a received mail was set aside in the folder ${inboxFolders.setAside}`);
    return 'GONE';
  }
}

/** UIDs begin anew when a mailbox is made anew, and UIDVALIDITY says so (RFC 9051, 2.3.1.1). */
function nameOf({ mailbox }: ImapFlow, uid: number): string {
  return `${mailbox === false ? '' : mailbox.uidValidity}:${uid}`;
}

/**
 * Size and sender of a stretch. The From field comes as bytes: a server's ENVELOPE of a hostile mail could be a megabyte of
 * nested lists that fail to parse, and with it the answer about all the others.
 */
async function look(client: ImapFlow, stretch: readonly number[]): Promise<Waiting[]> {
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (first === undefined || last === undefined) return [];
  const wanted = new Set(stretch);
  const found: Waiting[] = [];
  const query = { uid: true, size: true, headers: ['from'] };
  for await (const { uid, size, headers } of client.fetch(`${first}:${last}`, query, { uid: true })) {
    const line = headers?.toString('utf8', 0, fromCharactersMax) ?? '';
    const [sender = ''] = new MailHeaders([{ key: 'from', line }]).addresses('from');
    if (wanted.has(uid)) found.push({ uid, bytes: size ?? 0, sender });
  }
  return found.sort((one, other) => one.uid - other.uid);
}

/**
 * One byte more than is read at most: a server whose sizes lie does not make us load what it likes. Of a mail that another
 * process has moved away meanwhile some servers give nothing and some an empty one.
 */
async function sourceOf(client: ImapFlow, uid: number): Promise<Buffer | undefined> {
  const message = await client.fetchOne(String(uid), { source: { maxLength: mailBytesMax + 1 } }, { uid: true });
  // The library gives an empty text, not empty bytes, for a body that the server calls NIL.
  return message === false || !message.source?.length ? undefined : message.source;
}

async function move(client: ImapFlow, uid: number, folder: string): Promise<void> {
  const moved = await client.messageMove(String(uid), folder, { uid: true });
  if (moved === false) throw new Error(`the mail server does not move mails to the folder ${folder}`);
}
