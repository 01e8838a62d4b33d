import { randomUUID } from 'node:crypto';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { MeetingCalls, meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import {
  calendarOf,
  calendarOfInvited,
  type CalendarWish,
  type InvitedCalendar,
  mailWith,
  receive,
} from '../builders/received-mails.js';
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

async function sent(start = NINE, phone?: string): Promise<Sent> {
  const address = `Poissa${(made += 1)}@posti.example`;
  const { id: a } = await scene.person({ email: address, displayName: 'Aino Arka', ...(phone && { phone }) });
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

  it('is sent by SMS to whoever has a number, once, and the organiser reads so', async () => {
    const someone = await sent(NINE, '040 765 4321');
    await receive(scene.app, report(someone), report(someone));
    expect(await invitation(someone.meeting)).toMatchObject({ state: 'QUEUED', lastError: null });
    const [letter, sms, ...others] = (await sendWaiting(scene)).sort((one, other) =>
      String(one.subject).length > String(other.subject).length ? -1 : 1,
    );
    expect(others).toEqual([]);
    expect(letter?.subject).toBe('Sähköposti ei mennyt perille, lähetämme tekstiviestin');
    expect(`${letter?.text}${String(letter?.html)}`).not.toMatch(/Aino|posti\.example|765/);
    expect([sms?.subject, [sms?.to].flat()[0]?.value[0]?.name]).toEqual(['SMS', '+358407654321']);
    expect(sms?.text).toMatch(
      /^Kutsu: tapaaminen ma 1\.3\. klo 9\.00, puhelimessa\. Kerro, tuletko: http\S+\/invitation\/[0-9a-f]{64}/,
    );
    expect(await invitation(someone.meeting)).toMatchObject({ state: 'SENT', lastError: null });
    await receive(scene.app, report(someone));
    expect(await sendWaiting(scene)).toEqual([]);
  });

  it('of two meetings is sent by SMS for both', async () => {
    const someone = await sent(NINE, '040 765 4321');
    const meeting = await scene.calls.booked(NEXT_DAY, [someone.a]);
    const [mail] = await sendWaiting(scene);
    const calendar = await calendarOfInvited(scene, meeting, someone.a);
    const second = { ...someone, meeting, calendar, messageId: mail?.messageId ?? '' };
    await receive(scene.app, report(someone), report(second));
    const subjects = (await sendWaiting(scene)).map(({ subject }) => subject).sort();
    expect(subjects).toEqual(['SMS', 'SMS', 'Sähköposti ei mennyt perille, lähetämme tekstiviestin']);
  });

  it('goes by no other way to whoever wishes for a call', async () => {
    const someone = await sent(NINE, '040 765 4321');
    await scene.rows(
      `INSERT INTO contact_wish (area_id, person_id, wish, said_at, invitation_id)
       SELECT area_id, person_id, 'CALL', now(), id FROM invitation WHERE person_id = $1`,
      [someone.a],
    );
    await receive(scene.app, report(someone));
    expect((await sendWaiting(scene)).map(({ subject }) => subject)).toEqual(['Viesti tapaamisesta ei mennyt perille']);
    expect((await invitation(someone.meeting)).state).toBe('FAILED');
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

  it('is forgotten once somebody answers from the address, and what was held back leaves', async () => {
    const someone = await sent();
    const { uid, replyTo: to } = someone.calendar;
    const answer = (from: string, wish: Partial<CalendarWish> = {}) =>
      mailWith(calendarOf({ uid, attendee: someone.address.toLowerCase(), ...wish }), { to, from });
    await receive(scene.app, answer(someone.address), report(someone));
    await sendWaiting(scene);
    // A late copy of an earlier answer shows nothing, nor does an answer from elsewhere.
    await receive(scene.app, answer(someone.address), answer('other@posti.example', { status: 'TENTATIVE' }));
    meetingOf(await scene.calls.move(someone.meeting, NEXT_DAY));
    expect([await sendWaiting(scene), await hasFailed(someone)]).toEqual([[], true]);
    await receive(scene.app, answer(someone.address, { sequence: 1, dtstamp: '20270106T080000Z' }));
    expect(await hasFailed(someone)).toBe(false);
    const [mail, ...others] = await sendWaiting(scene);
    expect([[mail?.to].flat()[0]?.text, others]).toEqual([expect.stringContaining(someone.address), []]);
    expect(mail?.ics).toContain('SEQUENCE:1\r\n');
    expect((await invitation(someone.meeting)).state).toBe('SENT');
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
    ['a way that was too long', { status: '5.4.6' }],
    ['what is in it', { status: '5.6.0' }],
    ['our own address', { status: '5.1.8' }],
  ])('because of %s says nothing about the address', async (_, wish) => {
    const someone = await sent();
    await receive(scene.app, report(someone, wish));
    expect([(await invitation(someone.meeting)).state, await hasFailed(someone)]).toEqual(['FAILED', false]);
    expect(await sendWaiting(scene)).toEqual([]);
  });

  it.each([
    '5.1.10',
    '5.2.1',
    '5.4.1',
    '5.4.4',
    '5.5.0',
    '5.0.0',
  ])('by %s says that nothing arrives there', async (status) => {
    const someone = await sent();
    await receive(scene.app, report(someone, { status }));
    expect([(await invitation(someone.meeting)).state, await hasFailed(someone)]).toEqual(['FAILED', true]);
    expect(await sendWaiting(scene)).toHaveLength(1);
  });

  it('though it is another letter than an invitation says something of the address alone', async () => {
    const someone = await sent();
    const returned = `<${randomUUID()}@yhteisaika.example>`;
    await receive(scene.app, report(someone, { returned, status: '5.7.1' }));
    expect([(await invitation(someone.meeting)).state, await hasFailed(someone)]).toEqual(['SENT', false]);
    await receive(scene.app, report(someone, { returned }));
    expect([(await invitation(someone.meeting)).state, await hasFailed(someone)]).toEqual(['SENT', true]);
    expect(await sendWaiting(scene)).toHaveLength(1);
  });

  it('and is named nowhere is the newest one', async () => {
    const someone = await sent();
    await receive(scene.app, report(someone, { returned: '', status: '5.7.1' }));
    expect((await invitation(someone.meeting)).state).toBe('FAILED');
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
