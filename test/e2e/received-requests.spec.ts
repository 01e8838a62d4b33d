import { linkOf, ProposalCalls } from '../builders/invitation-calls.js';
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
} from '../builders/received-mails.js';
import type { RawMailWish } from '../builders/raw-mail.js';
import { sendWaiting } from '../builders/sent-mails.js';

let scene: MeetingScene;
let proposals: ProposalCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  proposals = new ProposalCalls(scene.app, scene.calls.token);
}, 60_000);
beforeEach(async () => {
  scene.app.clock.set('2027-01-04T06:00:00Z');
  await sendWaiting(scene);
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';

interface Invited {
  readonly meeting: AnsweredMeeting;
  readonly a: string;
  readonly calendar: InvitedCalendar;
}

async function invited(wish: object = {}): Promise<Invited> {
  const { id: a } = await scene.person({ email: 'aino@posti.example' });
  const meeting = await scene.calls.booked(NINE, [{ personId: a, ...wish }]);
  return { meeting, a, calendar: await calendarOfInvited(scene, meeting, a) };
}

const own = ({ replyTo, uid }: InvitedCalendar, wish: Partial<CalendarWish> = {}, mail: RawMailWish = {}) =>
  mailWith(calendarOf({ uid, ...wish }), { to: replyTo, ...mail });
const statusOf = async ({ meeting: { id } }: Invited) => (await scene.calls.meeting(id))?.participants[0]?.status;
const times = (start: string, end: string) => [`DTSTART:${start}`, `DTEND:${end}`];

describe("a calendar's counter", () => {
  it('as Outlook writes it is a proposal, once, and moves nothing before somebody decides', async () => {
    const someone = await invited();
    const mail = mailWith(fixtureReply('outlook-counter', someone.calendar.uid), { to: someone.calendar.replyTo });
    await receive(scene.app, mail, mail);
    const [proposal, ...others] = await proposals.list(someone.meeting.id);
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      start: '2027-03-30T11:00:00.000Z',
      end: '2027-03-30T12:00:00.000Z',
      state: 'OPEN',
      comment: 'Kävisikö vasta iltapäivällä?\nAamulla olen töissä.',
    });
    expect([(await scene.calls.meeting(someone.meeting.id))?.start, await statusOf(someone)]).toEqual([
      '2027-03-01T07:00:00.000Z',
      'NEEDS_ACTION',
    ]);
    const decided = await proposals.decide(proposal!.id, true);
    expect(decided.meeting).toMatchObject({ start: '2027-03-30T11:00:00.000Z', sequence: 1 });
  });

  it.each<[string, Partial<CalendarWish>, string]>([
    ['of the past', { lines: times('20260301T070000Z', '20260301T080000Z') }, 'UNFIT_TIME'],
    ['of the time as it is', { lines: times('20270301T070000Z', '20270301T080000Z') }, 'UNFIT_TIME'],
    ['of a whole day', { lines: ['DTSTART;VALUE=DATE:20270302'] }, 'UNFIT_TIME'],
    ['without a length', { lines: times('20270302T070000Z', '20270302T070000Z') }, 'UNFIT_TIME'],
    ['without a time', {}, 'UNFIT_TIME'],
    ['of another UID', { uid: 'other', lines: times('20270302T070000Z', '20270302T080000Z') }, 'OTHER_RECIPIENT'],
  ])('%s is kept aside', async (_, wish, reason) => {
    const someone = await invited();
    await receive(scene.app, own(someone.calendar, { method: 'COUNTER', ...wish }));
    expect(await keptReasons(scene, someone.meeting)).toEqual([reason]);
    expect(await proposals.list(someone.meeting.id)).toEqual([]);
  });

  it('of somebody who comes for a part is kept aside, with the time', async () => {
    const someone = await invited({ part: { offset: 'PT30M', duration: 'PT15M' } });
    const lines = times('20270302T073000Z', '20270302T074500Z');
    await receive(scene.app, own(someone.calendar, { method: 'COUNTER', lines }));
    expect(await keptReplies(scene, someone.meeting)).toMatchObject([
      { reason: 'OWN_PART', method: 'COUNTER', proposedStart: '2027-03-02T07:30:00.000Z', person: { id: someone.a } },
    ]);
    expect(await proposals.list(someone.meeting.id)).toEqual([]);
  });

  it('after ten others is kept aside', async () => {
    const someone = await invited();
    const day = (count: number) => times(`202703${count + 10}T070000Z`, `202703${count + 10}T080000Z`);
    for (let count = 0; count < 11; count += 1) {
      const dtstamp = `20270105T0800${count + 10}Z`;
      await receive(scene.app, own(someone.calendar, { method: 'COUNTER', dtstamp, lines: day(count) }));
    }
    expect(await keptReasons(scene, someone.meeting)).toEqual(['TOO_MANY_PROPOSALS']);
    expect(await proposals.list(someone.meeting.id)).toHaveLength(10);
  });

  it('to the time before a move is outdated', async () => {
    const someone = await invited();
    meetingOf(await scene.calls.move(someone.meeting, NEXT_DAY));
    const lines = times('20270303T070000Z', '20270303T080000Z');
    await receive(scene.app, own(someone.calendar, { method: 'COUNTER', lines }));
    expect(await keptReasons(scene, someone.meeting)).toEqual(['OUTDATED']);
  });
});

describe("a calendar's refresh", () => {
  const refresh = (someone: Invited, mail: RawMailWish = {}) =>
    mailWith(fixtureReply('refresh', someone.calendar.uid), { to: someone.calendar.replyTo, ...mail });

  it('gets the invitation as it stands, at the known address, whoever asks', async () => {
    const someone = await invited();
    const [first] = await sendWaiting(scene);
    scene.app.clock.advanceMinutes(10);
    await (await linkOf(scene, someone.meeting, someone.a)).respond('ACCEPTED');
    await receive(scene.app, refresh(someone, { from: 'somebody@else.example' }));
    const [again, ...others] = await sendWaiting(scene);
    expect(others).toEqual([]);
    expect([again?.to].flat()[0]?.text).toBe([first?.to].flat()[0]?.text);
    expect(again?.messageId).not.toBe(first?.messageId);
    expect(again?.ics).toMatch(/METHOD:REQUEST/);
    expect(again?.ics).toMatch(/SEQUENCE:0\r\n/);
    expect(again?.ics).toMatch(/DTSTAMP:20270104T061000Z/);
    expect(again?.ics?.replace(/\r\n /g, '')).toMatch(/ATTENDEE.*PARTSTAT=ACCEPTED.*mailto:aino@posti\.example/);
    // Programs that answer by themselves leave this one alone (RFC 3834), so no two can talk for ever.
    expect(again?.headers.get('auto-submitted')).toBe('auto-generated');
    const { invitations } = (await scene.calls.meeting(someone.meeting.id))!;
    expect(invitations).toMatchObject([{ state: 'SENT', sequence: 0 }]);
  });

  it('is answered three times an hour, and again in the next', async () => {
    const someone = await invited();
    await sendWaiting(scene);
    const answered: number[] = [];
    for (const minutes of [1, 1, 1, 1, 1, 58]) {
      scene.app.clock.advanceMinutes(minutes);
      await receive(scene.app, refresh(someone));
      answered.push((await sendWaiting(scene)).length);
    }
    expect(answered).toEqual([1, 1, 1, 0, 0, 1]);
  });

  it.each<[string, (someone: Invited) => Promise<string> | string]>([
    [
      'of a program that answers by itself',
      (someone) => refresh(someone, { headers: ['Auto-Submitted: auto-replied'] }),
    ],
    ['of a stranger who knows the UID', (someone) => refresh(someone, { to: 'kutsut@x.example' })],
    [
      'of a meeting that is cancelled',
      async (someone) => {
        meetingOf(await scene.calls.cancel(someone.meeting));
        await sendWaiting(scene);
        return refresh(someone);
      },
    ],
    [
      'of a meeting that is over',
      (someone) => {
        scene.app.clock.set('2027-03-01T08:00:00Z');
        return refresh(someone);
      },
    ],
  ])('%s gets nothing', async (_, mailOf) => {
    const someone = await invited();
    await sendWaiting(scene);
    await receive(scene.app, await mailOf(someone));
    expect(await sendWaiting(scene)).toEqual([]);
  });

  it('while the invitation waits to be sent makes no second one', async () => {
    const someone = await invited();
    await receive(scene.app, refresh(someone), refresh(someone));
    expect(await sendWaiting(scene)).toHaveLength(1);
  });
});
