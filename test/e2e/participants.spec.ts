import { randomUUID } from 'node:crypto';
import { AreaBuilder } from '../builders/area-builder.js';
import type { AnsweredInvitation, AnsweredMeeting } from '../builders/meeting-answers.js';
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

const asked = (...ids: string[]) => ids.map((personId) => ({ personId }));
const idsOf = ({ participants }: AnsweredMeeting): string[] => participants.map(({ person }) => person.id).sort();
const invitationOf = ({ invitations }: AnsweredMeeting, id: string): AnsweredInvitation =>
  invitations.find(({ person }) => person.id === id)!;

/** "INVITED 0": what somebody was told of a meeting and with which SEQUENCE, in order. */
const toldOf = async (meeting: { id: string }, personId: string): Promise<string[]> => {
  const rows = await scene.rows<{ told: string }>(
    `SELECT d.method || ' ' || d.news || ' ' || d.sequence AS told FROM delivery d JOIN invitation i ON i.id = d.invitation_id
     WHERE i.meeting_id = $1 AND i.person_id = $2 ORDER BY d.meeting_version`,
    [meeting.id, personId],
  );
  return rows.map(({ told }) => told);
};
const threePeople = async (): Promise<[string, string, string]> => {
  const [a, b, c] = (await scene.people(3)).map(({ id }) => id);
  return [a!, b!, c!];
};

describe('changeParticipants', () => {
  it('invites who is added, cancels for who is removed, and tells the others nothing', async () => {
    const [stays, leaves, comes] = await threePeople();
    const meeting = await calls.booked(NINE, [stays, leaves]);
    const changed = meetingOf(await calls.change(meeting, { add: asked(comes), removePersonIds: [leaves] }));
    expect(changed).toMatchObject({ sequence: 0, version: 2, start: meeting.start, status: 'CONFIRMED' });
    expect(idsOf(changed)).toEqual([stays, comes].sort());
    expect(await toldOf(meeting, stays)).toEqual(['REQUEST INVITED 0']);
    expect(await toldOf(meeting, leaves)).toEqual(['REQUEST INVITED 0', 'CANCEL REMOVED 1']);
    expect(await toldOf(meeting, comes)).toEqual(['REQUEST INVITED 0']);
    expect(invitationOf(changed, comes)).toMatchObject({ uid: meeting.icalUid, sequence: 0, method: 'REQUEST' });
    expect(invitationOf(changed, leaves)).toMatchObject({ uid: meeting.icalUid, sequence: 1, method: 'CANCEL' });
    expect(await calls.meeting(meeting.id)).toEqual(changed);
  });

  it('gives back the time of who leaves, and takes that of who comes', async () => {
    const [stays, leaves, comes] = await threePeople();
    const room = await scene.area.room();
    const meeting = await calls.booked(NINE, [stays, leaves], { roomId: room.id, channel: 'ON_SITE' });
    await calls.change(meeting, { add: asked(comes), removePersonIds: [leaves] });
    await calls.booked(NINE, [leaves]);
    for (const taken of [stays, comes])
      expect(problemsOf(await calls.book(HALF_PAST, [taken]))).toEqual(['TIME_TAKEN input.start']);
  });

  it('adds somebody for a part, as optional, by video', async () => {
    const [stays, comes] = await threePeople();
    const meeting = await calls.booked(NINE, [stays]);
    const part = { offset: 'PT30M', duration: 'PT15M' };
    const wish = { personId: comes, requirement: 'OPTIONAL', channel: 'VIDEO', part };
    const changed = meetingOf(await calls.change(meeting, { add: [wish] }));
    const invitation = invitationOf(changed, comes);
    expect(invitation).toMatchObject({ start: '2027-03-01T07:30:00.000Z', end: '2027-03-01T07:45:00.000Z' });
    expect(invitation.uid).not.toBe(meeting.icalUid);
    expect(changed.participants[1]).toMatchObject({ requirement: 'OPTIONAL', start: '2027-03-01T07:30:00.000Z' });
  });

  it('keeps the answers of those who stay', async () => {
    const [stays, comes] = await threePeople();
    const meeting = await calls.booked(NINE, [stays]);
    await scene.rows(`UPDATE participation SET status = 'ACCEPTED', responded_at = now() WHERE meeting_id = $1`, [
      meeting.id,
    ]);
    const changed = meetingOf(await calls.change(meeting, { add: asked(comes) }));
    const answers = changed.participants.map(({ person, status }) => [person.id, status] as const);
    expect(new Map(answers)).toEqual(
      new Map([
        [stays, 'ACCEPTED'],
        [comes, 'NEEDS_ACTION'],
      ]),
    );
  });

  it('of a hold changes whose time is held, and tells nobody', async () => {
    const [stays, leaves, comes] = await threePeople();
    const held = await calls.booked(NINE, [stays, leaves], { holdUntil: '2027-01-04T08:00:00Z' });
    const changed = meetingOf(await calls.change(held, { add: asked(comes), removePersonIds: [leaves] }));
    expect(changed).toMatchObject({ status: 'TENTATIVE', invitations: [], version: 2 });
    await calls.booked(NINE, [leaves]);
    const meeting = meetingOf(await calls.confirm(changed));
    expect(meeting.invitations.map(({ person }) => person.id).sort()).toEqual([stays, comes].sort());
  });

  it('of nobody changes nothing', async () => {
    const [stays] = await threePeople();
    const meeting = await calls.booked(NINE, [stays]);
    expect(meetingOf(await calls.change(meeting, {}))).toEqual(meeting);
    expect(meetingOf(await calls.change(meeting, { add: null, removePersonIds: null }))).toEqual(meeting);
  });

  it('is done once for one key', async () => {
    const [stays, comes] = await threePeople();
    const meeting = await calls.booked(NINE, [stays]);
    const wish = { add: asked(comes), idempotencyKey: randomUUID() };
    const changed = meetingOf(await calls.change(meeting, wish));
    expect(meetingOf(await calls.change(meeting, wish))).toEqual(changed);
    expect(problemsOf(await calls.change(meeting, { ...wish, add: [] }))).toEqual(['VALIDATION input.idempotencyKey']);
  });

  it('shows removed people what is theirs no more: nothing', async () => {
    const chair = await scene.as(['PROFESSIONAL']);
    const [stays] = await threePeople();
    const meeting = await calls.booked(NINE, [{ personId: chair.id, requirement: 'CHAIR' }, stays]);
    const changed = meetingOf(await calls.change(meeting, { removePersonIds: [chair.id] }));
    expect(changed.invitations).toHaveLength(2);
    expect(await chair.meeting(meeting.id)).toBeNull();
    expect(problemsOf(await chair.change(changed, { add: asked(chair.id) }))).toEqual(['NOT_FOUND input.meetingId']);
  });
});

describe('a chair who removes themselves', () => {
  const chaired = async () => {
    const chair = await scene.as(['PROFESSIONAL']);
    const [stays, comes] = await threePeople();
    const meeting = await calls.booked(NINE, [{ personId: chair.id, requirement: 'CHAIR' }, stays, comes]);
    return { chair, stays, comes, meeting };
  };

  it('sees once what they did, as a participant would and no more, and then nothing', async () => {
    const { chair, stays, comes, meeting } = await chaired();
    const changed = meetingOf(await chair.change(meeting, { removePersonIds: [chair.id] }));
    expect(changed).toMatchObject({ id: meeting.id, version: 2, status: 'CONFIRMED' });
    expect(idsOf(changed)).toEqual([stays, comes].sort());
    expect(changed.invitations.map(({ person, method }) => [person.id, method])).toEqual([[chair.id, 'CANCEL']]);
    expect(await chair.meeting(meeting.id)).toBeNull();
    expect(problemsOf(await chair.change(changed, {}))).toEqual(['NOT_FOUND input.meetingId']);
  });

  it('sees nothing of what others do later, even with the key of that call', async () => {
    const { chair, comes, meeting } = await chaired();
    const wish = { removePersonIds: [chair.id], idempotencyKey: randomUUID() };
    const changed = meetingOf(await chair.change(meeting, wish));
    meetingOf(await calls.change(changed, { removePersonIds: [comes] }));
    expect(await chair.change(meeting, wish)).toEqual({ meeting: null, problems: [] });
  });

  it('sees nothing of a change that was refused', async () => {
    const { chair, stays, comes, meeting } = await chaired();
    const everybody = { removePersonIds: [chair.id, stays, comes] };
    expect(problemsOf(await chair.change(meeting, everybody))).toEqual(['VALIDATION input.removePersonIds']);
  });
});

describe('somebody who was removed and comes back', () => {
  it('is invited above their cancellation, with the same UID, and stays ahead until the meeting has come up', async () => {
    const [stays, returns] = await threePeople();
    const meeting = await calls.booked(NINE, [stays, returns]);
    const without = meetingOf(await calls.change(meeting, { removePersonIds: [returns] }));
    const again = meetingOf(await calls.change(without, { add: asked(returns) }));
    expect(again).toMatchObject({ sequence: 0, version: 3 });
    expect(invitationOf(again, returns)).toMatchObject({ uid: meeting.icalUid, sequence: 2, method: 'REQUEST' });
    expect(again.invitations).toHaveLength(2);
    const moved = meetingOf(await calls.move(again, NEXT_DAY));
    const cancelled = meetingOf(await calls.cancel(moved));
    expect(await toldOf(meeting, returns)).toEqual([
      'REQUEST INVITED 0',
      'CANCEL REMOVED 1',
      'REQUEST INVITED 2',
      'REQUEST MOVED 3',
      'CANCEL CANCELLED 4',
    ]);
    expect(await toldOf(meeting, stays)).toEqual(['REQUEST INVITED 0', 'REQUEST MOVED 1', 'CANCEL CANCELLED 2']);
    expect(cancelled.sequence).toBe(2);
  });

  it('after the meeting was moved without them comes back at the SEQUENCE of the meeting', async () => {
    const [stays, returns] = await threePeople();
    let meeting = await calls.booked(NINE, [stays, returns]);
    meeting = meetingOf(await calls.change(meeting, { removePersonIds: [returns] }));
    for (const start of [NEXT_DAY, NINE, NEXT_DAY]) meeting = meetingOf(await calls.move(meeting, start));
    meeting = meetingOf(await calls.change(meeting, { add: asked(returns) }));
    expect(invitationOf(meeting, returns)).toMatchObject({ sequence: 3, start: meeting.start, method: 'REQUEST' });
    expect(meeting.sequence).toBe(3);
  });

  it('keeps their UID even if they come back for a part, so that one event stays one', async () => {
    const [stays, returns] = await threePeople();
    const meeting = await calls.booked(NINE, [stays, returns]);
    const without = meetingOf(await calls.change(meeting, { removePersonIds: [returns] }));
    const part = { offset: 'PT0S', duration: 'PT15M' };
    const again = meetingOf(
      await calls.change(without, { add: [{ personId: returns, part, requirement: 'OPTIONAL' }] }),
    );
    expect(invitationOf(again, returns)).toMatchObject({
      uid: meeting.icalUid,
      sequence: 2,
      end: '2027-03-01T07:15:00.000Z',
    });
    await calls.booked(HALF_PAST, [returns]);
  });
});

describe('what cannot be is a problem, and nothing changes', () => {
  it.each<[string, (ids: [string, string, string]) => object, string]>([
    ['adding who takes part', ([a]) => ({ add: asked(a) }), 'VALIDATION input.add.0.personId'],
    ['adding somebody twice', ([, , c]) => ({ add: asked(c, c) }), 'VALIDATION input.add.1.personId'],
    [
      'adding and removing the same',
      ([a]) => ({ add: asked(a), removePersonIds: [a] }),
      'VALIDATION input.add.0.personId',
    ],
    ['adding nobody known', ([, , c]) => ({ add: asked(c, UNKNOWN) }), 'NOT_FOUND input.add.1.personId'],
    ['adding no id', () => ({ add: asked('somebody') }), 'NOT_FOUND input.add.0.personId'],
    ['removing a stranger', ([a, , c]) => ({ removePersonIds: [a, c] }), 'NOT_FOUND input.removePersonIds.1'],
    ['removing no id', () => ({ removePersonIds: ['x'] }), 'NOT_FOUND input.removePersonIds.0'],
    ['removing everybody', ([a, b]) => ({ removePersonIds: [a, b, a] }), 'VALIDATION input.removePersonIds'],
    [
      'a part outside the meeting',
      ([, , c]) => ({ add: [{ personId: c, part: { offset: 'PT50M', duration: 'PT15M' } }] }),
      'VALIDATION input.add.0.part',
    ],
    [
      'adding 199 more',
      ([, , c]) => ({ add: Array.from({ length: 199 }, () => ({ personId: c })) }),
      'LIMIT_REACHED input.add',
    ],
  ])('%s', async (_, wish, problem) => {
    const ids = await threePeople();
    const meeting = await calls.booked(NINE, ids.slice(0, 2));
    const answer = await calls.change(meeting, wish(ids));
    expect(problemsOf(answer)).toEqual([problem]);
    expect(answer.problems[0]!.message).toMatch(/^.{10,}\. .{5,}\.$/u);
    expect(await calls.meeting(meeting.id)).toEqual(meeting);
  });

  it('a taken time is told of the added alone, and those who stay keep theirs', async () => {
    const [stays, , comes] = await threePeople();
    const meeting = await calls.booked(NINE, [stays]);
    await calls.booked(HALF_PAST, [comes]);
    const answer = await calls.change(meeting, { add: asked(comes) });
    expect(problemsOf(answer)).toEqual(['TIME_TAKEN input.add']);
    expect(answer.problems[0]!.conflicts).toMatchObject([{ person: { id: comes } }]);
    expect(problemsOf(await calls.book(NINE, [stays]))).toEqual(['TIME_TAKEN input.start']);
  });

  it('working hours are asked about of the added alone', async () => {
    const [stays, leaves, comes] = await threePeople();
    for (const id of [stays, comes]) await scene.area.workingHours(id, [600, 660]);
    const accepted = { acceptWarnings: ['OUTSIDE_AVAILABILITY'] };
    const meeting = await calls.booked(NINE, [stays, leaves], accepted);
    const without = meetingOf(await calls.change(meeting, { removePersonIds: [leaves] }));
    expect(problemsOf(await calls.change(without, { add: asked(comes) }))).toEqual(['OUTSIDE_AVAILABILITY input.add']);
    meetingOf(await calls.change(without, { add: asked(comes), ...accepted }));
  });

  it('a room holds no more than it holds', async () => {
    const [stays, leaves, comes] = await threePeople();
    const room = await scene.area.room({ capacity: 2 });
    const meeting = await calls.booked(NINE, [stays, leaves], { roomId: room.id, channel: 'ON_SITE' });
    expect(problemsOf(await calls.change(meeting, { add: asked(comes) }))).toEqual(['CAPACITY_FULL input.add']);
    meetingOf(await calls.change(meeting, { add: asked(comes), removePersonIds: [leaves] }));
  });

  it('needs the version that was seen, and a meeting that stands', async () => {
    const [stays, , comes] = await threePeople();
    const meeting = await calls.booked(NINE, [stays]);
    const wish = { add: asked(comes) };
    expect(problemsOf(await calls.change({ ...meeting, version: 2 }, wish))).toEqual(['STALE_VERSION input.version']);
    expect(problemsOf(await calls.change({ ...meeting, id: UNKNOWN }, wish))).toEqual(['NOT_FOUND input.meetingId']);
    await calls.cancel(meeting);
    expect(problemsOf(await calls.change(meeting, wish))).toEqual(['ALREADY_CANCELLED input.meetingId']);
  });

  it('is for the organiser, the chair and coordinators; people of another area do not exist', async () => {
    const participant = await scene.as(['PROFESSIONAL', 'ADMINISTRATOR']);
    const chair = await scene.as(['PROFESSIONAL']);
    const other = await AreaBuilder.create(scene.app.owner);
    const elsewhere = await scene.as(['COORDINATOR'], {}, other);
    const [, , comes] = await threePeople();
    const meeting = await calls.booked(NINE, [{ personId: chair.id, requirement: 'CHAIR' }, participant.id]);
    const wish = { add: asked(comes) };
    expect(problemsOf(await participant.change(meeting, wish))).toEqual(['FORBIDDEN input.meetingId']);
    expect(problemsOf(await elsewhere.change(meeting, wish))).toEqual(['NOT_FOUND input.meetingId']);
    const foreign = asked((await other.person()).id);
    expect(problemsOf(await chair.change(meeting, { add: foreign }))).toEqual(['NOT_FOUND input.add.0.personId']);
    meetingOf(await chair.change(meeting, wish));
  });
});
