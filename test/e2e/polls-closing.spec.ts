import { pollProblemsOf } from '../builders/poll-answers.js';
import { PollScene } from '../builders/poll-scene.js';

let scene: PollScene;
beforeAll(async () => {
  scene = await PollScene.open();
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';
const CLOSED = '2027-01-04T12:00:00Z';
const utc = (start: string) => new Date(start).toISOString();
const stateOf = async ({ id }: { id: string }) => {
  const poll = (await scene.calls.poll(id))!;
  return [poll.state, poll.chosen?.start ?? null];
};
const area = () => scene.cases.meetings.area;

describe('at its closing time', () => {
  it('a poll is over by the clock, whether or not anything has swept it', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, bo!.id]);
    await scene.answer(poll, anna!, 'Y');
    scene.app.clock.set('2027-01-04T11:59:59.999Z');
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    scene.app.clock.set(CLOSED);
    const seen = await scene.calls.poll(poll.id);
    expect(seen).toMatchObject({ state: 'EXPIRED', version: 1 });
    expect((await scene.answer(poll, bo!, 'Y')).problems).toMatchObject([{ code: 'VALIDATION', field: null }]);
    expect(pollProblemsOf(await scene.calls.decide(poll, poll.options[0]!))).toEqual(['VALIDATION pollId']);
    expect(pollProblemsOf(await scene.calls.cancel(poll))).toEqual(['VALIDATION pollId']);
    expect(await scene.calls.list()).not.toContain(poll.id);
    await scene.close(poll);
    await scene.close(poll);
    expect(await scene.calls.poll(poll.id)).toEqual(seen);
    const told = await scene.rows<{ subject: object }>(
      `SELECT subject FROM outbox WHERE kind = 'poll.letter' AND subject->>'pollId' = $1 AND subject->>'news' = 'EXPIRED'`,
      [poll.id],
    );
    expect(told.map(({ subject }) => subject)).toMatchObject([{ participantId: scene.cases.coordinator.id }]);
  });

  it('decides on what suits only if need be, and on what is met although somebody is silent', async () => {
    const [anna, bo] = await scene.people(2);
    const people = [anna!.id, { personId: bo!.id, requirement: 'OPTIONAL' }];
    const poll = await scene.calls.opened([MONDAY, TUESDAY], people);
    await scene.answer(poll, anna!, 'N?');
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    scene.app.clock.set(CLOSED);
    // Its decision is due: it is not called expired in between.
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    expect((await scene.answer(poll, bo!, 'Y')).problems.map(({ code }) => code)).toEqual(['VALIDATION']);
    await scene.close(poll);
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(TUESDAY)]);
    await scene.close(poll);
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(TUESDAY)]);
  });

  it('looks at calendars once more: whoever was not asked may have come free', async () => {
    const [anna] = await scene.people(1);
    const known = await scene.cases.meetings.person();
    await area().workingHours(known.id);
    const inTheWay = await scene.cases.coordinator.meetings.booked(MONDAY, [known.id]);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, known.id]);
    await scene.answer(poll, anna!, 'Y');
    await scene.cases.coordinator.meetings.cancel(inTheWay);
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    scene.app.clock.set(CLOSED);
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    await scene.close(poll);
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(MONDAY)]);
  });

  it('a poll that nobody has answered expires, although all who have to come are free', async () => {
    const [anna] = await scene.people(1);
    const known = await scene.cases.meetings.person();
    await area().workingHours(known.id);
    const people = [known.id, { personId: anna!.id, requirement: 'OPTIONAL' }];
    const poll = await scene.calls.opened([MONDAY], people);
    expect(poll.silent.map(({ id }) => id)).toEqual([anna!.id]);
    scene.app.clock.set(CLOSED);
    expect(await stateOf(poll)).toEqual(['EXPIRED', null]);
    await scene.close(poll);
    expect(await stateOf(poll)).toEqual(['EXPIRED', null]);
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 0 });
  });

  it('expires once its decision has been tried, if whoever was not asked is still taken', async () => {
    const [anna] = await scene.people(1);
    const known = await scene.cases.meetings.person();
    await area().workingHours(known.id);
    await scene.cases.coordinator.meetings.booked(MONDAY, [known.id]);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, known.id]);
    await scene.answer(poll, anna!, 'Y');
    scene.app.clock.set(CLOSED);
    await scene.close(poll);
    expect(await stateOf(poll)).toEqual(['EXPIRED', null]);
  });

  it('expires if what is met cannot be booked any more', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, { personId: bo!.id, requirement: 'OPTIONAL' }]);
    await scene.answer(poll, anna!, '?');
    await scene.cases.coordinator.meetings.booked(MONDAY, [anna!.id]);
    scene.app.clock.set(CLOSED);
    await scene.close(poll);
    expect(await stateOf(poll)).toEqual(['EXPIRED', null]);
  });

  it('is looked at again if the poll closes later than was planned', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    await scene.close(poll);
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    const due = await scene.rows(`SELECT due_at FROM outbox WHERE kind = 'poll.closes' AND subject->>'pollId' = $1`, [
      poll.id,
    ]);
    expect(due).toEqual([{ due_at: new Date(CLOSED) }, { due_at: new Date(CLOSED) }]);
  });

  it('passes over options that have passed', async () => {
    const [anna, bo] = await scene.people(2);
    const today = '2027-01-04T10:00:00+02:00';
    const poll = await scene.calls.opened([today, TUESDAY], [anna!.id, bo!.id]);
    await scene.answer(poll, anna!, 'YY');
    scene.app.clock.set(today);
    expect(pollProblemsOf(await scene.calls.decide(poll, poll.options[0]!))).toEqual(['VALIDATION optionId']);
    await scene.answer(poll, bo!, 'YN');
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    await scene.answer(poll, bo!, '-Y');
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(TUESDAY)]);
  });
});
