import type { ImapFlow } from 'imapflow';
import type { Logger } from '../observability/logger.js';
import { within } from '../observability/within.js';
import { inboxFolders, moveMail } from './inbox-folders.js';
import type { InboxLimits } from './inbox-limits.js';
import type { InboxListeners } from './inbox-listeners.js';
import type { MailAttempts } from './mail-attempts.js';
import type { MailReader } from './mail-reader.js';
import { mailBytesMax } from './read-received-mail.js';
import { type WaitingMail, waitingMails } from './waiting-mail.js';

export interface InboxPassParts {
  readonly listeners: InboxListeners;
  readonly attempts: MailAttempts;
  readonly limits: InboxLimits;
  readonly reader: MailReader;
  readonly logger: Logger;
  readonly stopping: () => boolean;
}

type Outcome = 'GONE' | 'FAILED';

/** VANISHED: somebody else took it. */
type Fate = 'HANDLED' | 'LATER' | 'VANISHED' | { readonly reason: string; readonly [detail: string]: unknown };

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
    const all = await waitingUids(client);
    const behind = all.filter((uid) => uid > this.seenUntil);
    const stretch = (behind.length > 0 ? behind : all).slice(0, limits.mailsSeenPerPassMax);
    this.seenUntil = stretch.at(-1) ?? 0;
    const { gone, broken } = await this.workOn(client, this.choose(client, await waitingMails(client, stretch)));
    const failing = attempts.keepOnly(new Set(all.map((uid) => nameOf(client, uid))));
    return !broken && all.length - gone > failing;
  }

  /** In the order in which they came, but for those who must wait: for their next attempt, or behind their sender's many. */
  private choose(client: ImapFlow, waiting: readonly WaitingMail[]): WaitingMail[] {
    const { attempts, limits } = this.parts;
    const perSender = new Map<string, number>();
    const chosen: WaitingMail[] = [];
    for (const mail of waiting) {
      const ofSender = perSender.get(mail.sender) ?? 0;
      if (ofSender >= limits.mailsPerSenderPerPassMax || !attempts.mayTry(nameOf(client, mail.uid))) continue;
      perSender.set(mail.sender, ofSender + 1);
      chosen.push(mail);
      if (chosen.length >= limits.mailsPerPassMax) break;
    }
    return chosen;
  }

  private async workOn(client: ImapFlow, chosen: readonly WaitingMail[]): Promise<{ gone: number; broken: boolean }> {
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

  /** Whatever goes wrong with one mail, its move included, leaves the turn to those behind it. */
  private async dealWith(client: ImapFlow, mail: WaitingMail): Promise<Outcome> {
    const { attempts, logger } = this.parts;
    const { uid } = mail;
    const name = nameOf(client, uid);
    try {
      const fate = await this.fateOf(client, mail);
      if (fate === 'LATER') return 'FAILED';
      if (fate === 'VANISHED') return 'GONE';
      await moveMail(client, uid, fate === 'HANDLED' ? inboxFolders.handled : inboxFolders.setAside);
      attempts.succeeded(name);
      if (fate !== 'HANDLED') {
        logger.warn({ uid, ...fate }, `a received mail was set aside in the folder ${inboxFolders.setAside}`);
      }
      return 'GONE';
    } catch (error) {
      if (!client.usable) throw error;
      attempts.postponed(name);
      logger.warn({ uid, error }, 'a received mail was dealt with but cannot be moved, and comes again much later');
      return 'FAILED';
    }
  }

  /** What becomes of a mail; an object is why it is set aside. */
  private async fateOf(client: ImapFlow, { uid, bytes }: WaitingMail): Promise<Fate> {
    if (bytes === 0) return { reason: 'BROKEN', bytes };
    // Its size is all that is ever read of such a mail.
    if (bytes > mailBytesMax) return { reason: 'TOO_LARGE', bytes, bytesMax: mailBytesMax };
    try {
      const source = await sourceOf(client, uid);
      if (source === undefined) return 'VANISHED';
      const reading = await this.parts.reader.read(source);
      if (reading.kind === 'UNREADABLE') return { reason: reading.reason, bytes };
      await within(this.parts.limits.handlingMsMax, this.parts.listeners.announce(reading.mail));
      return 'HANDLED';
    } catch (error) {
      return this.afterFailure(client, uid, error);
    }
  }

  /** A lost connection is not the mail's fault: it goes to whoever connects again. */
  private afterFailure(client: ImapFlow, uid: number, error: unknown): Fate {
    if (!client.usable) throw error;
    if (this.parts.attempts.failedFinally(nameOf(client, uid))) return { reason: 'FAILED_TOO_OFTEN', error };
    this.parts.logger.warn({ uid, error }, 'a received mail could not be handled and comes again later');
    return 'LATER';
  }
}

/** @throws when the server refuses: taken for an empty mailbox, that would be mail that nobody misses. */
async function waitingUids(client: ImapFlow): Promise<number[]> {
  const found = await client.search({ deleted: false }, { uid: true });
  if (!found) throw new Error('the mail server does not search the mailbox');
  return found.sort((one, other) => one - other);
}

/** UIDs begin anew when a mailbox is made anew, and UIDVALIDITY says so (RFC 9051, 2.3.1.1). */
function nameOf({ mailbox }: ImapFlow, uid: number): string {
  return `${mailbox === false ? '' : mailbox.uidValidity}:${uid}`;
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
