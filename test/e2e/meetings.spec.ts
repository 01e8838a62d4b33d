import { meetingKinds } from '../../src/features/meetings/meeting.js';
import { type MeetingCalls, meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
}, 60_000);
afterAll(() => scene?.close());

/** Nine in the morning in Helsinki, in winter time. */
const NINE = '2027-03-01T09:00:00+02:00';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

describe('bookMeeting', () => {
  it('answers with every field of the meeting as it stands', async () => {
    const chair = await scene.person({ displayName: 'Aino A' });
    const [required, part] = [await scene.person({ displayName: 'Bo B' }), await scene.person({ displayName: 'Ea E' })];
    const [optional, informed] = [await scene.person(), await scene.person()];
    const room = await scene.area.room({ name: 'Kokous 2', publicName: 'Tapaamistila', publicAddress: 'Kauppakatu 1' });
    const answer = await calls.book(
      NINE,
      [
        { personId: informed.id, requirement: 'INFORMED' },
        { personId: part.id, part: { offset: 'PT30M', duration: 'PT15M' } },
        { personId: optional.id, requirement: 'OPTIONAL', channel: 'VIDEO' },
        required.id,
        { personId: chair.id, requirement: 'CHAIR' },
      ],
      {
        title: '  Työkyvyn tuki ',
        publicTitle: ' Yhteinen hetki ',
        duration: 'PT1H30M',
        channel: 'HYBRID',
        roomId: room.id.toUpperCase(),
        videoUrl: 'https://video.example/abc',
      },
    );
    const meeting = meetingOf(answer);
    const participation = (id: string, requirement: string) => ({
      person: expect.objectContaining({ id, email: null, phone: null, accessNeeds: [] }),
      start: '2027-03-01T07:00:00.000Z',
      end: '2027-03-01T08:30:00.000Z',
      requirement,
      status: 'NEEDS_ACTION',
      respondedAt: null,
      comment: null,
    });
    const { invitations, participants, ...rest } = meeting;
    expect(rest).toEqual({
      id: expect.stringMatching(UUID),
      kind: 'NETWORK_MEETING',
      status: 'CONFIRMED',
      title: 'Työkyvyn tuki',
      start: '2027-03-01T07:00:00.000Z',
      end: '2027-03-01T08:30:00.000Z',
      timeZone: 'Europe/Helsinki',
      channel: 'HYBRID',
      room: { id: room.id, name: 'Kokous 2', publicName: 'Tapaamistila', publicAddress: 'Kauppakatu 1' },
      videoUrl: 'https://video.example/abc',
      organiser: { id: scene.organiser.id, displayName: 'Olli Organisoija' },
      publicTitle: 'Yhteinen hetki',
      holdUntil: null,
      icalUid: expect.any(String),
      recurrenceId: null,
      series: null,
      seriesId: null,
      sequence: 0,
      version: 1,
    });
    expect(participants).toEqual([
      participation(chair.id, 'CHAIR'),
      participation(required.id, 'REQUIRED'),
      {
        ...participation(part.id, 'REQUIRED'),
        start: '2027-03-01T07:30:00.000Z',
        end: '2027-03-01T07:45:00.000Z',
      },
      participation(optional.id, 'OPTIONAL'),
      participation(informed.id, 'INFORMED'),
    ]);
    expect(invitations).toHaveLength(5);
    expect(invitations[0]).toEqual({
      id: expect.stringMatching(UUID),
      person: { id: chair.id, displayName: 'Aino A' },
      uid: meeting.icalUid,
      sequence: 0,
      method: 'REQUEST',
      publicTitle: 'Yhteinen hetki',
      start: meeting.start,
      end: meeting.end,
      place: 'Tapaamistila, Kauppakatu 1',
      status: 'NEEDS_ACTION',
      state: 'QUEUED',
      sentAt: null,
      attempts: 0,
      lastError: null,
    });
    expect(invitations[2]!.uid).not.toBe(meeting.icalUid);
    expect([invitations[2]!.start, invitations[2]!.end]).toEqual([
      '2027-03-01T07:30:00.000Z',
      '2027-03-01T07:45:00.000Z',
    ]);
    expect(invitations[3]!.place).toBeNull();
    expect(await calls.meeting(meeting.id)).toEqual(meeting);
  });

  it.each(meetingKinds)('books a %s', async (kind) => {
    const [person] = await scene.people(1);
    expect((await calls.booked(NINE, [person!.id], { kind })).kind).toBe(kind);
  });

  it.each([
    ['ON_SITE', {}],
    ['VIDEO', { videoUrl: 'https://video.example/1' }],
    ['PHONE', {}],
    ['HYBRID', {}],
  ])('takes place %s', async (channel, wish) => {
    const [person] = await scene.people(1);
    expect(await calls.booked(NINE, [person!.id], { channel, ...wish })).toMatchObject({ channel, room: null });
  });

  it('hangs on the clock of another zone when asked to, and answers in UTC all the same', async () => {
    const [person] = await scene.people(1);
    const meeting = await calls.booked('2027-03-01T09:00:00-03:30', [person!.id], { timeZone: 'America/St_Johns' });
    expect(meeting).toMatchObject({ timeZone: 'America/St_Johns', start: '2027-03-01T12:30:00.000Z' });
  });

  it('takes nulls for what was left out', async () => {
    const [person] = await scene.people(1);
    const nulls = { timeZone: null, roomId: null, videoUrl: null, publicTitle: null, message: null };
    const meeting = await calls.booked(NINE, [{ personId: person!.id, requirement: null, part: null, channel: null }], {
      ...nulls,
      acceptWarnings: null,
      idempotencyKey: null,
    });
    expect(meeting).toMatchObject({ timeZone: 'Europe/Helsinki', participants: [{ requirement: 'REQUIRED' }] });
  });

  it("calls the meeting neutrally, in each reader's language, unless somebody named it", async () => {
    const reader = async (language: 'SV' | 'EN') => scene.as(['COORDINATOR'], { language });
    const [person] = await scene.people(1);
    const { id, publicTitle } = await calls.booked(NINE, [person!.id], { publicTitle: '   ' });
    expect(publicTitle).toBe('Tapaaminen');
    expect((await (await reader('SV')).meeting(id))!.publicTitle).toBe('Möte');
    expect((await (await reader('EN')).meeting(id))!.invitations[0]!.publicTitle).toBe('Meeting');
  });

  it('is refused to somebody who has no role', async () => {
    const nobody = await scene.as([]);
    const [person] = await scene.people(1);
    expect(problemsOf(await nobody.book(NINE, [person!.id]))).toEqual(['FORBIDDEN null']);
  });

  it('needs somebody signed in', async () => {
    const { data, errors } = await scene.app.graphql('{ meetings { totalCount } }');
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('a meeting that is over', () => {
  it('is completed at the instant of its end, and neither moves nor is cancelled', async () => {
    const [person] = await scene.people(1);
    const meeting = await calls.booked('2027-01-04T09:00:00+02:00', [person!.id]);
    scene.app.clock.set('2027-01-04T07:59:59.999Z');
    expect((await calls.meeting(meeting.id))!.status).toBe('CONFIRMED');
    scene.app.clock.set('2027-01-04T08:00:00Z');
    expect((await calls.meeting(meeting.id))!.status).toBe('COMPLETED');
    expect(problemsOf(await calls.move(meeting, NINE))).toEqual(['VALIDATION input.meetingId']);
    expect(problemsOf(await calls.cancel(meeting))).toEqual(['VALIDATION input.meetingId']);
  });

  it('may be written down afterwards, with a warning, and invites nobody', async () => {
    const [person] = await scene.people(1);
    const past = '2027-01-04T06:00:00+02:00';
    const warned = await calls.book(past, [person!.id]);
    expect(problemsOf(warned)).toEqual(['OUTSIDE_AVAILABILITY input.start']);
    expect(warned.problems[0]!.confirmable).toBe(true);
    const meeting = await calls.booked(past, [person!.id], { acceptWarnings: ['OUTSIDE_AVAILABILITY'] });
    expect(meeting.status).toBe('COMPLETED');
  });
});

describe('a large meeting', () => {
  it('of 200 people is booked, moved and cancelled whole', async () => {
    const people = (await scene.people(200)).map(({ id }) => id);
    const meeting = await calls.booked(NINE, people);
    expect(meeting.participants).toHaveLength(200);
    expect(meeting.invitations).toHaveLength(200);
    const moved = meetingOf(await calls.move(meeting, '2027-03-02T09:00:00+02:00'));
    expect(new Set(moved.invitations.map(({ sequence, start }) => `${sequence} ${start}`)).size).toBe(1);
    const clash = await calls.book('2027-03-02T09:30:00+02:00', people.slice(0, 100));
    expect(problemsOf(clash)).toEqual(['TIME_TAKEN input.start']);
    expect(clash.problems[0]!.conflicts).toHaveLength(100);
    expect(clash.problems[0]!.message.length).toBeLessThan(300);
    expect(meetingOf(await calls.cancel(moved)).status).toBe('CANCELLED');
  });
});
