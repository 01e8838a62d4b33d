import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import {
  calendarOf,
  calendarOfInvited,
  type CalendarWish,
  fixtureReply,
  type InvitedCalendar,
  keptReasons,
  keptReplies,
  mailWith,
  receive,
  vouchedFor,
} from '../builders/received-mails.js';
import { rawMail, type RawMailWish } from '../builders/raw-mail.js';

let scene: MeetingScene;
beforeAll(async () => {
  scene = await MeetingScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

interface Invited {
  readonly meeting: AnsweredMeeting;
  readonly a: string;
  readonly b: string;
  readonly calendar: InvitedCalendar;
}

let mailboxes = 0;
/** An address that no other test has. */
const newAddress = () => `aino${(mailboxes += 1)}@posti.example`;

async function invited(email = 'aino@posti.example', wish: object = {}): Promise<Invited> {
  const [a, b] = [(await scene.person({ email })).id, (await scene.person({ email: newAddress() })).id];
  const meeting = await scene.calls.booked(NINE, [a, b], wish);
  return { meeting, a, b, calendar: await calendarOfInvited(scene, meeting, a) };
}

const participation = async ({ id }: { id: string }, personId: string) =>
  (await scene.calls.meeting(id))?.participants.find(({ person }) => person.id === personId);
const statuses = async ({ meeting, a, b }: Invited) => [
  (await participation(meeting, a))?.status,
  (await participation(meeting, b))?.status,
];

/** A reply that came to the recipient's own address. */
const own = ({ replyTo, uid }: InvitedCalendar, wish: Partial<CalendarWish> = {}, mail: RawMailWish = {}) =>
  mailWith(calendarOf({ uid, ...wish }), { to: replyTo, ...mail });

describe('a reply', () => {
  it.each([
    ['exchange-accepted', 'aino.makela@posti.example', 'ACCEPTED', null],
    ['apple-tentative', 'aino@icloud.example', 'TENTATIVE', null],
    ['latin-1-bytes', 'asa@posti.example', 'ACCEPTED', 'Jag kommer'],
  ])('as %s is the answer of whoever was invited, and of nobody else', async (name, email, status, comment) => {
    const someone = await invited(email);
    await receive(
      scene.app,
      mailWith(fixtureReply(name, someone.calendar.uid), { to: someone.calendar.replyTo, from: email }),
    );
    expect(await statuses(someone)).toEqual([status, 'NEEDS_ACTION']);
    const { comment: kept } = (await participation(someone.meeting, someone.a))!;
    expect(comment === null ? kept : kept?.slice(0, 10)).toBe(comment);
    expect(await keptReplies(scene, someone.meeting)).toEqual([]);
  });

  it('of Google to an occurrence in UTC counts when that is when the meeting begins', async () => {
    const someone = await invited('aino@gmail.example');
    const google = (at: string) =>
      fixtureReply('google-declined-occurrence', someone.calendar.uid).replace(
        'RECURRENCE-ID:20270412T060000Z',
        `RECURRENCE-ID:${at}`,
      );
    await receive(scene.app, mailWith(google('20270412T060000Z'), { to: someone.calendar.replyTo }));
    expect(await statuses(someone)).toEqual(['NEEDS_ACTION', 'NEEDS_ACTION']);
    expect(await keptReasons(scene, someone.meeting)).toEqual(['UNSUPPORTED']);
    await receive(scene.app, mailWith(google('20270301T070000Z'), { to: someone.calendar.replyTo }));
    expect(await participation(someone.meeting, someone.a)).toMatchObject({
      status: 'DECLINED',
      comment: 'Olen silloin matkalla, soitan',
    });
  });

  it('counts from an alias at the own address, and when a program sent it by itself', async () => {
    const someone = await invited();
    const { calendar } = someone;
    const robot = { headers: ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'] };
    await receive(scene.app, own(calendar, { attendee: 'a.makela@work.example', status: 'Tentative' }, robot));
    expect(await statuses(someone)).toEqual(['TENTATIVE', 'NEEDS_ACTION']);
  });

  it('counts without the own address when the mail server vouches for the sender alone', async () => {
    const email = newAddress();
    const someone = await invited(email);
    const mail = (wish: RawMailWish) =>
      mailWith(calendarOf({ uid: someone.calendar.uid, attendee: email }), {
        to: 'kutsut@x.example',
        from: email,
        ...wish,
      });
    await receive(scene.app, mail({}), mail({ headers: [vouchedFor('posti.example')], from: `other@posti.example` }));
    expect(await statuses(someone)).toEqual(['NEEDS_ACTION', 'NEEDS_ACTION']);
    expect(await keptReplies(scene, someone.meeting)).toMatchObject([
      { reason: 'NOT_AUTHENTICATED', status: 'ACCEPTED', person: { id: someone.a } },
    ]);
    await receive(scene.app, mail({ headers: [vouchedFor('posti.example')] }));
    expect(await statuses(someone)).toEqual(['ACCEPTED', 'NEEDS_ACTION']);
  });

  it('of two people who share a mailbox counts for whom it was sent to', async () => {
    const email = newAddress();
    const [a, b] = [(await scene.person({ email })).id, (await scene.person({ email })).id];
    const meeting = await scene.calls.booked(NINE, [a, b]);
    const [one, other] = [await calendarOfInvited(scene, meeting, a), await calendarOfInvited(scene, meeting, b)];
    await receive(scene.app, own(one, { attendee: email, status: 'DECLINED' }), own(other, { attendee: email }));
    expect(await statuses({ meeting, a, b, calendar: one })).toEqual(['DECLINED', 'ACCEPTED']);
    const nobodys = mailWith(calendarOf({ uid: one.uid, attendee: email, dtstamp: '20270109T080000Z' }), {
      to: 'kutsut@x.example',
      from: email,
      headers: [vouchedFor('posti.example')],
    });
    await receive(scene.app, nobodys);
    expect(await statuses({ meeting, a, b, calendar: one })).toEqual(['DECLINED', 'ACCEPTED']);
    expect(await keptReasons(scene, meeting)).toEqual(['UNKNOWN_SENDER']);
  });

  it('to the time before a move is shown, and no answer to the new one', async () => {
    const someone = await invited();
    meetingOf(await scene.calls.move(someone.meeting, NEXT_DAY));
    await receive(scene.app, own(someone.calendar, { sequence: 0 }), own(someone.calendar, { sequence: 0 }));
    expect(await statuses(someone)).toEqual(['NEEDS_ACTION', 'NEEDS_ACTION']);
    const [kept, ...others] = await keptReplies(scene, someone.meeting);
    expect([kept?.reason, kept?.status, kept?.person, others]).toEqual(['OUTDATED', 'ACCEPTED', { id: someone.a }, []]);
    expect(kept?.message).toBe(
      'Vastaus koskee aikaa, joka on jo muuttunut. Odota vastausta uuteen aikaan tai soita osallistujalle.',
    );
    await receive(scene.app, own(someone.calendar, { sequence: 1 }));
    expect(await statuses(someone)).toEqual(['ACCEPTED', 'NEEDS_ACTION']);
  });

  it('of a secretary says who answered', async () => {
    const someone = await invited();
    await receive(
      scene.app,
      own(someone.calendar, {
        parameters: ';SENT-BY="mailto:sihteeri@posti.example"',
        lines: ['COMMENT:Aino tulee hieman myöhässä'],
      }),
    );
    expect(await participation(someone.meeting, someone.a)).toMatchObject({
      status: 'ACCEPTED',
      comment: 'Vastaaja: sihteeri@posti.example\nAino tulee hieman myöhässä',
    });
  });

  it('that sends somebody else invites nobody, and is shown', async () => {
    const someone = await invited();
    await receive(
      scene.app,
      mailWith(fixtureReply('thunderbird-delegated', someone.calendar.uid), { to: someone.calendar.replyTo }),
    );
    scene.app.clock.advanceMinutes(1);
    const delegates = own(someone.calendar, {
      attendee: 'elli@posti.example',
      parameters: ';CN=Elli Esimerkki;DELEGATED-FROM="mailto:aino@posti.example"',
    });
    await receive(scene.app, delegates);
    expect(await statuses(someone)).toEqual(['NEEDS_ACTION', 'NEEDS_ACTION']);
    expect((await keptReplies(scene, someone.meeting)).map(({ reason, delegate }) => [reason, delegate])).toEqual([
      ['DELEGATED', 'eino@posti.example'],
      ['DELEGATED', 'Elli Esimerkki'],
    ]);
  });
});

const letter = ['Content-Type: text/plain; charset=utf-8\r\n\r\nHei, tulen kyllä.'];

describe('forged and unfit mail changes nothing', () => {
  const kept: [string, (invited: Invited) => Promise<string> | string, string[]][] = [
    ['another UID at the own address', ({ calendar }) => own({ ...calendar, uid: 'other' }), ['OTHER_RECIPIENT']],
    [
      'another participant at the own address',
      async ({ calendar, b }) => {
        const [row] = await scene.rows<{ email: string }>('SELECT email FROM person WHERE id = $1', [b]);
        return own(calendar, { attendee: row!.email });
      },
      ['OTHER_RECIPIENT'],
    ],
    [
      'the right UID from a stranger',
      ({ calendar }) =>
        mailWith(calendarOf({ uid: calendar.uid, attendee: 'stranger@evil.example' }), { to: 'x@y.example' }),
      ['UNKNOWN_SENDER'],
    ],
    [
      'a guessed reply address',
      ({ calendar }) => own({ ...calendar, replyTo: `kutsut+${'0'.repeat(32)}@x.example`, uid: 'unknown' }),
      [],
    ],
    ['COMPLETED', ({ calendar }) => own(calendar, { status: 'COMPLETED' }), ['UNSUPPORTED']],
    ['IN-PROCESS', ({ calendar }) => own(calendar, { status: 'IN-PROCESS' }), ['UNSUPPORTED']],
    ['a CANCEL', ({ calendar }) => own(calendar, { method: 'CANCEL' }), ['UNSUPPORTED']],
    ['a UID of 10 kB', ({ calendar }) => own({ ...calendar, uid: 'u'.repeat(10_240) }), ['UNREADABLE']],
    ['a letter', ({ calendar }) => rawMail({ to: calendar.replyTo, parts: letter }), ['NO_CALENDAR']],
    [
      'a letter of a robot',
      ({ calendar }) => rawMail({ to: calendar.replyTo, parts: letter, headers: ['Auto-Submitted: auto-replied'] }),
      [],
    ],
  ];

  it.each(kept)('%s', async (_, mailOf, reasons) => {
    const someone = await invited();
    const before = await scene.calls.meeting(someone.meeting.id);
    const mail = await mailOf(someone);
    await receive(scene.app, mail, mail);
    expect(await scene.calls.meeting(someone.meeting.id)).toEqual(before);
    expect(await keptReasons(scene, someone.meeting)).toEqual(reasons);
  });
});
