import { BundleScene, type BundleReader } from '../builders/bundle-scene.js';
import type { ReadBundle } from '../builders/read-mail.js';
import { calendarOf, keptReplies, mailWith, receive } from '../builders/received-mails.js';
import { lineOf } from '../unit/icalendar/read-calendar.js';

let bundles: BundleScene;
beforeAll(async () => {
  bundles = await BundleScene.open();
}, 60_000);
beforeEach(() => bundles.begin());
afterEach(() => bundles.end());
afterAll(() => bundles?.close());

interface Sent {
  readonly reader: BundleReader;
  readonly ids: readonly string[];
  readonly mail: ReadBundle;
}

async function sent(wish: object = {}): Promise<Sent> {
  const reader = await bundles.reader(wish);
  const ids = await bundles.book(reader);
  await bundles.send();
  return { reader, ids, mail: await bundles.mailTo(reader) };
}

/** Of the event at this place in the mail: what its calendar answers, and where to. */
const replyTo = ({ mail, reader }: Sent, index: number, to?: string): string => {
  const event = mail.calendars[index]?.event ?? [];
  const own = lineOf(event, 'ORGANIZER').value.replace('mailto:', '');
  const calendar = calendarOf({ uid: lineOf(event, 'UID').value, attendee: reader.email, status: 'ACCEPTED' });
  return mailWith(calendar, { to: to ?? own, from: reader.email });
};
const statusesOf = async ({ reader, ids }: Sent): Promise<string[]> =>
  (await bundles.invitationsOf(reader, ids)).map(({ status }) => status);
const statesOf = async ({ reader, ids }: Sent): Promise<string[]> =>
  (await bundles.invitationsOf(reader, ids)).map(({ state }) => state);

/** A delivery status report as mail servers write it (RFC 3464). */
const report = ({ mail, reader }: Sent, returned: string | undefined = mail.messageId): string =>
  [
    'Return-Path: <>',
    `To: ${mail.from}`,
    'From: MAILER-DAEMON@posti.example',
    'Message-ID: <report@posti.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"',
    '',
    '--=_report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; posti.example',
    '',
    `Final-Recipient: rfc822; ${reader.email}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    ...(returned === '' ? [] : ['--=_report', 'Content-Type: text/rfc822-headers', '', `Message-ID: ${returned}`, '']),
    '--=_report--',
    '',
  ].join('\r\n');

describe('an answer to one event of a mail of many', () => {
  it("counts for that one alone when it comes to the event's own address", async () => {
    const one = await sent();
    await receive(bundles.scene.app, replyTo(one, 1));
    expect(await statusesOf(one)).toEqual(['NEEDS_ACTION', 'ACCEPTED', 'NEEDS_ACTION']);
  });

  it('counts for the event that it names when it comes to the address of the mail', async () => {
    const one = await sent();
    await receive(bundles.scene.app, replyTo(one, 2, one.mail.from));
    expect(await statusesOf(one)).toEqual(['NEEDS_ACTION', 'NEEDS_ACTION', 'ACCEPTED']);
  });

  it("counts for nobody else's event at that address", async () => {
    const [one, other] = [await sent(), await sent()];
    await receive(bundles.scene.app, replyTo(other, 0, one.mail.from));
    expect([await statusesOf(one), await statusesOf(other)]).toEqual([
      Array(3).fill('NEEDS_ACTION'),
      Array(3).fill('NEEDS_ACTION'),
    ]);
  });

  it('that is a letter is kept with the next of the meetings', async () => {
    const one = await sent();
    bundles.scene.app.clock.set('2027-03-05T06:00:00Z');
    const letter = `From: ${one.reader.email}\r\nTo: ${one.mail.from}\r\nMessage-ID: <letter@posti.example>\r\n\r\nKiitos\r\n`;
    await receive(bundles.scene.app, letter);
    const token = await bundles.scene.app.signIn(bundles.scene.organiser.email);
    const kept = await Promise.all(one.ids.map((id) => keptReplies(bundles.scene, { id }, token)));
    expect(kept.map(({ length }) => length)).toEqual([0, 1, 0]);
  });
});

describe('a report that a mail of many has not arrived', () => {
  it.each([
    ['names the mail', undefined],
    ['names no mail', ''],
  ])('that %s is about all that was in it, and the organiser is told once', async (_, returned) => {
    const one = await sent();
    bundles.server.arrived.length = 0;
    await receive(bundles.scene.app, report(one, returned), report(one, returned));
    expect(await statesOf(one)).toEqual(Array(3).fill('FAILED'));
    await bundles.send();
    expect(bundles.server.arrived).toEqual([expect.stringMatching(/^To: Olli Organisoija <olli@test\.example>\r$/m)]);
  });

  it('has one text message take over for whoever has a number', async () => {
    const one = await sent({ phone: '040 765 4321' });
    await receive(bundles.scene.app, report(one));
    await bundles.send();
    expect(bundles.gateway.texts).toEqual([expect.stringMatching(/^Kutsu: 3 tapaamista, ensimmäinen ti 2\.3\./)]);
    expect(await statesOf(one)).toEqual(Array(3).fill('SENT'));
  });

  it("changes nothing of another recipient's mail", async () => {
    const [one, other] = [await sent(), await sent()];
    await receive(bundles.scene.app, report(one, other.mail.messageId));
    expect(await statesOf(other)).toEqual(Array(3).fill('SENT'));
  });
});
