import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import type { TestApp } from '../support/test-app.js';
import { contentLines, eventLines, lineOf, type ContentLine } from '../unit/icalendar/read-calendar.js';

/** One mail as its recipient's program reads it. */
export interface ReadMail {
  readonly raw: string;
  readonly to: string[];
  readonly from: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly ics: string;
  readonly method: string;
  /** Of the VEVENT. */
  readonly event: readonly ContentLine[];
}

export async function readMail(raw: string): Promise<ReadMail> {
  const mail = await simpleParser(raw);
  const calendars = mail.attachments
    .filter(({ contentType }) => /calendar|ics/.test(contentType))
    .map(({ content }) => content.toString());
  if (calendars.length !== 2 || calendars[0] !== calendars[1]) throw new Error('not the same calendar twice');
  const ics = calendars[0] ?? '';
  return {
    ...lettersOf(mail),
    raw,
    ics,
    method: lineOf(contentLines(ics), 'METHOD').value,
    event: eventLines(ics),
  };
}

function lettersOf(mail: ParsedMail) {
  const addresses = (box: AddressObject | AddressObject[] | undefined) =>
    [box].flat().flatMap((each) => each?.value.map(({ address }) => address ?? '') ?? []);
  return {
    to: [...addresses(mail.to), ...addresses(mail.cc), ...addresses(mail.bcc)],
    from: addresses(mail.from).join(),
    replyTo: addresses(mail.replyTo).join(),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : '',
    messageId: mail.messageId ?? '',
  };
}

/** One calendar of a mail that brings several. */
export interface ReadCalendar {
  readonly method: string;
  readonly fileName: string | undefined;
  readonly disposition: string | undefined;
  readonly ics: string;
  readonly event: readonly ContentLine[];
}

/** A mail about several meetings, as a program reads it that knows each body part by itself. */
export interface ReadBundle extends Omit<ReadMail, 'ics' | 'method' | 'event'> {
  readonly calendars: readonly ReadCalendar[];
}

/** Any mail, with all the calendars in it. */
export async function readBundle(raw: string): Promise<ReadBundle> {
  const mail = await simpleParser(raw);
  const calendars = mail.attachments
    .filter(({ contentType }) => /calendar|ics/.test(contentType))
    .map(({ content, filename, contentDisposition }) => {
      const ics = content.toString();
      const method = lineOf(contentLines(ics), 'METHOD').value;
      return { method, fileName: filename, disposition: contentDisposition, ics, event: eventLines(ics) };
    });
  return { ...lettersOf(mail), raw, calendars };
}

/** The mails that the application has caught so far, oldest first; text messages lie beside them. */
export async function caughtMails({ settings }: TestApp): Promise<ReadMail[]> {
  const folder = settings.mail.mailDirectory;
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.eml') && !name.includes('Z-sms-')).sort();
  return Promise.all(files.map(async (name) => readMail(await readFile(path.join(folder, name), 'utf8'))));
}

/** The value of a property that an event has once. */
export const valueOf = (mail: ReadMail, name: string): string => lineOf(mail.event, name).value;
