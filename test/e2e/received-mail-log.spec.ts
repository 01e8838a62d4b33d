import { AddressedInvitations } from '../../src/features/invitations/addressed-invitation.js';
import { KeepReply } from '../../src/features/invitations/keep-reply.js';
import { NoteBounce } from '../../src/features/invitations/note-bounce.js';
import { TakeMail } from '../../src/features/invitations/take-mail.js';
import { TakeReply } from '../../src/features/invitations/take-reply.js';
import { InboxListeners } from '../../src/platform/mail/inbox-listeners.js';
import { readReceivedMail } from '../../src/platform/mail/read-received-mail.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { calendarPart, rawMail } from '../builders/raw-mail.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { calendarOf, calendarOfInvited, keptReplies, mailWith, receive } from '../builders/received-mails.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';

async function invited() {
  const { id: a } = await scene.person({ email: 'aino@posti.example', displayName: 'Aino Arka' });
  const meeting = await scene.calls.booked(NINE, [a]);
  return { meeting, a, calendar: await calendarOfInvited(scene, meeting, a) };
}

/** The lines that taking these mails writes, by the parts of the running application. */
async function linesOf(...mails: readonly string[]): Promise<Record<string, unknown>[]> {
  const lines: string[] = [];
  const logger = createLogger('info', { write: (line) => void lines.push(line) });
  const { application } = scene.app;
  const listeners = new InboxListeners(logger);
  const taking = new TakeMail(
    listeners,
    application.get(AddressedInvitations, { strict: false }),
    application.get(TakeReply, { strict: false }),
    application.get(NoteBounce, { strict: false }),
    application.get(KeepReply, { strict: false }),
    logger,
  );
  taking.onModuleInit();
  for (const mail of mails) {
    const read = await readReceivedMail(Buffer.from(mail), { receivingHost: undefined, timeZone: 'Europe/Helsinki' });
    if (read.kind === 'READ') await listeners.announce(read.mail);
  }
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('has one line for each mail that changed nothing, without names, addresses and texts', async () => {
    const { calendar } = await invited();
    const { uid, replyTo: to, id } = calendar;
    const lines = ['COMMENT:Olen sairaana'];
    const logged = await linesOf(
      mailWith(calendarOf({ uid, lines }), { to }),
      mailWith(calendarOf({ uid, lines }), { to }),
      mailWith(calendarOf({ uid, lines, status: 'COMPLETED' }), { to }),
      mailWith(calendarOf({ uid: 'nobody-knows', lines }), { to: 'kutsut@x.example' }),
    );
    expect(logged).toMatchObject([
      { level: 'info', outcomes: ['REPEATED'], invitationIds: [id], event: 'a received mail changed nothing' },
      { level: 'info', outcomes: ['UNSUPPORTED'], invitationIds: [id] },
      { level: 'info', outcomes: ['UNKNOWN'], invitationIds: [] },
    ]);
    expect(JSON.stringify(logged)).not.toMatch(/aino|posti|sairaana|kutsut|nobody-knows/i);
  });
});

describe('a mail whose calendar nobody here can read', () => {
  const winmail = 'Content-Type: application/ms-tnef; name="winmail.dat"\r\n\r\nx';
  const vCalendar = (uid: string) => calendarOf({ uid }).replace('VERSION:2.0', 'VERSION:1.0');

  it.each([
    ['WINMAIL_DAT', (to: string) => rawMail({ to, parts: [winmail] })],
    ['VCALENDAR_1_0', (to: string, uid: string) => rawMail({ to, parts: [calendarPart(vCalendar(uid))] })],
  ])('is one line that says why, and is kept aside for the organiser: %s', async (reason, write) => {
    const { meeting, calendar } = await invited();
    const mail = write(calendar.replyTo, calendar.uid);
    const logged = await linesOf(mail);
    expect(logged).toMatchObject([
      { level: 'warn', reasons: [reason], event: 'a calendar in a received mail cannot be read' },
      { level: 'info', outcomes: ['UNREADABLE'], invitationIds: [calendar.id] },
    ]);
    expect(await keptReplies(scene, meeting)).toMatchObject([{ reason: 'UNREADABLE' }]);
  });
});

it('the log says when there was no room to keep a reply aside, and not when it was known', async () => {
  const { calendar } = await invited();
  const { uid } = calendar;
  const stranger = (sequence: number) =>
    mailWith(calendarOf({ uid, attendee: 'x@x.example', sequence }), { to: 'kutsut@x.example' });
  const logged = await linesOf(...Array.from({ length: 51 }, (_, sequence) => stranger(sequence)), stranger(0));
  const outcomes = logged.map((line) => (line['outcomes'] as string[]).join());
  expect(outcomes.slice(49)).toEqual(['UNKNOWN_SENDER', 'FULL', 'UNKNOWN_SENDER']);
});

describe('replies that were kept aside', () => {
  it('are seen by whoever may change the meeting, and by nobody else', async () => {
    const [coordinator, chair, other] = [
      await scene.as(['COORDINATOR']),
      await scene.as(['PROFESSIONAL']),
      await scene.as(['PROFESSIONAL'], { email: 'other@posti.example' }),
    ];
    const meeting = await scene.calls.booked(NINE, [{ personId: chair.id, requirement: 'CHAIR' }, other.id]);
    const { uid, replyTo: to } = await calendarOfInvited(scene, meeting, other.id);
    await receive(
      scene.app,
      mailWith(calendarOf({ uid, attendee: 'other@posti.example', status: 'COMPLETED' }), { to }),
    );
    for (const { token } of [scene.calls, coordinator, chair])
      expect(await keptReplies(scene, meeting, token)).toMatchObject([{ reason: 'UNSUPPORTED' }]);
    expect(await keptReplies(scene, meeting, other.token)).toEqual([]);
  });

  it("of another area's meeting are in that area alone", async () => {
    const area = await AreaBuilder.create(scene.app.owner, 'Toinen alue');
    const { id } = await area.person({ email: 'aino@posti.example' });
    const there = await scene.as(['COORDINATOR'], {}, area);
    const meeting = await there.booked(NINE, [id]);
    const { uid, replyTo: to } = await calendarOfInvited(scene, meeting, id);
    const { meeting: here } = await invited();
    await receive(scene.app, mailWith(calendarOf({ uid, status: 'COMPLETED' }), { to }));
    expect(await keptReplies(scene, meeting, there.token)).toHaveLength(1);
    expect(await keptReplies(scene, here)).toEqual([]);
    expect(await scene.calls.meeting(meeting.id)).toBeNull();
  });
});
