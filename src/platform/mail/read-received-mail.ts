import { createHash } from 'node:crypto';
import { type ParsedMail, simpleParser } from 'mailparser';
import { isAlignedPass } from './authentication-results.js';
import { calendarsIn } from './calendar-parts.js';
import { bounceIn } from './delivery-report.js';
import { MailHeaders, messageIdIn } from './mail-headers.js';
import { readMailDate } from '../../domain/time/mail-date-text.js';
import type { Bounce, MailReading, UnreadableMailReason } from './received-mail.js';

/** An answer has a few kilobytes; this leaves room for the attachments of somebody who writes along with it. */
export const mailBytesMax = 4 * 2 ** 20;

/** Of the mail and of each of its parts. The library's reading of an address list takes the square of its length. */
const headBytesMax = 65_536;
const partsMax = 200;

export interface MailReadingAids {
  /** The authserv-id of our receiving server; undefined: none is believed. */
  readonly receivingHost: string | undefined;
  /** IANA: where times without a zone are read. */
  readonly timeZone: string;
}

/**
 * A mail from its bytes. What is wrong with them comes back as a reason, but for what the library cannot survive: mail from
 * outside goes through a MailReader, which calls this where that does no harm.
 */
export async function readReceivedMail(bytes: Buffer, aids: MailReadingAids): Promise<MailReading> {
  if (bytes.byteLength === 0) return { kind: 'UNREADABLE', reason: 'BROKEN' };
  if (bytes.byteLength > mailBytesMax) return { kind: 'UNREADABLE', reason: 'TOO_LARGE' };
  try {
    const parsed = await simpleParser(bytes, parserOptions);
    return { kind: 'READ', mail: receivedMail(bytes, parsed, aids) };
  } catch (failure) {
    return { kind: 'UNREADABLE', reason: reasonOf(failure) };
  }
}

/**
 * Nothing is made of texts, links and pictures. Mails inside the mail stay closed: a forwarded answer is somebody else's.
 * The library's types do not know the limits of its own splitter.
 */
const parserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  skipImageLinks: true,
  keepCidLinks: true,
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  maxHeadSize: headBytesMax,
  maxChildNodes: partsMax,
} as const;

function reasonOf(failure: unknown): UnreadableMailReason {
  const { code } = failure as { code?: unknown };
  if (code !== 'EMAXLEN') return 'BROKEN';
  return /child nodes/.test(String(failure)) ? 'TOO_MANY_PARTS' : 'HEADERS_TOO_LARGE';
}

function receivedMail(bytes: Buffer, parsed: ParsedMail, aids: MailReadingAids) {
  const headers = new MailHeaders(parsed.headerLines);
  const from = headers.addresses('from');
  const [onlyFrom] = from.length === 1 ? from : [];
  const fromDomain = onlyFrom?.slice(onlyFrom.lastIndexOf('@') + 1);
  const aligned = isAlignedPass(headers.first('authentication-results'), aids.receivingHost, fromDomain);
  return {
    messageId: messageIdIn(headers.first('message-id')) ?? `sha256-${createHash('sha256').update(bytes).digest('hex')}`,
    date: readMailDate(headers.first('date') ?? ''),
    from,
    to: headers.addresses(...whereItWent),
    autoSubmitted: isAutoSubmitted(headers),
    authentication: aligned ? ('ALIGNED_PASS' as const) : ('OTHER' as const),
    ...calendarsIn(parsed.attachments, parsed.text, aids.timeZone),
    bounce: bounceOf(parsed),
  };
}

/** What the receiving server noted comes first: it tells the tag even where To names a list or nobody. */
const whereItWent = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'to', 'cc'];

function isAutoSubmitted(headers: MailHeaders): boolean {
  const submitted = headers.first('auto-submitted')?.toLowerCase();
  if (submitted !== undefined && !/^no\b/.test(submitted)) return true;
  if (/^(?:bulk|junk|list|auto_reply)\b/i.test(headers.first('precedence') ?? '')) return true;
  if (headers.first('return-path') === '<>') return true;
  return headers.all('x-auto-response-suppress').some((value) => !/^none$/i.test(value));
}

function bounceOf({ headers, attachments }: ParsedMail): Bounce | undefined {
  const type = headers.get('content-type') as { value?: unknown; params?: Record<string, unknown> } | undefined;
  if (type?.value !== 'multipart/report') return undefined;
  const part = (...types: readonly string[]) => attachments.find(({ contentType }) => types.includes(contentType));
  const report = part('message/delivery-status', 'message/global-delivery-status')?.content.toString();
  const returned = part('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/rfc822-headers');
  return report === undefined ? undefined : bounceIn(report, returned?.content.toString('utf8', 0, headBytesMax));
}
