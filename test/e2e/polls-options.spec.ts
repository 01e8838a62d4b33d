import { pollOf, pollProblemsOf } from '../builders/poll-answers.js';
import { PollScene } from '../builders/poll-scene.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const WEDNESDAY = '2027-03-03T09:00:00+02:00';
const utc = (start: string) => new Date(start).toISOString();
const startsOf = (poll: { options: readonly { start: string }[] }) => poll.options.map(({ start }) => start);
const letters = async ({ id }: { id: string }, news: string) =>
  scene.rows<{ due_at: Date; subject: { participantId: string } }>(
    `SELECT due_at, subject FROM outbox WHERE kind = 'poll.letter' AND subject->>'pollId' = $1 AND subject->>'news' = $2 ORDER BY due_at`,
    [id, news],
  );

const reminders = async ({ id }: { id: string }) =>
  scene.rows<{ due_at: Date }>(
    `SELECT due_at FROM outbox WHERE kind = 'poll.reminds' AND subject->>'pollId' = $1 ORDER BY due_at`,
    [id],
  );

describe('changing the options of a poll', () => {
  it('keeps earlier answers, and asks those who had answered about the new ones', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id, bo!.id]);
    await scene.answer(poll, anna!, 'N?');
    const wish = { addStarts: [WEDNESDAY], removeOptionIds: [poll.options[0]!.id] };
    const changed = pollOf(await scene.calls.change(poll, wish));
    expect(startsOf(changed)).toEqual([utc(TUESDAY), utc(WEDNESDAY)]);
    expect(changed).toMatchObject({ version: 2, state: 'OPEN' });
    expect(changed.options.map(({ ifNeeded, no }) => [ifNeeded, no])).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect(changed.silent).toHaveLength(2);
    expect(await letters(poll, 'OPTIONS_CHANGED')).toHaveLength(2);
    const old = await scene.answer(poll, bo!, 'Y');
    expect(old.problems).toMatchObject([{ code: 'NOT_FOUND', field: 'input.answers.0.optionId' }]);
    await scene.answer(changed, anna!, '-Y');
    expect(pollOf(await scene.answer(changed, bo!, 'NY')).state).toBe('DECIDED');
  });

  it('lets a start that was removed come back, as a new option without answers', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id, bo!.id]);
    await scene.answer(poll, anna!, 'YY');
    const without = pollOf(await scene.calls.change(poll, { removeOptionIds: [poll.options[0]!.id] }));
    const back = pollOf(await scene.calls.change(without, { addStarts: [MONDAY] }));
    expect(back.options.map(({ start, yes }) => [start, yes])).toEqual([
      [utc(MONDAY), 0],
      [utc(TUESDAY), 1],
    ]);
  });

  it('decides when what stood in the way has been removed', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id, bo!.id]);
    await scene.answer(poll, anna!, 'N?');
    await scene.answer(poll, bo!, '-Y');
    const changed = pollOf(await scene.calls.change(poll, { removeOptionIds: [poll.options[0]!.id] }));
    expect(changed).toMatchObject({ state: 'DECIDED', chosen: { start: utc(TUESDAY) } });
  });

  it('changes nothing when nothing is asked for, and names what was wrong', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id]);
    const before = await scene.cases.meetings.rowCounts();
    expect(pollOf(await scene.calls.change(poll, {}))).toEqual(poll);
    const refusals: [object, string][] = [
      [{ version: 9, addStarts: [WEDNESDAY] }, 'STALE_VERSION input.version'],
      [{ pollId: anna!.id }, 'NOT_FOUND input.pollId'],
      [{ pollId: 'nothing' }, 'NOT_FOUND input.pollId'],
      [{ removeOptionIds: [anna!.id] }, 'NOT_FOUND input.removeOptionIds.0'],
      [{ removeOptionIds: poll.options.map(({ id }) => id) }, 'VALIDATION input.addStarts'],
      [{ addStarts: [MONDAY] }, 'VALIDATION input.addStarts.0'],
      [{ addStarts: ['2027-01-04T07:00:00+02:00'] }, 'VALIDATION input.addStarts.0'],
      [{ addStarts: ['2027-03-28T03:30:00+02:00'] }, 'VALIDATION input.addStarts.0'],
      [{ removeOptionIds: [poll.options[1]!.id], closesAt: TUESDAY }, 'VALIDATION input.closesAt'],
      [{ closesAt: '2027-01-04T07:00:00+02:00' }, 'VALIDATION input.closesAt'],
    ];
    for (const [wish, problem] of refusals)
      expect(pollProblemsOf(await scene.calls.change(poll, wish))).toEqual([problem]);
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
  });

  it('writes nobody anew who stays as they were', async () => {
    const [anna] = await scene.people(1);
    const known = await scene.cases.meetings.person();
    await scene.cases.meetings.area.workingHours(known.id, [480, 960], [1, 2, 3, 4, 5], '2027-02-01');
    const poll = await scene.calls.opened([MONDAY], [anna!.id, known.id]);
    const written = () =>
      scene.rows(`SELECT person_id AS id, xmin::text FROM time_poll_participant WHERE time_poll_id = $1 ORDER BY 1`, [
        poll.id,
      ]);
    const before = await written();
    const more = pollOf(await scene.calls.change(poll, { addStarts: [TUESDAY] }));
    expect(await written()).toEqual(before);
    const asking = pollOf(await scene.calls.change(more, { addStarts: ['2027-01-20T09:00:00+02:00'] }));
    const after = await written();
    expect(after.filter((row, index) => JSON.stringify(row) !== JSON.stringify(before[index]))).toMatchObject([
      { id: known.id },
    ]);
    pollOf(await scene.calls.cancel(asking));
    expect(await written()).toEqual(after);
  });

  it('asks whoever is known to be free at the first options and is not seen at a new one', async () => {
    const known = await scene.cases.meetings.person();
    const [anna] = await scene.people(1);
    await scene.cases.meetings.area.workingHours(known.id, [480, 960], [1, 2, 3, 4, 5], '2027-02-01');
    const poll = await scene.calls.opened([MONDAY], [anna!.id, known.id]);
    expect(poll.silent.map(({ id }) => id)).toEqual([anna!.id]);
    const changed = pollOf(await scene.calls.change(poll, { addStarts: ['2027-01-20T09:00:00+02:00'] }));
    expect(changed.silent).toHaveLength(2);
  });
});

describe('letters', () => {
  it('go to those who are asked, with a reminder a day before the poll closes, or half-way if that is later', async () => {
    const [anna, bo] = await scene.people(2);
    const informed = { personId: bo!.id, requirement: 'INFORMED' };
    const long = await scene.calls.opened([MONDAY], [anna!.id, informed], { closesAt: '2027-01-11T08:00:00+02:00' });
    expect(await letters(long, 'ASKED')).toHaveLength(1);
    expect(await reminders(long)).toMatchObject([{ due_at: new Date('2027-01-10T06:00:00Z') }]);
    const short = await scene.calls.opened([MONDAY], [anna!.id], { closesAt: '2027-01-04T16:00:00+02:00' });
    expect(await reminders(short)).toMatchObject([{ due_at: new Date('2027-01-04T10:00:00Z') }]);
  });

  it('tell those who are asked that a poll is cancelled, and nobody of another closing time', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    const later = pollOf(await scene.calls.change(poll, { closesAt: '2027-01-04T18:00:00+02:00' }));
    expect(await letters(poll, 'OPTIONS_CHANGED')).toEqual([]);
    expect(await reminders(poll)).toHaveLength(2);
    await scene.calls.cancel(later);
    expect(await letters(poll, 'CANCELLED')).toHaveLength(1);
  });
});
