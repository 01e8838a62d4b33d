import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Language } from '../../domain/result.js';
import { isPlainAddress } from '../icalendar/mailto.js';
import { lineText } from '../icalendar/property-text.js';
import { mailDate } from './mail-date.js';
import { MailError } from './mailer.js';
import type { Mailbox, OutgoingMail } from './outgoing-mail.js';

/** A mail ready to travel: what the server is told, and the bytes. */
export interface MimeMessage {
  readonly envelope: { readonly from: string; readonly to: string };
  readonly bytes: Buffer;
}

/** Language tags of Content-Language (RFC 3282). */
const languageTags: Record<Language, string> = { FI: 'fi', SV: 'sv', EN: 'en' };

/**
 * The bytes of a mail: multipart/mixed{ multipart/alternative{ text, HTML, calendar }, invite.ics } (RFC 6047, 2.4). The
 * calendar stands last in the alternative and is no attachment there: Outlook and Gmail make buttons of that part, and
 * those who cannot read it find the file. Mails without a calendar are the alternative alone. The same mail gives the same
 * bytes: even the boundaries come from the Message-ID.
 *
 * Several calendars are body parts of their own behind the letter: multipart/mixed{ multipart/alternative{ text, HTML },
 * calendar, calendar … } (RFC 6047, 2.4). None of them is in the alternative, since Outlook would take the whole mail for that one
 * invitation, and put it away with the answer to it (ADR 37). Each has the name of a file, for programs that show it as one.
 *
 * @throws MailError PERMANENT when an address is none: the mail can never leave.
 */
export async function mimeMessage(mail: OutgoingMail): Promise<MimeMessage> {
  const composer = new MailComposer({
    from: mailbox(mail.from),
    replyTo: [mailbox(mail.replyTo)],
    to: [mailbox(mail.to)],
    subject: lineText(mail.subject),
    text: mail.text,
    html: mail.html,
    icalEvent: mail.calendar && { method: mail.calendar.method, content: mail.calendar.ics, filename: 'invite.ics' },
    attachments: mail.calendars?.map(calendarPart),
    messageId: messageId(mail.messageId),
    date: mailDate(mail.date),
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': languageTags[mail.language] },
    baseBoundary: createHash('sha256').update(mail.messageId).digest('hex').slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { envelope: { from: mail.from.address, to: mail.to.address }, bytes: await composer.compile().build() };
}

/** Inline: programs that know iMIP take an attachment for a file that is none of their business (RFC 6047, 2.7). */
const calendarPart = ({ method, ics, name }: NonNullable<OutgoingMail['calendars']>[number]) => ({
  contentType: `text/calendar; charset=utf-8; method=${method}`,
  contentDisposition: 'inline' as const,
  contentTransferEncoding: 'base64' as const,
  filename: `${name}.ics`,
  content: ics,
});

/** Names become one line before the library sees them: a line break in a name must not begin a header. */
function mailbox(box: Mailbox): Mailbox {
  if (!isPlainAddress(box.address)) throw new MailError('PERMANENT', 'A mail address is not whole.');
  return { name: lineText(box.name), address: box.address };
}

/** @throws RangeError: Message-IDs are our own, so a broken one is a bug. */
function messageId(id: string): string {
  if (!/^[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+$/u.test(id)) throw new RangeError('A Message-ID must look like left@right.');
  return `<${id}>`;
}
