import { type MeetingCalls, meetingOf, type Participant, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
}, 60_000);
afterAll(() => scene?.close());

const at = (clock: string) => `2027-03-01T${clock}:00+02:00`;
const utc = (clock: string) => `2027-03-01T${clock}:00.000Z`;
const TAKEN = ['TIME_TAKEN input.start'];

describe('a time that is taken', () => {
  it('is refused with who and when, never what', async () => {
    const person = await scene.person({ displayName: 'Aino Varattu' });
    const [other] = await scene.people(1);
    await calls.booked(at('09:00'), [person.id], { title: 'Salainen hoitoneuvottelu', publicTitle: 'Salainen' });
    const answer = await calls.book(at('09:30'), [other!.id, person.id]);
    expect(answer).toEqual({
      meeting: null,
      problems: [
        {
          __typename: 'TimeTaken',
          code: 'TIME_TAKEN',
          message: expect.stringContaining('Aino Varattu'),
          field: 'input.start',
          confirmable: false,
          conflicts: [
            {
              person: { id: person.id, displayName: 'Aino Varattu' },
              room: null,
              start: utc('07:00'),
              end: utc('08:00'),
              heldUntil: null,
            },
          ],
        },
      ],
    });
    expect(JSON.stringify(answer)).not.toMatch(/salainen|hoito/i);
  });

  it.each([
    ['the very same hour', '09:00', 'PT1H'],
    ['an overlap at the end', '09:59', 'PT1H'],
    ['an overlap at the beginning', '08:01', 'PT1H'],
    ['a minute inside', '09:30', 'PT1M'],
    ['an hour around', '08:00', 'PT3H'],
  ])('%s is taken', async (_, start, duration) => {
    const [person] = await scene.people(1);
    await calls.booked(at('09:00'), [person!.id]);
    expect(problemsOf(await calls.book(at(start), [person!.id], { duration }))).toEqual(TAKEN);
  });

  it('neighbours touch without overlapping', async () => {
    const [person] = await scene.people(1);
    const room = await scene.area.room();
    for (const start of ['09:00', '08:00', '10:00'])
      await calls.booked(at(start), [person!.id], { roomId: room.id, channel: 'ON_SITE' });
  });

  it('every conflict is named, people and rooms, and each is a person or a room', async () => {
    const people = await scene.people(3);
    const room = await scene.area.room({ name: 'Sali' });
    const wish = { roomId: room.id, channel: 'ON_SITE' };
    await calls.booked(at('09:00'), [people[0]!.id], wish);
    await calls.booked(at('10:00'), [people[0]!.id, people[1]!.id]);
    const answer = await calls.book(
      at('09:00'),
      people.map(({ id }) => id),
      { ...wish, duration: 'PT2H' },
    );
    const conflicts = answer.problems[0]!.conflicts!.map(({ person, room: taken, start }) => [
      person?.id ?? taken!.id,
      start,
    ]);
    expect(conflicts).toHaveLength(4);
    expect(conflicts).toEqual(
      expect.arrayContaining([
        [people[0]!.id, utc('07:00')],
        [people[0]!.id, utc('08:00')],
        [people[1]!.id, utc('08:00')],
        [room.id, utc('07:00')],
      ]),
    );
    expect(answer.problems[0]!.message).toMatch(/Sali/);
  });

  it('of the room alone names the room', async () => {
    const people = await scene.people(2);
    const room = await scene.area.room({ name: 'Pieni huone' });
    const wish = { roomId: room.id, channel: 'ON_SITE' };
    await calls.booked(at('09:00'), [people[0]!.id], wish);
    const answer = await calls.book(at('09:00'), [people[1]!.id], wish);
    expect(problemsOf(answer)).toEqual(TAKEN);
    expect(answer.problems[0]!.conflicts).toEqual([
      {
        person: null,
        room: { id: room.id, name: 'Pieni huone' },
        start: utc('07:00'),
        end: utc('08:00'),
        heldUntil: null,
      },
    ]);
  });

  it.each<[string, string, string, boolean]>([
    ['REQUIRED', 'REQUIRED', 'refused', true],
    ['CHAIR', 'REQUIRED', 'refused', true],
    ['REQUIRED', 'CHAIR', 'refused', true],
    ['REQUIRED', 'OPTIONAL', 'booked', false],
    ['OPTIONAL', 'REQUIRED', 'booked', false],
    ['OPTIONAL', 'OPTIONAL', 'booked', false],
    ['INFORMED', 'REQUIRED', 'booked', false],
    ['REQUIRED', 'INFORMED', 'booked', false],
  ])('%s first, then %s at the same time: %s', async (first, second, _, isTaken) => {
    const people = await scene.people(2);
    const asked = (requirement: string): Participant[] => [{ personId: people[0]!.id, requirement }, people[1]!.id];
    await calls.booked(at('09:00'), asked(first).slice(0, 1));
    const answer = await calls.book(at('09:00'), asked(second));
    expect(answer.problems.map(({ code }) => code)).toEqual(isTaken ? ['TIME_TAKEN'] : []);
  });

  it('INFORMED takes no row of time, OPTIONAL a tentative one', async () => {
    const people = await scene.people(3);
    const [required, optional, informed] = people;
    await calls.booked(at('09:00'), [
      required!.id,
      { personId: optional!.id, requirement: 'OPTIONAL' },
      { personId: informed!.id, requirement: 'INFORMED' },
    ]);
    const rows = await scene.rows<{ holder_id: string; exclusive: boolean }>(
      'SELECT holder_id, exclusive FROM commitment WHERE holder_id = ANY ($1) ORDER BY exclusive',
      [people.map(({ holderId }) => holderId)],
    );
    expect(rows).toEqual([
      { holder_id: optional!.holderId, exclusive: false },
      { holder_id: required!.holderId, exclusive: true },
    ]);
  });

  it('a part takes the part alone', async () => {
    const [person] = await scene.people(1);
    const part = { offset: 'PT1H', duration: 'PT30M' };
    await calls.booked(at('09:00'), [{ personId: person!.id, part }], { duration: 'PT3H' });
    await calls.booked(at('09:00'), [person!.id]);
    await calls.booked(at('10:30'), [person!.id]);
    expect(problemsOf(await calls.book(at('10:00'), [person!.id]))).toEqual(TAKEN);
  });

  it('refuses a move into it, and the meeting stays where it was', async () => {
    const [person] = await scene.people(1);
    await calls.booked(at('13:00'), [person!.id]);
    const meeting = await calls.booked(at('09:00'), [person!.id]);
    expect(problemsOf(await calls.move(meeting, at('12:30')))).toEqual(TAKEN);
    expect(await calls.meeting(meeting.id)).toEqual(meeting);
    expect(problemsOf(await calls.book(at('09:00'), [person!.id]))).toEqual(TAKEN);
  });

  it('no acceptWarnings opens it', async () => {
    const [person] = await scene.people(1);
    await calls.booked(at('09:00'), [person!.id]);
    const answer = await calls.book(at('09:00'), [person!.id], {
      acceptWarnings: ['TIME_TAKEN', 'OUTSIDE_AVAILABILITY'],
    });
    expect(problemsOf(answer)).toEqual(TAKEN);
  });
});

describe('a room', () => {
  it('holds those who must come there at once, and no more', async () => {
    const people = (await scene.people(4)).map(({ id }) => id);
    const room = await scene.area.room({ capacity: 2 });
    const wish = { roomId: room.id, channel: 'ON_SITE' };
    const answer = await calls.book(at('09:00'), people.slice(0, 3), wish);
    expect(problemsOf(answer)).toEqual(['CAPACITY_FULL input.roomId']);
    const [a, b, c, d] = people as [string, string, string, string];
    const first = { personId: a, part: { offset: 'PT0S', duration: 'PT30M' } };
    const then = { personId: b, part: { offset: 'PT30M', duration: 'PT30M' } };
    const seated = [first, then, c, { personId: d, requirement: 'INFORMED' }];
    meetingOf(await calls.book(at('09:00'), seated, wish));
    const byVideo = [a, b, { personId: c, channel: 'VIDEO' }, { personId: d, channel: 'PHONE' }];
    meetingOf(await calls.book(at('12:00'), byVideo, { ...wish, channel: 'HYBRID' }));
  });

  it('is no obstacle to a meeting by video of many', async () => {
    const people = (await scene.people(3)).map(({ id }) => id);
    const room = await scene.area.room({ capacity: 1 });
    meetingOf(await calls.book(at('15:00'), people, { roomId: room.id, channel: 'VIDEO' }));
  });
});
