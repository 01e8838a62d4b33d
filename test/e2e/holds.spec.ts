import { randomUUID } from 'node:crypto';
import { AreaBuilder } from '../builders/area-builder.js';
import { type MeetingCalls, meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';
import { search, startsOf } from '../builders/search-calls.js';

let scene: MeetingScene;
let calls: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const UNTIL = '2027-01-04T08:00:00.000Z';
const hold = { holdUntil: UNTIL };
const NOBODY = { invitations: 0, deliveries: 0, sends: 0 };

const toldOf = async ({ id }: { id: string }): Promise<unknown> => {
  const [row] = await scene.rows(
    `SELECT (SELECT count(*)::int FROM invitation WHERE meeting_id = $1) AS invitations,
       (SELECT count(*)::int FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1) AS deliveries,
       (SELECT count(*)::int FROM outbox o JOIN delivery d ON o.subject->>'deliveryId' = d.id::text
          JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1) AS sends`,
    [id],
  );
  return row;
};
const takenBy = async ({ id }: { id: string }): Promise<unknown[]> =>
  scene.rows('SELECT lapses_at AS until FROM commitment WHERE meeting_id = $1', [id]);

describe('a hold', () => {
  it('takes the time, tells nobody, and says until when', async () => {
    const [person] = await scene.people(1);
    const room = await scene.area.room();
    const held = await calls.booked(NINE, [person!.id], { ...hold, roomId: room.id, channel: 'ON_SITE' });
    expect(held).toMatchObject({ status: 'TENTATIVE', holdUntil: UNTIL, invitations: [], sequence: 0, version: 1 });
    expect(held.participants).toHaveLength(1);
    expect(await toldOf(held)).toEqual(NOBODY);
    expect(await takenBy(held)).toEqual([{ until: new Date(UNTIL) }, { until: new Date(UNTIL) }]);
    expect(await calls.meeting(held.id)).toEqual(held);
  });

  it('becomes a meeting to which everybody is invited', async () => {
    const people = (await scene.people(2)).map(({ id }) => id);
    const held = await calls.booked(NINE, people, hold);
    const meeting = meetingOf(await calls.confirm(held));
    expect(meeting).toMatchObject({ status: 'CONFIRMED', holdUntil: null, sequence: 0, version: 2 });
    expect(meeting.invitations).toHaveLength(2);
    expect(meeting.invitations[0]).toMatchObject({
      method: 'REQUEST',
      uid: held.icalUid,
      sequence: 0,
      state: 'QUEUED',
    });
    expect(await toldOf(held)).toEqual({ invitations: 2, deliveries: 2, sends: 2 });
    expect(await takenBy(held)).toEqual([{ until: null }, { until: null }]);
    scene.app.clock.set('2027-01-04T09:00:00Z');
    expect((await calls.meeting(held.id))!.status).toBe('CONFIRMED');
  });

  it('moves and is called off, and still nobody is told', async () => {
    const [person] = await scene.people(1);
    const held = await calls.booked(NINE, [person!.id], hold);
    const moved = meetingOf(await calls.move(held, NEXT_DAY));
    expect(moved).toMatchObject({ status: 'TENTATIVE', holdUntil: UNTIL, sequence: 1, version: 2 });
    expect(await takenBy(held)).toEqual([{ until: new Date(UNTIL) }]);
    await calls.booked(NINE, [person!.id]);
    const cancelled = meetingOf(await calls.cancel(moved));
    expect(cancelled).toMatchObject({ status: 'CANCELLED', holdUntil: null, invitations: [] });
    expect([await toldOf(held), await takenBy(held)]).toEqual([NOBODY, []]);
    await calls.booked(NEXT_DAY, [person!.id]);
  });

  it('confirmed after a move is told of as a new meeting', async () => {
    const [person] = await scene.people(1);
    const moved = meetingOf(await calls.move(await calls.booked(NINE, [person!.id], hold), NEXT_DAY));
    const meeting = meetingOf(await calls.confirm(moved));
    expect(meeting.invitations).toMatchObject([{ sequence: 1, method: 'REQUEST', start: moved.start }]);
    const news = await scene.rows(
      'SELECT news FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1',
      [meeting.id],
    );
    expect(news).toEqual([{ news: 'INVITED' }]);
  });

  it('may outlast working hours that were accepted when it was made', async () => {
    const [person] = await scene.people(1);
    await scene.area.workingHours(person!.id, [480, 600]);
    const late = '2027-03-01T18:00:00+02:00';
    expect(problemsOf(await calls.book(late, [person!.id], hold))).toEqual(['OUTSIDE_AVAILABILITY input.start']);
    const held = await calls.booked(late, [person!.id], { ...hold, acceptWarnings: ['OUTSIDE_AVAILABILITY'] });
    expect(meetingOf(await calls.confirm(held)).status).toBe('CONFIRMED');
  });

  it.each([
    ['until now', '2027-01-04T06:00:00Z'],
    ['for less than a second', '2027-01-04T06:00:00.999Z'],
    ['into the past', '2027-01-03T06:00:00Z'],
    ['for more than 14 days', '2027-01-18T06:00:00.001Z'],
    ['until no time', 'soon'],
  ])('%s is a problem that leaves nothing behind', async (_, holdUntil) => {
    const [person] = await scene.people(1);
    const before = await scene.rowCounts();
    const answer = await calls.book(NINE, [person!.id], { holdUntil });
    expect(problemsOf(answer)).toEqual(['VALIDATION input.holdUntil']);
    expect(answer.problems[0]!.message).toMatch(/\. .+\.$/u);
    expect(await scene.rowCounts()).toEqual(before);
  });

  it('is held from one second to 14 days', async () => {
    const people = await scene.people(2);
    await calls.booked(NINE, [people[0]!.id], { holdUntil: '2027-01-04T06:00:01Z' });
    await calls.booked(NINE, [people[1]!.id], { holdUntil: '2027-01-18T08:00:00+02:00' });
  });

  it('asked for again with its key is the same hold, after it has lapsed too', async () => {
    const [person] = await scene.people(1);
    const wish = { ...hold, idempotencyKey: randomUUID() };
    const held = await calls.booked(NINE, [person!.id], wish);
    expect(await calls.booked(NINE, [person!.id], wish)).toEqual(held);
    scene.app.clock.set('2027-01-04T09:00:00Z');
    expect(await calls.booked(NINE, [person!.id], wish)).toEqual({ ...held, status: 'CANCELLED' });
  });
});

describe('a hold that has lapsed', () => {
  const later = (milliseconds: number) => scene.app.clock.set(new Date(Date.parse(UNTIL) + milliseconds).toISOString());

  it('is gone at that instant, though nothing has swept it', async () => {
    const [person] = await scene.people(1);
    const held = await calls.booked(NINE, [person!.id], hold);
    later(-1);
    expect((await calls.meeting(held.id))!.status).toBe('TENTATIVE');
    expect(problemsOf(await calls.book(NINE, [person!.id]))).toEqual(['TIME_TAKEN input.start']);
    later(0);
    expect((await calls.meeting(held.id))!.status).toBe('CANCELLED');
    const [shown] = (await calls.page({ personId: person!.id, first: 5 })).edges;
    expect(shown!.node.id).toBe(held.id);
    const rows = await scene.rows('SELECT status FROM meeting WHERE id = $1', [held.id]);
    expect(rows).toEqual([{ status: 'TENTATIVE' }]);
    expect(problemsOf(await calls.confirm(held))).toEqual(['HOLD_EXPIRED meetingId']);
    expect(problemsOf(await calls.move(held, NEXT_DAY))).toEqual(['HOLD_EXPIRED input.meetingId']);
    expect(problemsOf(await calls.cancel(held))).toEqual(['ALREADY_CANCELLED input.meetingId']);
    await calls.booked(NINE, [person!.id]);
    expect(await takenBy(held)).toEqual([]);
    expect(await toldOf(held)).toEqual(NOBODY);
  });

  it('frees its time for another area too, which learns no more than that it was held', async () => {
    const there = await scene.as(['COORDINATOR'], {});
    const other = await AreaBuilder.create(scene.app.owner);
    const [here] = await scene.people(1);
    const same = await other.person({ holderId: here!.holderId });
    const elsewhere = await scene.as(['COORDINATOR'], {}, other);
    await there.booked(NINE, [here!.id], { ...hold, title: 'Salainen' });
    const refused = await elsewhere.book(NINE, [same.id]);
    expect(refused.problems[0]).toMatchObject({ code: 'TIME_TAKEN', conflicts: [{ heldUntil: UNTIL }] });
    expect(JSON.stringify(refused)).not.toMatch(/salainen/i);
    later(0);
    await elsewhere.booked(NINE, [same.id]);
  });

  it('lapses with its meeting if that ends first', async () => {
    const [person] = await scene.people(1);
    const wish = { holdUntil: '2027-01-06T06:00:00Z' };
    const held = await calls.booked('2027-01-04T10:00:00+02:00', [person!.id], wish);
    scene.app.clock.set('2027-01-04T09:00:00Z');
    expect((await calls.meeting(held.id))!.status).toBe('CANCELLED');
    expect(problemsOf(await calls.confirm(held))).toEqual(['HOLD_EXPIRED meetingId']);
  });
});

describe('others', () => {
  it('are told that a time is only held, and until when', async () => {
    const person = await scene.person({ displayName: 'Aino Varattu' });
    await calls.booked(NINE, [person.id], { ...hold, title: 'Salainen' });
    const english = await scene.as(['COORDINATOR'], { language: 'EN' });
    const { problems } = await english.book(NINE, [person.id]);
    expect(problems).toMatchObject([
      { code: 'TIME_TAKEN', conflicts: [{ person: { id: person.id }, heldUntil: UNTIL }] },
    ]);
    expect(problems[0]!.message).toBe(
      'This time is only held, for Aino Varattu. The hold ends on Mon 4 January at 10:00 unless it is confirmed. Choose another time or try again then.',
    );
  });

  it('are told plainly that it is taken where a part of it is booked', async () => {
    const people = await scene.people(2);
    await calls.booked(NINE, [people[0]!.id], hold);
    await calls.booked(NINE, [people[1]!.id]);
    const { problems } = await calls.book(
      NINE,
      people.map(({ id }) => id),
    );
    expect(problems[0]!.message).toMatch(/^Tämä aika on jo varattu/);
    const until = new Map(problems[0]!.conflicts!.map(({ person, heldUntil }) => [person!.id, heldUntil]));
    expect(until).toEqual(
      new Map([
        [people[0]!.id, UNTIL],
        [people[1]!.id, null],
      ]),
    );
  });

  it('find no time where one is held, and hear that it may come free', async () => {
    const person = await scene.person({ displayName: 'Bo Pitkänen' });
    const room = await scene.area.room({ name: 'Sali 5' });
    await scene.area.workingHours(person.id, [540, 600]);
    const held = await calls.booked(NINE, [person.id], { ...hold, roomId: room.id, channel: 'ON_SITE' });
    const wish = { from: '2027-03-01T00:00:00+02:00', to: '2027-03-02T00:00:00+02:00', attendance: [person.id] };
    const none = await search(scene.app, calls.token, wish);
    expect(none.suggestions).toEqual([]);
    expect(none.infeasibility!.summary).toMatch(/Osa ajasta on varattu vain alustavasti: Bo Pitkänen\./);
    const own = await search(scene.app, calls.token, { ...wish, ignoreMeetingId: held.id });
    expect(startsOf(own)).toEqual(['2027-03-01T07:00:00.000Z']);
    await calls.cancel(held);
    await calls.booked(NINE, [person.id]);
    expect((await search(scene.app, calls.token, wish)).infeasibility!.summary).not.toMatch(/alustavasti/);
  });

  it('find it free as soon as the hold has lapsed', async () => {
    const [person] = await scene.people(1);
    await scene.area.workingHours(person!.id, [540, 600]);
    await calls.booked(NINE, [person!.id], hold);
    scene.app.clock.set(UNTIL);
    const wish = { from: '2027-03-01T00:00:00+02:00', to: '2027-03-02T00:00:00+02:00', attendance: [person!.id] };
    expect(startsOf(await search(scene.app, calls.token, wish))).toEqual(['2027-03-01T07:00:00.000Z']);
  });
});

describe('confirmMeeting', () => {
  it('is for the organiser, the chair and coordinators', async () => {
    const [chair, participant, stranger] = [
      await scene.as(['PROFESSIONAL']),
      await scene.as(['PROFESSIONAL', 'ADMINISTRATOR']),
      await scene.as(['PROFESSIONAL', 'ADMINISTRATOR']),
    ];
    const held = await calls.booked(NINE, [{ personId: chair.id, requirement: 'CHAIR' }, participant.id], hold);
    expect(problemsOf(await participant.confirm(held))).toEqual(['FORBIDDEN meetingId']);
    expect(problemsOf(await stranger.confirm(held))).toEqual(['NOT_FOUND meetingId']);
    meetingOf(await chair.confirm(held));
  });

  it('needs the version that was seen, and of a confirmed meeting changes nothing', async () => {
    const [person] = await scene.people(1);
    const held = await calls.booked(NINE, [person!.id], hold);
    expect(problemsOf(await calls.confirm({ id: held.id, version: 2 }))).toEqual(['STALE_VERSION version']);
    const meeting = meetingOf(await calls.confirm(held));
    expect(problemsOf(await calls.confirm(held))).toEqual(['STALE_VERSION version']);
    expect(meetingOf(await calls.confirm(meeting))).toEqual(meeting);
    expect(await toldOf(held)).toEqual({ invitations: 1, deliveries: 1, sends: 1 });
    meetingOf(await calls.cancel(meeting));
    expect(problemsOf(await calls.confirm(meeting))).toEqual(['ALREADY_CANCELLED meetingId']);
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'no id', ''])('of %p is NOT_FOUND', async (id) => {
    expect(problemsOf(await calls.confirm({ id, version: 1 }))).toEqual(['NOT_FOUND meetingId']);
  });

  it('of another area is NOT_FOUND', async () => {
    const elsewhere = await scene.as(['COORDINATOR'], {}, await AreaBuilder.create(scene.app.owner));
    const [person] = await scene.people(1);
    const held = await calls.booked(NINE, [person!.id], hold);
    expect(problemsOf(await elsewhere.confirm(held))).toEqual(['NOT_FOUND meetingId']);
  });
});
