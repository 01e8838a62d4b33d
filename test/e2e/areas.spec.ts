import { AreaBuilder, type BuiltPerson } from '../builders/area-builder.js';
import { type MeetingCalls, meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let here: MeetingCalls;
let elsewhere: AreaBuilder;
let there: MeetingCalls & { id: string };
/** The same human, in both areas. */
let humanHere: BuiltPerson;
let humanThere: BuiltPerson;

beforeAll(async () => {
  scene = await MeetingScene.open();
  here = scene.calls;
  elsewhere = await AreaBuilder.create(scene.app.owner, 'Naapurialue');
  there = await scene.as(['COORDINATOR', 'ADMINISTRATOR'], {}, elsewhere);
}, 60_000);
beforeEach(async () => {
  humanHere = await scene.person({ displayName: 'Kaisa Kelalainen' });
  humanThere = await elsewhere.person({ displayName: 'K. Kelalainen', holderId: humanHere.holderId });
});
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const HALF_PAST = '2027-03-01T09:30:00+02:00';

describe('one human in two areas', () => {
  it('is never booked twice, and the other area learns who and when, not what', async () => {
    await here.booked(NINE, [humanHere.id], { title: 'Salaista täällä', publicTitle: 'Salaista' });
    const answer = await there.book(HALF_PAST, [humanThere.id]);
    expect(problemsOf(answer)).toEqual(['TIME_TAKEN input.start']);
    expect(answer.problems[0]!.conflicts).toEqual([
      {
        person: { id: humanThere.id, displayName: 'K. Kelalainen' },
        room: null,
        start: '2027-03-01T07:00:00.000Z',
        end: '2027-03-01T08:00:00.000Z',
        heldUntil: null,
      },
    ]);
    const told = JSON.stringify(answer);
    expect(told).not.toMatch(/Salaista|Kaisa/);
    expect(told).not.toContain(humanHere.id);
    expect((await there.page({ personId: humanThere.id })).totalCount).toBe(0);
  });

  it('is not won twice by both areas at once', async () => {
    const wishes = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? here.book(NINE, [humanHere.id]) : there.book(HALF_PAST, [humanThere.id]),
    );
    const answers = await Promise.all(wishes);
    expect(answers.filter(({ meeting }) => meeting !== null)).toHaveLength(1);
    expect(await scene.overlaps()).toBe(0);
  });

  it('is free for the other area when this one cancels or moves away', async () => {
    const meeting = await here.booked(NINE, [humanHere.id]);
    const moved = meetingOf(await here.move(meeting, '2027-03-01T12:00:00+02:00'));
    const theirs = await there.booked(NINE, [humanThere.id]);
    expect(problemsOf(await here.move(moved, HALF_PAST))).toEqual(['TIME_TAKEN input.start']);
    meetingOf(await there.cancel(theirs));
    meetingOf(await here.move(moved, HALF_PAST));
  });

  it('is busy in the search of both', async () => {
    await here.booked(NINE, [humanHere.id]);
    const input = {
      from: NINE,
      to: '2027-03-01T11:00:00+02:00',
      duration: 'PT1H',
      grid: 'PT1H',
      attendance: [{ anyOf: [humanThere.id] }],
      unknownCountsAsFree: true,
    };
    const document = `query ($input: FindMeetingTimesInput!) { findMeetingTimes(input: $input) { suggestions { start } } }`;
    const { findMeetingTimes } = await scene.app.data(document, { input }, there.token);
    expect(findMeetingTimes.suggestions).toEqual([{ start: '2027-03-01T08:00:00.000Z' }]);
  });
});

describe('another area', () => {
  it("has no meeting, person or room of this one, and cannot release this one's time", async () => {
    const room = await scene.area.room();
    const meeting = await here.booked(NINE, [humanHere.id], { roomId: room.id, channel: 'ON_SITE' });
    expect(await there.meeting(meeting.id)).toBeNull();
    expect(problemsOf(await there.move(meeting, HALF_PAST))).toEqual(['NOT_FOUND input.meetingId']);
    expect(problemsOf(await there.cancel(meeting))).toEqual(['NOT_FOUND input.meetingId']);
    expect(problemsOf(await there.book(HALF_PAST, [humanHere.id]))).toEqual([
      'NOT_FOUND input.participants.0.personId',
    ]);
    const theirRoom = { roomId: room.id, channel: 'ON_SITE' };
    expect(problemsOf(await there.book(HALF_PAST, [there.id], theirRoom))).toEqual(['NOT_FOUND input.roomId']);
    expect(problemsOf(await here.book(NINE, [humanHere.id]))).toEqual(['TIME_TAKEN input.start']);
  });

  it.each([
    ['attendance', (id: string) => ({ attendance: [{ anyOf: [id] }] }), 'input.attendance.0.anyOf.0'],
    ['optional', (id: string) => ({ optionalPersonIds: [id] }), 'input.optionalPersonIds.0'],
    ['rooms', (id: string) => ({ roomIds: [id] }), 'input.roomIds.0'],
    ['ignored meeting', (id: string) => ({ ignoreMeetingId: id }), 'input.ignoreMeetingId'],
  ])("does not exist for the search's %s", async (name, wish, field) => {
    const meeting = await there.booked(NINE, [there.id]);
    const room = await elsewhere.room();
    const id = name === 'rooms' ? room.id : name === 'ignored meeting' ? meeting.id : humanThere.id;
    meetingOf(await there.cancel(meeting));
    const input = {
      from: NINE,
      to: '2027-03-02T09:00:00+02:00',
      duration: 'PT1H',
      attendance: [{ anyOf: [humanHere.id] }],
      ...wish(id),
    };
    const document = `query ($input: FindMeetingTimesInput!) { findMeetingTimes(input: $input) { suggestions { start } } }`;
    const { errors } = await scene.app.graphql(document, { input }, here.token);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field });
  });
});
