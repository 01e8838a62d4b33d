import { readFileSync } from 'node:fs';
import path from 'node:path';
import { InboxListeners } from '../../src/platform/mail/inbox-listeners.js';
import { plusAddress } from '../../src/platform/mail/plus-address.js';
import { readReceivedMail } from '../../src/platform/mail/read-received-mail.js';
import { replyTag } from '../../src/platform/mail/reply-tag.js';
import type { TestApp } from '../support/test-app.js';
import type { MeetingScene } from './meeting-scene.js';
import { calendarPart, rawMail, type RawMailWish } from './raw-mail.js';

/** The server whose Authentication-Results are believed. */
const receivingHost = 'mx.yhteisaika.example';

/** What a test's calendar program says; what is left out is what most programs write. */
export interface CalendarWish {
  readonly uid: string;
  readonly attendee?: string;
  readonly method?: string;
  readonly status?: string;
  readonly sequence?: number;
  readonly dtstamp?: string | null;
  /** Parameters of ATTENDEE after PARTSTAT, and whole lines of the event. */
  readonly parameters?: string;
  readonly lines?: readonly string[];
}

export const calendarOf = ({
  uid,
  attendee = 'aino@posti.example',
  method = 'REPLY',
  status = 'ACCEPTED',
  sequence = 0,
  dtstamp = '20270105T080000Z',
  parameters = '',
  lines = [],
}: CalendarWish): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    `UID:${uid}`,
    ...(dtstamp === null ? [] : [`DTSTAMP:${dtstamp}`]),
    `SEQUENCE:${sequence}`,
    `ATTENDEE;PARTSTAT=${status}${parameters}:mailto:${attendee}`,
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');

/** A reply as a real program writes it (test/fixtures/ics/replies), to this event. */
export function fixtureReply(name: string, uid: string, sequence = 0): string {
  const file = path.join(__dirname, '../fixtures/ics/replies', `${name}.ics`);
  return readFileSync(file, 'utf8')
    .replace(/^UID:.*$/m, `UID:${uid}`)
    .replace(/^SEQUENCE:.*$/m, `SEQUENCE:${sequence}`);
}

/** The raw mail that carries a calendar. */
export const mailWith = (calendar: string, wish: RawMailWish = {}): string =>
  rawMail({ ...wish, parts: [calendarPart(calendar, 'text/calendar; charset=utf-8')] });

/** The header by which our mail server vouches for a sender's domain. */
export const vouchedFor = (domain: string): string =>
  `Authentication-Results: ${receivingHost}; dmarc=pass header.from=${domain}`;

/** Hands raw mail to everything that acts on received mail, by the way that the mailbox and the webhook take. */
export async function receive(app: TestApp, ...mails: readonly (string | Buffer)[]): Promise<void> {
  const listeners = app.application.get(InboxListeners);
  for (const mail of mails) {
    const reading = await readReceivedMail(Buffer.from(mail), { receivingHost, timeZone: 'Europe/Helsinki' });
    if (reading.kind === 'UNREADABLE') throw new Error(`not a mail: ${reading.reason}`);
    await listeners.announce(reading.mail);
  }
}

/** A participant's invitation, as their mail program knows it. */
export interface InvitedCalendar {
  readonly id: string;
  readonly uid: string;
  readonly sequence: number;
  /** Where it is answered to. */
  readonly replyTo: string;
}

export async function calendarOfInvited(
  scene: MeetingScene,
  meeting: { readonly id: string },
  personId: string,
): Promise<InvitedCalendar> {
  const [row] = await scene.rows<{ id: string; uid: string; sequence: number }>(
    'SELECT id, uid, sequence FROM invitation WHERE meeting_id = $1 AND person_id = $2',
    [meeting.id, personId],
  );
  if (!row) throw new Error('nobody of that id is invited');
  const { mail, secrets } = scene.app.settings;
  return { ...row, replyTo: plusAddress(mail.from, replyTag(secrets.secret, row.id)) };
}

export interface AnsweredKeptReply {
  readonly reason: string;
  readonly message: string;
  readonly method: string | null;
  readonly status: string | null;
  readonly proposedStart: string | null;
  readonly delegate: string | null;
  readonly person: { readonly id: string } | null;
}

const KEPT = `query ($id: ID!) { meeting(id: $id) { keptReplies {
  reason message method status proposedStart delegate person { id } } } }`;

/** What was kept aside of a meeting, as the one with this token sees it. */
export async function keptReplies(
  { app, calls }: MeetingScene,
  { id }: { readonly id: string },
  token = calls.token,
): Promise<readonly AnsweredKeptReply[]> {
  const answer = await app.data<{ meeting: { keptReplies: AnsweredKeptReply[] } }>(KEPT, { id }, token);
  return answer.meeting.keptReplies;
}

export const keptReasons = async (scene: MeetingScene, meeting: { readonly id: string }): Promise<string[]> =>
  (await keptReplies(scene, meeting)).map(({ reason }) => reason);
