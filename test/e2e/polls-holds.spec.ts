import { problemsOf } from '../builders/meeting-calls.js';
import { pollOf, pollProblemsOf } from '../builders/poll-answers.js';
import { closesAt } from '../builders/poll-calls.js';
import { PollScene } from '../builders/poll-scene.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const NINE = '2027-03-01T09:00:00+02:00';
const HALF_PAST = '2027-03-01T09:30:00+02:00';
const ONE = '2027-03-01T13:00:00+02:00';
const hold = { hold: true };
const utc = (start: string) => new Date(start).toISOString();
const meetings = () => scene.cases.coordinator.meetings;
const heldBy = ({ id }: { id: string }) =>
  scene.rows<{ start: string; end: string; holder_id: string }>(
    `SELECT to_char(starts_at AT TIME ZONE 'UTC', 'HH24:MI') AS start, to_char(ends_at AT TIME ZONE 'UTC', 'HH24:MI') AS end, holder_id
     FROM commitment WHERE time_poll_id = $1 ORDER BY holder_id, starts_at`,
    [id],
  );

describe('a poll that holds its options', () => {
  it('takes their time until it closes: others learn that it is only held, and until when', async () => {
    const [anna] = await scene.people(1);
    await scene.calls.opened([NINE, ONE], [anna!.id], hold);
    const answer = await meetings().book('2027-03-01T09:15:00+02:00', [anna!.id]);
    expect(problemsOf(answer)).toEqual(['TIME_TAKEN input.start']);
    expect(answer.problems[0]!.conflicts).toEqual([
      {
        person: { id: anna!.id, displayName: anna!.displayName },
        room: null,
        start: utc(NINE),
        end: '2027-03-01T08:00:00.000Z',
        heldUntil: utc(closesAt),
      },
    ]);
    expect(JSON.stringify(answer)).not.toContain('Verkoston');
    await meetings().booked('2027-03-01T10:00:00+02:00', [anna!.id]);
  });

  it('takes what overlapping options cover once, of chairs, required ones and the room', async () => {
    const [chair, required, optional, informed] = await scene.people(4);
    const room = await scene.cases.meetings.area.room();
    const people = [
      { personId: chair!.id, requirement: 'CHAIR' },
      required!.id,
      { personId: optional!.id, requirement: 'OPTIONAL' },
      { personId: informed!.id, requirement: 'INFORMED' },
    ];
    const wish = { ...hold, roomId: room.id, channel: 'ON_SITE' };
    const poll = await scene.calls.opened([NINE, HALF_PAST, ONE], people, wish);
    const times = [
      { start: '07:00', end: '08:30' },
      { start: '11:00', end: '12:00' },
    ];
    const holders = [chair!, required!, room].map(({ holderId }) => holderId).sort();
    expect(await heldBy(poll)).toEqual(holders.flatMap((holder_id) => times.map((time) => ({ ...time, holder_id }))));
  });

  it('holds of a person who comes for a part that part alone', async () => {
    const [anna] = await scene.people(1);
    const part = { offset: 'PT30M', duration: 'PT15M' };
    const poll = await scene.calls.opened([NINE], [{ personId: anna!.id, part }], hold);
    expect(await heldBy(poll)).toMatchObject([{ start: '07:30', end: '07:45' }]);
  });

  it('frees the losing options at once when it is decided, and at once when it is cancelled', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([NINE, HALF_PAST, ONE], [anna!.id], hold);
    await scene.answer(poll, anna!, 'NYN');
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 1 });
    await meetings().booked(ONE, [anna!.id]);
    expect(problemsOf(await meetings().book(NINE, [anna!.id]))).toEqual(['TIME_TAKEN input.start']);
    const [bo] = await scene.people(1);
    const other = await scene.calls.opened([NINE, ONE], [bo!.id], hold);
    pollOf(await scene.calls.cancel(other));
    await meetings().booked(NINE, [bo!.id]);
  });

  it('is decided by hand on a time that it holds itself', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([NINE, HALF_PAST], [anna!.id, bo!.id], hold);
    expect(pollOf(await scene.calls.decide(poll, poll.options[0]!)).meeting).toMatchObject({ start: utc(NINE) });
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 2 });
  });

  it('lapses at its closing time, whether or not anything has swept it', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([NINE], [anna!.id], hold);
    scene.app.clock.set(closesAt);
    await meetings().booked(NINE, [anna!.id]);
    await scene.close(poll);
    expect(await scene.calls.poll(poll.id)).toMatchObject({ state: 'EXPIRED' });
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 0 });
  });

  it('is refused whole when an option cannot be held, and says whose time it is', async () => {
    const [anna, bo] = await scene.people(2);
    await meetings().booked(ONE, [bo!.id]);
    const before = await scene.cases.meetings.rowCounts();
    const answer = await scene.calls.open([NINE, ONE], [anna!.id, bo!.id], hold);
    expect(pollProblemsOf(answer)).toEqual(['TIME_TAKEN input.starts']);
    expect(answer.problems[0]!.conflicts).toMatchObject([{ person: { id: bo!.id }, start: utc(ONE), heldUntil: null }]);
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
  });

  it('stands in the way of another poll, and of another area', async () => {
    const [anna] = await scene.people(1);
    await scene.calls.opened([NINE], [anna!.id], hold);
    const answer = await scene.calls.open([HALF_PAST], [anna!.id], hold);
    expect(pollProblemsOf(answer)).toEqual(['TIME_TAKEN input.starts']);
    expect(answer.problems[0]!.conflicts).toMatchObject([{ heldUntil: utc(closesAt) }]);
  });

  it('holds new options too, and frees those that are removed', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([NINE], [anna!.id], hold);
    const wish = { addStarts: [HALF_PAST, ONE], removeOptionIds: [poll.options[0]!.id] };
    const changed = pollOf(await scene.calls.change(poll, wish));
    expect(await heldBy(poll)).toMatchObject([
      { start: '07:30', end: '08:30' },
      { start: '11:00', end: '12:00' },
    ]);
    await meetings().booked('2027-03-02T09:00:00+02:00', [anna!.id]);
    const taken = await scene.calls.change(changed, { addStarts: ['2027-03-02T09:00:00+02:00'] });
    expect(pollProblemsOf(taken)).toEqual(['TIME_TAKEN input.addStarts']);
    expect(await heldBy(poll)).toHaveLength(2);
    const longer = pollOf(await scene.calls.change(changed, { closesAt: '2027-01-05T14:00:00+02:00' }));
    expect(longer.closesAt).toBe('2027-01-05T12:00:00.000Z');
    const until = await scene.rows('SELECT DISTINCT lapses_at FROM commitment WHERE time_poll_id = $1', [poll.id]);
    expect(until).toEqual([{ lapses_at: new Date('2027-01-05T12:00:00Z') }]);
  });
});

test('a poll that holds nothing takes nobody’s time, and tells nobody of it', async () => {
  const [anna] = await scene.people(1);
  const poll = await scene.calls.opened([NINE], [anna!.id]);
  expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 0 });
  await meetings().booked(NINE, [anna!.id]);
});
