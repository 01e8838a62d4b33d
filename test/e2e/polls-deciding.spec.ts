import { pollOf, pollProblemsOf } from '../builders/poll-answers.js';
import { answersOf, PollScene } from '../builders/poll-scene.js';

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
const namesOf = (people: readonly { id: string }[]) => people.map(({ id }) => id).sort();
const stateOf = async ({ id }: { id: string }) => {
  const poll = (await scene.calls.poll(id))!;
  return [poll.state, poll.chosen?.start ?? null];
};
const area = () => scene.cases.meetings.area;

describe('by itself', () => {
  it('waits with an option that suits only if need be until nobody is silent', async () => {
    const [anna, bo] = await scene.people(2);
    const optional = await scene.cases.meetings.person();
    const people = [anna!.id, bo!.id, { personId: optional.id, requirement: 'OPTIONAL' }];
    const poll = await scene.calls.opened([MONDAY, TUESDAY], people);
    await scene.answer(poll, anna!, '??');
    await scene.answer(poll, bo!, 'Y?');
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    await scene.answer(poll, optional, 'NN');
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(MONDAY)]);
  });

  it('takes the option that suits everybody well before an earlier one that does not', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY, TUESDAY, WEDNESDAY], [anna!.id, bo!.id]);
    await scene.answer(poll, anna!, '?YY');
    await scene.answer(poll, bo!, 'YNY');
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(WEDNESDAY)]);
  });

  it('needs one of two doctors, and leaves out the one who cannot come', async () => {
    const [client, one, other] = await scene.people(3);
    const attendance = [{ anyOf: [client!.id] }, { anyOf: [one!.id, other!.id], count: 1 }];
    const poll = await scene.calls.opened([MONDAY], [client!.id, one!.id, other!.id], { attendance });
    await scene.answer(poll, one!, 'N');
    await scene.answer(poll, client!, 'Y');
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
    await scene.answer(poll, other!, 'Y');
    const { meeting } = (await scene.calls.poll(poll.id))!;
    expect(namesOf(meeting!.participants.map(({ person }) => person))).toEqual(namesOf([client!, other!]));
    const chosen = await Promise.all(
      [one!, other!].map(async (each) => (await (await scene.link(poll, each)).poll())!),
    );
    expect(chosen.map((seen) => [seen.state, seen.chosen?.start])).toEqual([
      ['DECIDED', undefined],
      ['DECIDED', utc(MONDAY)],
    ]);
  });

  it('is not blocked by somebody whom no requirement counts: such a one may come, and cannot have to', async () => {
    const [client, doctor] = await scene.people(2);
    const attendance = [{ anyOf: [client!.id] }];
    const must = await scene.calls.open([MONDAY], [client!.id, doctor!.id], { attendance });
    expect(pollProblemsOf(must)).toEqual(['VALIDATION input.participants.1.requirement']);
    const people = [client!.id, { personId: doctor!.id, requirement: 'OPTIONAL' }];
    const poll = await scene.calls.opened([MONDAY], people, { attendance });
    await scene.cases.coordinator.meetings.booked(MONDAY, [doctor!.id]);
    await scene.answer(poll, doctor!, 'N');
    await scene.answer(poll, client!, 'Y');
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(MONDAY)]);
    const { meeting } = (await scene.calls.poll(poll.id))!;
    expect(namesOf(meeting!.participants.map(({ person }) => person))).toEqual(namesOf([client!, doctor!]));
  });

  it('tries the next option when the time of the best has been taken, and leaves nothing of the first', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id]);
    await scene.cases.coordinator.meetings.booked(MONDAY, [anna!.id]);
    await scene.answer(poll, anna!, 'YY');
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(TUESDAY)]);
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 1 });
  });

  it('keeps the answer and stays open when no option can be booked', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    const inTheWay = await scene.cases.coordinator.meetings.booked(MONDAY, [anna!.id]);
    const before = await scene.cases.meetings.rowCounts();
    const answer = pollOf(await scene.answer(poll, anna!, 'Y'));
    expect(answer).toMatchObject({ state: 'OPEN', options: [{ yes: 1 }] });
    // The answer, and the event that tries the decision once more.
    const after = await scene.cases.meetings.rowCounts();
    expect(after).toEqual({ ...before, time_poll_answer: before.time_poll_answer! + 1, outbox: before.outbox! + 1 });
    await scene.cases.coordinator.meetings.cancel(inTheWay);
    expect(pollOf(await scene.answer(poll, anna!, 'Y')).state).toBe('DECIDED');
  });

  it('waits for the worker if the process that was answered died in between', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    const inTheWay = await scene.cases.coordinator.meetings.booked(MONDAY, [anna!.id]);
    await scene.answer(poll, anna!, 'Y');
    await scene.cases.coordinator.meetings.cancel(inTheWay);
    await scene.decideSoon(poll);
    await scene.decideSoon(poll);
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(MONDAY)]);
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 1 });
  });
});

describe('calendars that are known', () => {
  it('count without being asked: free ones can come, taken ones cannot', async () => {
    const [anna] = await scene.people(1);
    const known = await scene.cases.meetings.person();
    await area().workingHours(known.id);
    await scene.cases.coordinator.meetings.booked(MONDAY, [known.id]);
    const poll = await scene.calls.opened([MONDAY, TUESDAY, '2027-03-06T09:00:00+02:00'], [anna!.id, known.id]);
    expect(namesOf(poll.silent)).toEqual([anna!.id]);
    expect(poll.options.map(({ busy }) => namesOf(busy))).toEqual([[known.id], [], [known.id]]);
    expect(await (await scene.link(poll, known)).poll()).toBeNull();
    await scene.answer(poll, anna!, 'YYY');
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(TUESDAY)]);
  });

  it('are asked all the same when everybody is to be, and when all of them are known', async () => {
    const [anna] = await scene.people(1);
    const known = await scene.cases.meetings.person();
    await area().workingHours(known.id);
    const all = await scene.calls.opened([MONDAY], [anna!.id, known.id], { askEverybody: true });
    expect(namesOf(all.silent)).toEqual(namesOf([anna!, known]));
    const alone = await scene.calls.opened([MONDAY], [known.id]);
    expect(namesOf(alone.silent)).toEqual([known.id]);
  });

  it('are asked about a time that was told by telephone, since that is not certain', async () => {
    const told = await scene.cases.meetings.person();
    await area().workingHours(told.id);
    const saturday = '2027-03-06T09:00:00+02:00';
    const free = [{ start: saturday, end: '2027-03-06T12:00:00+02:00' }];
    const report = `mutation ($input: ReportAvailabilityInput!) { reportAvailability(input: $input) { problems { code } } }`;
    const { token } = scene.cases.coordinator.meetings;
    const noted = await scene.app.data(report, { input: { personId: told.id, free } }, token);
    expect(noted.reportAvailability.problems).toEqual([]);
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([saturday], [anna!.id, told.id]);
    expect(namesOf(poll.silent)).toEqual(namesOf([anna!, told]));
  });

  it('count less than what the person says', async () => {
    const [anna] = await scene.people(1);
    const known = await scene.cases.meetings.person();
    await area().workingHours(known.id);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, known.id]);
    await scene.calls.note(poll, known.id, answersOf(poll, 'N'));
    await scene.answer(poll, anna!, 'Y');
    expect(await stateOf(poll)).toEqual(['OPEN', null]);
  });

  it('are not taken by what the poll itself holds of them', async () => {
    const [anna] = await scene.people(1);
    const known = await scene.cases.meetings.person();
    await area().workingHours(known.id);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, known.id], { hold: true });
    expect(poll.options.map(({ busy }) => busy)).toEqual([[]]);
    await scene.answer(poll, anna!, 'Y');
    expect(await stateOf(poll)).toEqual(['DECIDED', utc(MONDAY)]);
  });

  it('of those who are only informed, or may come, decide nothing', async () => {
    const [anna] = await scene.people(1);
    const informed = { personId: (await scene.people(1))[0]!.id, requirement: 'INFORMED' };
    const optional = { personId: (await scene.people(1))[0]!.id, requirement: 'OPTIONAL' };
    const poll = await scene.calls.opened([MONDAY], [anna!.id, informed, optional]);
    expect(namesOf(poll.silent)).toEqual(namesOf([anna!, { id: optional.personId }]));
    expect(pollOf(await scene.answer(poll, anna!, 'Y')).state).toBe('DECIDED');
  });
});

test('by hand an option is refused whose time is taken, and nothing is changed', async () => {
  const [anna] = await scene.people(1);
  const poll = await scene.calls.opened([MONDAY], [anna!.id]);
  await scene.cases.coordinator.meetings.booked(MONDAY, [anna!.id]);
  const before = [await scene.cases.meetings.rowCounts(), await scene.calls.poll(poll.id)];
  const refusedOne = await scene.calls.decide(poll, poll.options[0]!);
  expect(pollProblemsOf(refusedOne)).toEqual(['TIME_TAKEN optionId']);
  expect(refusedOne.problems[0]!.conflicts).toMatchObject([{ person: { id: anna!.id }, start: utc(MONDAY) }]);
  expect([await scene.cases.meetings.rowCounts(), await scene.calls.poll(poll.id)]).toEqual(before);
});
