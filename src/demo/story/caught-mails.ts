import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HeaderValue, simpleParser } from 'mailparser';

/** What a recipient's program sees of one mail. */
export interface CaughtMail {
  readonly to: string;
  /** Content-Language: fi, sv or en. */
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  /** Everything that travelled, decoded as far as its parts are, to look for what must not be there. */
  readonly everything: string;
  /** The method that the calendar part of the mail announces; it must be the calendar's own. */
  readonly announcedMethod: string | undefined;
  readonly calendar: CalendarPart;
}

/** The properties of the one event in the mail; empty in a letter, which has none. */
export interface CalendarPart {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: string | undefined;
  readonly attendees: readonly string[];
}

/** Reads the mails that the folder holds of one event and one SEQUENCE, by recipient. */
export async function caughtMails(folder: string, uid: string, sequence: number): Promise<CaughtMail[]> {
  const mails = await allCaughtMails(folder);
  return mails
    .filter(({ calendar }) => calendar.uid === uid && calendar.sequence === sequence)
    .sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** Every mail that the folder holds, in the order in which they were caught. The first mail makes the folder. */
export async function allCaughtMails(folder: string): Promise<CaughtMail[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(names.map(async (name) => readMail(await readFile(join(folder, name)))));
}

async function readMail(bytes: Buffer): Promise<CaughtMail> {
  const mail = await simpleParser(bytes);
  const ics = mail.attachments.find(({ filename }) => filename === 'invite.ics')?.content.toString('utf8') ?? '';
  const to = Array.isArray(mail.to) ? mail.to : mail.to ? [mail.to] : [];
  const html = mail.html === false ? '' : mail.html;
  return {
    to: to.flatMap(({ value }) => value.map(({ address }) => address ?? '')).join(', '),
    language: headerText(mail.headers.get('content-language')),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    everything: [bytes.toString('utf8'), mail.text, html, ics].join('\n'),
    announcedMethod: /text\/calendar;[^\r\n]*(?:\r\n[ \t][^\r\n]*)*?method=(\w+)/i.exec(bytes.toString('utf8'))?.[1],
    calendar: readCalendar(ics),
  };
}

/** mailparser gives some headers as objects; the ones asked for here are plain. */
const headerText = (value: HeaderValue | undefined): string => (typeof value === 'string' ? value : '');

/** Enough of RFC 5545 for one event without alarms: unfolded (3.1), then name, parameters and value of each line. */
function readCalendar(ics: string): CalendarPart {
  const lines = ics.replace(/\r\n[ \t]/g, '').split('\r\n');
  const values = (name: string) =>
    lines.flatMap((line) => (new RegExp(`^${name}[;:]`).test(line) ? [line.replace(/^(?:"[^"]*"|[^":])*:/, '')] : []));
  return {
    method: values('METHOD')[0] ?? '',
    uid: values('UID')[0] ?? '',
    sequence: Number(values('SEQUENCE')[0] ?? Number.NaN),
    status: values('STATUS')[0],
    attendees: values('ATTENDEE').map((value) => value.replace(/^mailto:/, '')),
  };
}
