import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { timeOfCaughtMail } from './caught-mail-folder.js';

/** What the list tells of a caught mail. */
export interface CaughtMailSummary {
  readonly id: string;
  /** Epoch milliseconds at which the mail was made. */
  readonly time: number;
  readonly to: string;
  readonly subject: string;
  /** METHOD of the calendar part; undefined when there is none. */
  readonly method: string | undefined;
}

/** A caught mail as its page shows it, read back from the bytes that would have been sent. */
export interface CaughtMail extends CaughtMailSummary {
  /** Header fields as they travelled, encoded words and all. */
  readonly headerLines: readonly string[];
  readonly text: string;
  readonly html: string | undefined;
  readonly ics: string | undefined;
}

const parserOptions = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true };

/** Parses the header fields alone: the list shows two hundred mails, and their bodies would take ten times as long. */
export async function readCaughtMailSummary(id: string, bytes: Buffer): Promise<CaughtMailSummary> {
  const end = bytes.indexOf('\r\n\r\n');
  const mail = await simpleParser(end < 0 ? bytes : bytes.subarray(0, end + 4), parserOptions);
  return summaryOf(id, mail, bytes);
}

export async function readCaughtMail(id: string, bytes: Buffer): Promise<CaughtMail> {
  const mail = await simpleParser(bytes, parserOptions);
  return {
    ...summaryOf(id, mail, bytes),
    headerLines: mail.headerLines.map(({ line }) => line),
    text: mail.text ?? '',
    html: mail.html === false ? undefined : mail.html,
    ics: mail.attachments.find((part) => part.contentType === 'text/calendar')?.content.toString('utf8'),
  };
}

function summaryOf(id: string, mail: ParsedMail, bytes: Buffer): CaughtMailSummary {
  const to: AddressObject[] = mail.to === undefined ? [] : [mail.to].flat();
  return {
    id,
    time: timeOfCaughtMail(id),
    to: to.map(recipientText).join(', '),
    subject: mail.subject ?? '',
    method: /^Content-Type: text\/calendar;[^\r\n]*\bmethod=([A-Z]+)/m.exec(bytes.toString('latin1'))?.[1],
  };
}

/** A caught text message has a number there, which the parser takes for a name without an address. */
function recipientText({ text, value: [first, ...others] }: AddressObject): string {
  return first?.address === '' && others.length === 0 ? first.name : text;
}
