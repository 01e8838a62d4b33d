import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { calendarOfInvited, type InvitedCalendar, receive } from '../builders/received-mails.js';
import { sendWaiting } from '../builders/sent-mails.js';

let scene: MeetingScene;
let made = 0;
beforeAll(async () => {
  scene = await MeetingScene.open({ organiser: { email: 'olli@test.example' } });
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  await sendWaiting(scene);
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

interface Sent {
  readonly meeting: AnsweredMeeting;
  readonly a: string;
  readonly address: string;
  readonly calendar: InvitedCalendar;
  readonly messageId: string;
}

async function sent(start = NINE): Promise<Sent> {
  const address = `Poissa${(made += 1)}@posti.example`;
  const { id: a } = await scene.person({ email: address, displayName: 'Aino Arka' });
  const meeting = await scene.calls.booked(start, [a]);
  const [mail] = await sendWaiting(scene);
  return {
    meeting,
    a,
    address,
    calendar: await calendarOfInvited(scene, meeting, a),
    messageId: mail?.messageId ?? '',
  };
}

interface ReportWish {
  readonly to?: string;
  readonly recipient?: string;
  readonly status?: string;
  readonly action?: string;
  readonly returned?: string;
}

/** A delivery status report as mail servers write it (RFC 3464). */
const report = ({ calendar, address, messageId }: Sent, wish: ReportWish = {}): string =>
  [
    'Return-Path: <>',
    `To: ${wish.to ?? calendar.replyTo}`,
    'From: MAILER-DAEMON@posti.example',
    'Message-ID: <report@posti.example>',
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="=_report"',
    '',
    '--=_report',
    'Content-Type: text/plain',
    '',
    'Your mail could not be delivered.',
    '--=_report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; posti.example',
    '',
    `Final-Recipient: rfc822; ${wish.recipient ?? address}`,
    `Action: ${wish.action ?? 'failed'}`,
    `Status: ${wish.status ?? '5.1.1'}`,
    '',
    '--=_report',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${wish.returned ?? messageId}`,
    '',
    '--=_report--',
    '',
  ].join('\r\n');

const invitation = async ({ id }: { id: string }) => {
  const again = new MeetingCalls(scene.app, await scene.app.signIn(scene.organiser.email));
  return (await again.meeting(id))!.invitations[0]!;
};
const hasFailed = async ({ a }: Sent) => {
  const [row] = await scene.rows<{ failed: boolean }>(
    'SELECT email_failed_at IS NOT NULL AS failed FROM person WHERE id = $1',
    [a],
  );
  return row?.failed;
};

describe('a mail that did not arrive', () => {
  it('is shown, told to the organiser once, and no more mail goes there', async () => {
    const someone = await sent();
    await receive(scene.app, report(someone), report(someone));
    expect(await invitation(someone.meeting)).toMatchObject({
      state: 'FAILED',
      lastError: 'Viesti ei mennyt perille. Tarkista osoite ja soita vastaanottajalle.',
    });
    const [letter, ...others] = await sendWaiting(scene);
    expect(others).toEqual([]);
    expect([letter?.to].flat()[0]?.text).toContain('olli@test.example');
    expect(letter?.text?.replaceAll('\u2060', '')).toContain(
      'Viesti tapaamisesta maanantaina 1. maaliskuuta kello 9.00 ei mennyt perille.',
    );
    expect(`${letter?.text}${String(letter?.html)}`).not.toMatch(/Aino|posti\.example/);
    const moved = meetingOf(await scene.calls.move(someone.meeting, NEXT_DAY));
    expect(await sendWaiting(scene)).toEqual([]);
    expect((await invitation(moved)).lastError).toMatch(/^Vastaanottajan sähköpostiosoite ei toimi/);
    expect((await invitation(moved)).state).toBe('SUPPRESSED');
  });

  it('of a second meeting is told no second time', async () => {
    const someone = await sent();
    const meeting = await scene.calls.booked(NEXT_DAY, [someone.a]);
    const [mail] = await sendWaiting(scene);
    const second = {
      ...someone,
      meeting,
      calendar: await calendarOfInvited(scene, meeting, someone.a),
      messageId: mail?.messageId ?? '',
    };
    await receive(scene.app, report(someone), report(second));
    expect((await invitation(meeting)).state).toBe('FAILED');
    expect(await sendWaiting(scene)).toHaveLength(1);
  });

  it('is forgotten with the address', async () => {
    const someone = await sent();
    await receive(scene.app, report(someone));
    await sendWaiting(scene);
    await scene.rows('UPDATE person SET email = $2 WHERE id = $1', [someone.a, `new${made}@posti.example`]);
    meetingOf(await scene.calls.move(someone.meeting, NEXT_DAY));
    expect(await sendWaiting(scene)).toHaveLength(1);
    // The report about the old address comes again, and says nothing about the new one.
    await receive(scene.app, report(someone));
    expect(await hasFailed(someone)).toBe(false);
  });

  it.each([
    ['a full mailbox', { status: '5.2.2' }],
    ['a filter that refuses it', { status: '5.7.1' }],
    ['a server that gave up', { status: '4.4.7' }],
  ])('because of %s says nothing about the address', async (_, wish) => {
    const someone = await sent();
    await receive(scene.app, report(someone, wish));
    expect([(await invitation(someone.meeting)).state, await hasFailed(someone)]).toEqual(['FAILED', false]);
    expect(await sendWaiting(scene)).toEqual([]);
  });

  it.each<[string, ReportWish]>([
    ['of a delay', { action: 'delayed', status: '4.4.1' }],
    ['of another address and no mail of ours', { recipient: 'other@posti.example', returned: '<x@y.example>' }],
    ['to an address that is nobody', { to: `kutsut+${'0'.repeat(32)}@x.example` }],
  ])('a report %s changes nothing', async (_, wish) => {
    const someone = await sent();
    await receive(scene.app, report(someone, wish));
    expect([(await invitation(someone.meeting)).state, await hasFailed(someone)]).toEqual(['SENT', false]);
  });
});
