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

describe('a poll', () => {
  it('asks for options in the order of their start, and shows who is silent', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([WEDNESDAY, MONDAY], [anna!.id, bo!.id]);
    expect(poll).toMatchObject({ state: 'OPEN', version: 1, meeting: null, chosen: null, attention: [] });
    expect(poll.options.map(({ start, end }) => [start, end])).toEqual([
      [utc(MONDAY), '2027-03-01T08:00:00.000Z'],
      [utc(WEDNESDAY), '2027-03-03T08:00:00.000Z'],
    ]);
    expect(namesOf(poll.silent)).toEqual(namesOf([anna!, bo!]));
    expect(await scene.calls.poll(poll.id)).toEqual(poll);
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 0 });
  });

  it('keeps what everybody answered, and lets them change it', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id, bo!.id]);
    expect((await scene.answer(poll, anna!, 'Y?')).problems).toEqual([]);
    const changed = pollOf(await scene.answer(poll, anna!, 'N-'));
    expect(changed.options.map(({ yes, ifNeeded, no }) => [yes, ifNeeded, no])).toEqual([
      [0, 0, 1],
      [0, 1, 0],
    ]);
    const seen = (await scene.calls.poll(poll.id))!;
    expect(seen.options.map(({ answers }) => answers.map(({ person, answer }) => [person.id, answer]))).toEqual([
      [[anna!.id, 'NO']],
      [[anna!.id, 'IF_NEEDED']],
    ]);
    expect(namesOf(seen.silent)).toEqual([bo!.id]);
    expect(seen.version).toBe(1);
  });

  it('decides by itself at once when everybody who has to come has said yes to one option', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id, bo!.id]);
    await scene.answer(poll, anna!, 'YY');
    const mine = pollOf(await scene.answer(poll, bo!, 'NY'));
    expect(mine).toMatchObject({ state: 'DECIDED', meeting: null, chosen: { start: utc(TUESDAY) } });
    const decided = (await scene.calls.poll(poll.id))!;
    expect(decided).toMatchObject({ state: 'DECIDED', version: 2, silent: [] });
    expect(decided.meeting).toMatchObject({ start: utc(TUESDAY), status: 'CONFIRMED' });
    expect(namesOf(decided.meeting!.participants.map(({ person }) => person))).toEqual(namesOf([anna!, bo!]));
    expect(await scene.taken(poll)).toEqual({ poll: 0, meeting: 2 });
    const invited = await scene.rows('SELECT 1 FROM invitation WHERE meeting_id = $1', [decided.meeting!.id]);
    expect(invited).toHaveLength(2);
    expect((await scene.answer(poll, anna!, 'NN')).problems.map(({ code }) => code)).toEqual(['VALIDATION']);
  });

  it('is decided by hand on any option, and never twice', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id]);
    const decided = pollOf(await scene.calls.decide(poll, poll.options[1]!));
    expect(decided).toMatchObject({ state: 'DECIDED', version: 2, meeting: { start: utc(TUESDAY) } });
    expect(pollProblemsOf(await scene.calls.decide(poll, poll.options[0]!))).toEqual(['VALIDATION pollId']);
    expect(pollProblemsOf(await scene.calls.cancel(decided))).toEqual(['VALIDATION pollId']);
  });

  it('is cancelled, and stays so', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    expect(pollProblemsOf(await scene.calls.cancel({ id: poll.id, version: 7 }))).toEqual(['STALE_VERSION version']);
    expect(pollOf(await scene.calls.cancel(poll))).toMatchObject({ state: 'CANCELLED', version: 2 });
    expect(pollProblemsOf(await scene.calls.cancel(poll))).toEqual(['ALREADY_CANCELLED pollId']);
    expect(pollProblemsOf(await scene.calls.decide(poll, poll.options[0]!))).toEqual(['ALREADY_CANCELLED pollId']);
    expect((await scene.answer(poll, anna!, 'Y')).problems).toMatchObject([{ code: 'ALREADY_CANCELLED', field: null }]);
  });

  it('takes answers told by telephone, and keeps who wrote them down', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, bo!.id]);
    const noted = pollOf(await scene.calls.note(poll, anna!.id, answersOf(poll, '?')));
    expect(noted.options[0]!.answers).toMatchObject([
      { person: { id: anna!.id }, answer: 'IF_NEEDED', notedBy: { id: scene.cases.coordinator.id } },
    ]);
    const stranger = await scene.calls.note(poll, scene.cases.coordinator.id, answersOf(poll, 'Y'));
    expect(pollProblemsOf(stranger)).toEqual(['NOT_FOUND input.personId']);
    expect(pollOf(await scene.calls.note(poll, bo!.id, answersOf(poll, 'Y')))).toMatchObject({ state: 'DECIDED' });
  });
});
