import { type MeetingCalls, meetingOf, problemsOf } from '../builders/meeting-calls.js';
import { MeetingScene } from '../builders/meeting-scene.js';

let scene: MeetingScene;
let calls: MeetingCalls;
beforeAll(async () => {
  scene = await MeetingScene.open();
  calls = scene.calls;
}, 60_000);
afterAll(() => scene?.close());

const WARNED = ['OUTSIDE_AVAILABILITY input.start'];
const accepted = { acceptWarnings: ['OUTSIDE_AVAILABILITY'] };

const worker = async (displayName = 'Tuula Työssä') => {
  const person = await scene.person({ displayName });
  await scene.area.workingHours(person.id);
  return person;
};

describe('a time outside working hours', () => {
  it.each([
    ['before work', '2027-03-01T07:30:00+02:00'],
    ['past the end of work', '2027-03-01T15:30:00+02:00'],
    ['on a Sunday', '2027-03-07T10:00:00+02:00'],
    ['on Epiphany', '2027-01-06T10:00:00+02:00'],
    ['on Good Friday', '2027-03-26T10:00:00+02:00'],
    ['on Midsummer Eve', '2027-06-25T10:00:00+03:00'],
    ['on Christmas Eve, a Friday', '2027-12-24T10:00:00+02:00'],
  ])('%s is a warning that names who, and goes through when accepted', async (_, start) => {
    const person = await worker();
    const answer = await calls.book(start, [person.id]);
    expect(problemsOf(answer)).toEqual(WARNED);
    expect(answer.problems[0]).toMatchObject({ __typename: 'GenericProblem', confirmable: true });
    expect(answer.problems[0]!.message).toContain('Tuula Työssä');
    expect(meetingOf(await calls.book(start, [person.id], accepted)).status).toBe('CONFIRMED');
  });

  it('fits to the minute at both ends of the day', async () => {
    const person = await worker();
    await calls.booked('2027-03-01T08:00:00+02:00', [person.id]);
    await calls.booked('2027-03-01T15:00:00+02:00', [person.id]);
  });

  it('is seen on the wall of the one who works there', async () => {
    const person = await scene.person({ timeZone: 'America/St_Johns' });
    await scene.area.workingHours(person.id);
    await calls.booked('2027-03-01T08:00:00-03:30', [person.id]);
    expect(problemsOf(await calls.book('2027-03-02T09:00:00+02:00', [person.id]))).toEqual(WARNED);
  });

  it('time off is the same, also for somebody whose hours are unknown', async () => {
    const [known, unknown] = [await worker(), await scene.person()];
    for (const { id } of [known, unknown]) {
      await scene.area.timeOff(id, '2027-03-02T12:00:00+02:00', '2027-03-02T13:00:00+02:00');
      expect(problemsOf(await calls.book('2027-03-02T12:30:00+02:00', [id]))).toEqual(WARNED);
      await calls.booked('2027-03-02T13:00:00+02:00', [id]);
    }
  });

  it('whose hours nobody has told us is never outside', async () => {
    const [person] = await scene.people(1);
    await calls.booked('2027-12-25T03:00:00+02:00', [person!.id]);
  });

  it('of the optional and the informed does not warn', async () => {
    const [optional, informed] = [await worker(), await worker()];
    const [chair] = await scene.people(1);
    await calls.booked('2027-03-07T10:00:00+02:00', [
      { personId: chair!.id, requirement: 'CHAIR' },
      { personId: optional.id, requirement: 'OPTIONAL' },
      { personId: informed.id, requirement: 'INFORMED' },
    ]);
  });

  it('counts the own part alone', async () => {
    const person = await worker();
    const part = (offset: string) => [{ personId: person.id, part: { offset, duration: 'PT1H' } }];
    const wish = { duration: 'PT4H' };
    expect(problemsOf(await calls.book('2027-03-01T06:00:00+02:00', part('PT1H'), wish))).toEqual(WARNED);
    await calls.booked('2027-03-01T06:00:00+02:00', part('PT2H'), wish);
  });

  it('TIME_TAKEN wins over the warning, and is all that is told', async () => {
    const person = await worker();
    await calls.booked('2027-03-07T10:00:00+02:00', [person.id], accepted);
    expect(problemsOf(await calls.book('2027-03-07T10:30:00+02:00', [person.id]))).toEqual(['TIME_TAKEN input.start']);
  });

  it('warns of a move too', async () => {
    const person = await worker();
    const meeting = await calls.booked('2027-03-01T10:00:00+02:00', [person.id]);
    const sunday = '2027-03-07T10:00:00+02:00';
    expect(problemsOf(await calls.move(meeting, sunday))).toEqual(WARNED);
    expect(await calls.meeting(meeting.id)).toEqual(meeting);
    expect(meetingOf(await calls.move(meeting, sunday, accepted)).start).toBe('2027-03-07T08:00:00.000Z');
  });

  it('an unrelated code among acceptWarnings accepts nothing', async () => {
    const person = await worker();
    const wish = { acceptWarnings: ['CAPACITY_FULL', 'VALIDATION'] };
    expect(problemsOf(await calls.book('2027-03-07T10:00:00+02:00', [person.id], wish))).toEqual(WARNED);
  });
});
