import type { ImapFlow } from 'imapflow';
import { MailHeaders } from './mail-headers.js';
import { mailBytesMax } from './read-received-mail.js';

/** What is known of a mail before it is read: nothing that its sender could make large. */
export interface WaitingMail {
  readonly uid: number;
  readonly bytes: number;
  /** Empty when nobody is named, or not where one looks. */
  readonly sender: string;
}

/** Heads with many signatures have some kilobytes before From; in a longer one the sender is not looked for. */
const headBytesMax = 16_384;
const fromCharactersMax = 2_048;

/**
 * Size and sender of a stretch of the open mailbox: the sizes first, since of a mail that is too large nothing else is ever
 * read. The head comes as bytes and never more than its beginning: a server's ENVELOPE of a hostile mail could be a megabyte of
 * nested lists that fail to parse, and with it the answer about all the others.
 */
export async function waitingMails(client: ImapFlow, stretch: readonly number[]): Promise<WaitingMail[]> {
  const [first, last] = [stretch[0], stretch.at(-1)];
  if (first === undefined || last === undefined) return [];
  const wanted = new Set(stretch);
  const sizes = new Map<number, number>();
  for await (const { uid, size } of client.fetch(`${first}:${last}`, { uid: true, size: true }, { uid: true })) {
    if (wanted.has(uid)) sizes.set(uid, size ?? 0);
  }
  const senders = await sendersOf(
    client,
    stretch.filter((uid) => (sizes.get(uid) ?? 0) <= mailBytesMax),
  );
  return [...sizes]
    .map(([uid, bytes]) => ({ uid, bytes, sender: senders.get(uid) ?? '' }))
    .sort((one, other) => one.uid - other.uid);
}

async function sendersOf(client: ImapFlow, uids: readonly number[]): Promise<Map<number, string>> {
  const senders = new Map<number, string>();
  if (uids.length === 0) return senders;
  const query = { uid: true, source: { maxLength: headBytesMax } };
  for await (const { uid, source } of client.fetch(uids.join(','), query, { uid: true })) {
    senders.set(uid, senderIn(source?.toString('utf8') ?? ''));
  }
  return senders;
}

function senderIn(beginning: string): string {
  const [head = ''] = beginning.split(/\r?\n\r?\n/, 1);
  const line = /^from[ \t]*:(?:.|\r?\n[ \t])*/im.exec(head)?.[0].slice(0, fromCharactersMax) ?? '';
  const [sender = ''] = new MailHeaders([{ key: 'from', line }]).addresses('from');
  return sender;
}
