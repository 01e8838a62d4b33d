import type { AnsweredMeeting } from '../builders/meeting-answers.js';
import { type MeetingCalls, meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
}, 60_000);
afterAll(() => scene?.close());

const NINE = '2027-03-01T09:00:00+02:00';
const HALF_PAST = '2027-03-01T09:30:00+02:00';
const NEXT_DAY = '2027-03-02T09:00:00+02:00';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

const newsOf = async (meeting: { id: string }): Promise<string[]> => {
  const rows = await scene.rows<{ news: string }>(
    `SELECT d.news FROM delivery d JOIN invitation i ON i.id = d.invitation_id WHERE i.meeting_id = $1
     ORDER BY d.meeting_version, i.person_id`,
    [meeting.id],
  );
  return rows.map(({ news }) => news);
};
const accept = (meeting: { id: string }) =>
  scene.rows(`UPDATE participation SET status = 'ACCEPTED', responded_at = now() WHERE meeting_id = $1`, [meeting.id]);
const statuses = ({ participants }: AnsweredMeeting) => participants.map(({ status }) => status);

describe('rescheduleMeeting', () => {
  it('moves to another time; answers were given for the old one', async () => {
    const people = await scene.people(2);
    const meeting = await calls.booked(
      NINE,
      people.map(({ id }) => id),
    );
    await accept(meeting);
    const moved = meetingOf(await calls.move(meeting, NEXT_DAY));
    expect(moved).toMatchObject({
      id: meeting.id,
      icalUid: meeting.icalUid,
      sequence: 1,
      version: 2,
      status: 'CONFIRMED',
    });
    expect([moved.start, moved.end]).toEqual(['2027-03-02T07:00:00.000Z', '2027-03-02T08:00:00.000Z']);
    expect(statuses(moved)).toEqual(['NEEDS_ACTION', 'NEEDS_ACTION']);
    expect(moved.participants[0]!.respondedAt).toBeNull();
    expect(moved.invitations[0]).toMatchObject({ sequence: 1, start: moved.start, uid: meeting.icalUid });
    expect(await newsOf(meeting)).toEqual(['INVITED', 'INVITED', 'MOVED', 'MOVED']);
  });

  it('does not stand in its own way', async () => {
    const [person] = await scene.people(1);
    const room = await scene.area.room();
    const meeting = await calls.booked(NINE, [person!.id], { roomId: room.id, channel: 'ON_SITE' });
    const moved = meetingOf(await calls.move(meeting, HALF_PAST));
    expect(moved).toMatchObject({ start: '2027-03-01T07:30:00.000Z', room: { id: room.id } });
    expect(problemsOf(await calls.book(HALF_PAST, [person!.id]))).toEqual(['TIME_TAKEN input.start']);
    await calls.booked('2027-03-01T08:30:00+02:00', [person!.id]);
  });

  it('may become shorter or longer', async () => {
    const [person] = await scene.people(1);
    const meeting = await calls.booked(NINE, [person!.id]);
    const longer = meetingOf(await calls.move(meeting, NINE, { duration: 'PT3H' }));
    expect(longer.end).toBe('2027-03-01T10:00:00.000Z');
    const shorter = meetingOf(await calls.move(longer, NINE, { duration: 'PT15M' }));
    expect(shorter).toMatchObject({ end: '2027-03-01T07:15:00.000Z', sequence: 2, version: 3 });
    await calls.booked('2027-03-01T09:15:00+02:00', [person!.id]);
  });

  it('may change its room alone: those who come there are told, answers stand', async () => {
    const people = await scene.people(2);
    const [first, second] = [await scene.area.room(), await scene.area.room({ publicName: 'Yläkerta' })];
    const participants = [people[0]!.id, { personId: people[1]!.id, channel: 'VIDEO' }];
    const meeting = await calls.booked(NINE, participants, { roomId: first.id, channel: 'ON_SITE' });
    await accept(meeting);
    const moved = meetingOf(await calls.move(meeting, NINE, { roomId: second.id }));
    expect(moved).toMatchObject({ room: { id: second.id }, sequence: 1, version: 2 });
    expect(statuses(moved)).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect((await newsOf(meeting)).sort()).toEqual(['CHANGED', 'INVITED', 'INVITED']);
    await calls.booked(
      NINE,
      (await scene.people(1)).map(({ id }) => id),
      { roomId: first.id, channel: 'ON_SITE' },
    );
  });

  it('to where it already is changes nothing and tells nobody', async () => {
    const [person] = await scene.people(1);
    const room = await scene.area.room();
    const meeting = await calls.booked(NINE, [person!.id], { roomId: room.id, channel: 'ON_SITE' });
    const same = meetingOf(await calls.move(meeting, '2027-03-01T07:00:00Z', { duration: 'PT60M', roomId: room.id }));
    expect(same).toEqual(meeting);
    expect(await newsOf(meeting)).toEqual(['INVITED']);
  });

  it('takes parts along', async () => {
    const people = await scene.people(2);
    const part = { offset: 'PT15M', duration: 'PT30M' };
    const meeting = await calls.booked(NINE, [people[0]!.id, { personId: people[1]!.id, part }]);
    const moved = meetingOf(await calls.move(meeting, NEXT_DAY));
    const times = moved.participants.find(({ person }) => person.id === people[1]!.id);
    expect([times!.start, times!.end]).toEqual(['2027-03-02T07:15:00.000Z', '2027-03-02T07:45:00.000Z']);
    await calls.booked('2027-03-02T09:45:00+02:00', [people[1]!.id]);
    expect(problemsOf(await calls.book('2027-03-02T09:40:00+02:00', [people[1]!.id]))).toEqual([
      'TIME_TAKEN input.start',
    ]);
  });

  it('asks nothing anew of somebody whose own part stays as it was', async () => {
    const people = await scene.people(2);
    const part = { offset: 'PT0S', duration: 'PT30M' };
    const meeting = await calls.booked(NINE, [people[0]!.id, { personId: people[1]!.id, part }]);
    await accept(meeting);
    const longer = meetingOf(await calls.move(meeting, NINE, { duration: 'PT2H' }));
    const status = (id: string) => longer.participants.find(({ person }) => person.id === id)!.status;
    expect([status(people[0]!.id), status(people[1]!.id)]).toEqual(['NEEDS_ACTION', 'ACCEPTED']);
    expect((await newsOf(meeting)).sort()).toEqual(['INVITED', 'INVITED', 'MOVED']);
  });

  it('must leave room for parts', async () => {
    const [person] = await scene.people(1);
    const part = { offset: 'PT30M', duration: 'PT30M' };
    const meeting = await calls.booked(NINE, [{ personId: person!.id, part }]);
    expect(problemsOf(await calls.move(meeting, NINE, { duration: 'PT45M' }))).toEqual(['VALIDATION input.duration']);
  });

  it('needs the version that was seen', async () => {
    const [person] = await scene.people(1);
    const meeting = await calls.booked(NINE, [person!.id]);
    const moved = meetingOf(await calls.move(meeting, NEXT_DAY));
    expect(problemsOf(await calls.move(meeting, NINE))).toEqual(['STALE_VERSION input.version']);
    expect(problemsOf(await calls.cancel(meeting))).toEqual(['STALE_VERSION input.version']);
    expect(problemsOf(await calls.move({ ...moved, version: 3 }, NINE))).toEqual(['STALE_VERSION input.version']);
    expect(await calls.meeting(meeting.id)).toEqual(moved);
  });

  it('is for the organiser, the chair and coordinators', async () => {
    const chair = await scene.as(['PROFESSIONAL']);
    const participant = await scene.as(['PROFESSIONAL', 'ADMINISTRATOR']);
    const coordinator = await scene.as(['COORDINATOR']);
    const stranger = await scene.as(['PROFESSIONAL', 'ADMINISTRATOR']);
    const participants = [{ personId: chair.id, requirement: 'CHAIR' }, participant.id];
    const meeting = await calls.booked(NINE, participants);
    expect(problemsOf(await participant.move(meeting, NEXT_DAY))).toEqual(['FORBIDDEN input.meetingId']);
    expect(problemsOf(await participant.cancel(meeting))).toEqual(['FORBIDDEN input.meetingId']);
    expect(problemsOf(await stranger.move(meeting, NEXT_DAY))).toEqual(['NOT_FOUND input.meetingId']);
    expect(problemsOf(await stranger.cancel(meeting))).toEqual(['NOT_FOUND input.meetingId']);
    const byChair = meetingOf(await chair.move(meeting, NEXT_DAY));
    const byCoordinator = meetingOf(await coordinator.move(byChair, NINE));
    expect(meetingOf(await chair.cancel(byCoordinator))).toMatchObject({
      status: 'CANCELLED',
      version: 4,
      sequence: 3,
    });
  });

  it.each([
    ['unknown', UNKNOWN],
    ['malformed', 'no id at all'],
    ['empty', ''],
  ])('of an %s meeting is NOT_FOUND', async (_, id) => {
    expect(problemsOf(await calls.move({ id, version: 1 }, NINE))).toEqual(['NOT_FOUND input.meetingId']);
    expect(problemsOf(await calls.cancel({ id, version: 1 }))).toEqual(['NOT_FOUND input.meetingId']);
    expect(await calls.meeting(id)).toBeNull();
  });

  it('reads a meeting id in capitals as the same', async () => {
    const [person] = await scene.people(1);
    const meeting = await calls.booked(NINE, [person!.id]);
    expect((await calls.meeting(meeting.id.toUpperCase()))!.id).toBe(meeting.id);
    meetingOf(await calls.move({ ...meeting, id: meeting.id.toUpperCase() }, NEXT_DAY));
  });
});

describe('cancelMeeting', () => {
  it('gives everybody their time back, keeps the meeting, and is done once', async () => {
    const [person] = await scene.people(1);
    const room = await scene.area.room();
    const meeting = await calls.booked(NINE, [person!.id], { roomId: room.id, channel: 'ON_SITE' });
    const cancelled = meetingOf(await calls.cancel(meeting, { message: 'Sairastuin.' }));
    expect(cancelled).toMatchObject({ status: 'CANCELLED', sequence: 1, version: 2, start: meeting.start });
    expect(cancelled.invitations[0]).toMatchObject({ method: 'CANCEL', sequence: 1 });
    expect(problemsOf(await calls.cancel(cancelled))).toEqual(['ALREADY_CANCELLED input.meetingId']);
    expect(problemsOf(await calls.cancel(meeting))).toEqual(['ALREADY_CANCELLED input.meetingId']);
    expect(problemsOf(await calls.move(cancelled, NEXT_DAY))).toEqual(['ALREADY_CANCELLED input.meetingId']);
    await calls.booked(NINE, [person!.id], { roomId: room.id, channel: 'ON_SITE' });
    expect((await calls.meeting(meeting.id))!.status).toBe('CANCELLED');
  });

  it('is possible while the meeting goes on', async () => {
    const [person] = await scene.people(1);
    const meeting = await calls.booked('2027-01-04T09:00:00+02:00', [person!.id], { duration: 'PT3H' });
    scene.app.clock.set('2027-01-04T08:00:00Z');
    meetingOf(await calls.cancel(meeting));
  });
});
