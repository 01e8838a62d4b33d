import fc from 'fast-check';
import { linkOf } from '../builders/invitation-calls.js';
import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { meetingOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import {
  calendarOf,
  calendarOfInvited,
  type CalendarWish,
  type InvitedCalendar,
  keptReasons,
  mailWith,
  receive,
} from '../builders/received-mails.js';

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
  readonly calendar: InvitedCalendar;
}

async function invited(): Promise<Invited> {
  const { id: a } = await scene.person({ email: 'aino@posti.example' });
  const meeting = await scene.calls.booked(NINE, [a]);
  return { meeting, a, calendar: await calendarOfInvited(scene, meeting, a) };
}

const own = ({ replyTo, uid }: InvitedCalendar, wish: Partial<CalendarWish> = {}) =>
  mailWith(calendarOf({ uid, ...wish }), { to: replyTo });
const answerOf = async ({ meeting: { id } }: Pick<Invited, 'meeting'>) => {
  const [participant] = (await scene.calls.meeting(id))?.participants ?? [];
  const { status, comment, respondedAt } = participant ?? {};
  return { status, comment, respondedAt };
};
const takesTime = async ({ meeting: { id } }: Invited) => {
  const [row] = await scene.rows<{ n: number }>(
    'SELECT count(*)::int AS n FROM commitment WHERE meeting_id = $1 AND exclusive',
    [id],
  );
  return row?.n;
};

describe('any order and any repetition of the same mails', () => {
  const wish = fc.record({
    status: fc.constantFrom('ACCEPTED', 'declined', 'Tentative', 'COMPLETED', 'DELEGATED'),
    sequence: fc.integer({ min: 0, max: 3 }),
    dtstamp: fc.option(fc.constantFrom('20270103T080000Z', '20270103T080001Z', '20270104T080000Z', '20301231T000000Z')),
    attendee: fc.constantFrom('aino@posti.example', 'alias@work.example'),
    method: fc.constantFrom('REPLY', 'REPLY', 'REPLY', 'COUNTER'),
    lines: fc.constantFrom<string[]>(
      [],
      ['COMMENT:Tulen'],
      ['COMMENT:Ehkä', 'DTSTART:20270304T070000Z', 'DTEND:20270304T080000Z'],
      ['DTSTART:20270305T070000Z', 'DURATION:PT2H'],
    ),
  });

  /** What the organiser sees, without ids and without when each was first heard. */
  const stateOf = async (someone: Invited) => ({
    answer: await answerOf(someone),
    takes: await takesTime(someone),
    kept: (await keptReasons(scene, someone.meeting)).sort(),
    open: await scene.rows(
      `SELECT starts_at, ends_at, comment FROM time_proposal WHERE meeting_id = $1 AND state = 'OPEN'`,
      [someone.meeting.id],
    ),
  });

  it('ends in the same state', async () => {
    const runs = fc.array(wish, { minLength: 1, maxLength: 5 }).chain((wishes) => {
      const order = fc.array(fc.nat(wishes.length - 1), { maxLength: 8 });
      const rest = fc.shuffledSubarray([...wishes.keys()], { minLength: wishes.length });
      return fc.tuple(fc.constant(wishes), order, rest);
    });
    await fc.assert(
      fc.asyncProperty(runs, async ([wishes, some, all]) => {
        const [one, other] = [await invited(), await invited()];
        const mails = ({ calendar }: Invited, order: readonly number[]) =>
          order.map((index) => own(calendar, { ...wishes[index], dtstamp: wishes[index]?.dtstamp ?? null }));
        for (const someone of [one, other]) await moveThereAndBack(someone);
        await receive(scene.app, ...mails(one, [...wishes.keys()]));
        await receive(scene.app, ...mails(other, [...some, ...all]));
        expect(await stateOf(other)).toEqual(await stateOf(one));
      }),
      { numRuns: 40 },
    );
  });

  /** SEQUENCE 0 and 1 are about times that are past, 2 and above about the present one. */
  async function moveThereAndBack({ meeting }: Invited): Promise<void> {
    const moved = meetingOf(await scene.calls.move(meeting, NEXT_DAY));
    meetingOf(await scene.calls.move(moved, NINE));
  }
});

describe('a reply against a change at the same instant', () => {
  /** Both at once, either begun first. */
  const race = async (round: number, one: () => Promise<unknown>, other: () => Promise<unknown>) =>
    round % 2 === 0 ? Promise.all([one(), other()]) : Promise.all([other(), one()]);

  it('of its time is an answer to the old time or none, and takes no time twice', async () => {
    for (let round = 0; round < 10; round += 1) {
      const someone = await invited();
      await race(
        round,
        () => receive(scene.app, own(someone.calendar, { status: 'DECLINED' })),
        async () => meetingOf(await scene.calls.move(someone.meeting, NEXT_DAY)),
      );
      expect(await answerOf(someone)).toEqual({ status: 'NEEDS_ACTION', comment: null, respondedAt: null });
      expect([await takesTime(someone), await scene.overlaps()]).toEqual([1, 0]);
      const kept = await keptReasons(scene, someone.meeting);
      expect(kept.length === 0 || kept.join() === 'OUTDATED').toBe(true);
    }
  });

  it('that is its cancellation leaves a cancelled meeting, and no time taken', async () => {
    for (let round = 0; round < 10; round += 1) {
      const someone = await invited();
      await race(
        round,
        () => receive(scene.app, own(someone.calendar, { status: 'ACCEPTED' })),
        async () => meetingOf(await scene.calls.cancel(someone.meeting)),
      );
      expect([(await scene.calls.meeting(someone.meeting.id))?.status, await takesTime(someone)]).toEqual([
        'CANCELLED',
        0,
      ]);
    }
  });

  it('by another process that got the same mail is one', async () => {
    const someone = await invited();
    const mails = [own(someone.calendar, { status: 'COMPLETED' }), own(someone.calendar, { status: 'ACCEPTED' })];
    await Promise.all([1, 2, 3, 4].flatMap(() => mails.map((mail) => receive(scene.app, mail))));
    expect(await answerOf(someone)).toMatchObject({ status: 'ACCEPTED' });
    expect(await keptReasons(scene, someone.meeting)).toEqual(['UNSUPPORTED']);
  });
});

describe('a reply that comes too late', () => {
  it.each<[string, (someone: Invited) => Promise<unknown>, string[]]>([
    ['for a cancelled meeting', async ({ meeting }) => meetingOf(await scene.calls.cancel(meeting)), ['TOO_LATE']],
    ['for a meeting that is over', async () => scene.app.clock.set('2027-03-01T08:00:00Z'), ['TOO_LATE']],
    [
      'of somebody who was removed',
      async ({ meeting, a }) => {
        const { id } = await scene.person();
        meetingOf(await scene.calls.change(meeting, { add: [{ personId: id }], removePersonIds: [a] }));
      },
      ['NOT_INVITED'],
    ],
    [
      'of somebody whose time is taken since they declined',
      async ({ meeting, a }) => {
        await (await linkOf(scene, meeting, a)).respond('DECLINED');
        await scene.calls.booked(NINE, [a], { kind: 'OTHER' });
        scene.app.clock.advanceMinutes(10);
      },
      ['TIME_TAKEN'],
    ],
  ])('%s is kept aside and changes nothing', async (_, happen, reasons) => {
    const someone = await invited();
    await happen(someone);
    const before = await scene.rows('SELECT * FROM participation WHERE meeting_id = $1', [someone.meeting.id]);
    await receive(scene.app, own(someone.calendar, { dtstamp: '20270104T060500Z' }));
    expect(await scene.rows('SELECT * FROM participation WHERE meeting_id = $1', [someone.meeting.id])).toEqual(before);
    scene.app.clock.set('2027-01-04T06:00:00Z');
    expect(await keptReasons(scene, someone.meeting)).toEqual(reasons);
  });

  it('by more than thirty days means nobody any more', async () => {
    const someone = await invited();
    const before = await scene.rowCounts();
    scene.app.clock.set('2027-03-31T08:00:00Z');
    await receive(scene.app, own(someone.calendar), own({ ...someone.calendar, replyTo: 'kutsut@x.example' }));
    expect(await scene.rowCounts()).toEqual(before);
  });
});

it('keeps fifty of strangers aside at most, who so take nobody else’s place', async () => {
  const someone = await invited();
  const strangers = Array.from({ length: 60 }, (_, sequence) =>
    mailWith(calendarOf({ uid: someone.calendar.uid, attendee: 'x@x.example', sequence }), { to: 'kutsut@x.example' }),
  );
  await receive(scene.app, ...strangers, own(someone.calendar, { status: 'COMPLETED' }));
  const reasons = await keptReasons(scene, someone.meeting);
  expect(reasons.filter((reason) => reason === 'UNKNOWN_SENDER')).toHaveLength(50);
  expect(reasons).toContain('UNSUPPORTED');
});

it('keeps no more than two hundred replies of one meeting aside, and counts the next answer all the same', async () => {
  const someone = await invited();
  const forged = Array.from({ length: 210 }, (_, sequence) => own(someone.calendar, { status: 'COMPLETED', sequence }));
  await receive(scene.app, ...forged, own(someone.calendar));
  expect(await keptReasons(scene, someone.meeting)).toHaveLength(200);
  expect(await answerOf(someone)).toMatchObject({ status: 'ACCEPTED' });
});
