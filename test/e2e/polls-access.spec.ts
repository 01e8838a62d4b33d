import { linkToken } from '../../src/platform/identity/link-token.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { caseOf } from '../builders/case-calls.js';
import { type AnsweredPoll, pollOf, pollProblemsOf } from '../builders/poll-answers.js';
import { LinkCalls, type PollCalls } from '../builders/poll-calls.js';
import { answersOf, PollScene } from '../builders/poll-scene.js';
import { viewerRoles } from '../../src/platform/identity/viewer.js';

let scene: PollScene;
let elsewhere: AreaBuilder;
beforeAll(async () => {
  scene = await PollScene.open();
  elsewhere = await AreaBuilder.create(scene.app.owner, 'Naapurialue');
}, 60_000);
beforeEach(() => scene.app.clock.set('2027-01-04T06:00:00Z'));
afterAll(() => scene?.end());

const MONDAY = '2027-03-01T09:00:00+02:00';
const TUESDAY = '2027-03-02T09:00:00+02:00';

/** Every operation of staff on a poll, and how it is refused for whom the poll does not exist. */
const acts: [string, (polls: PollCalls, poll: AnsweredPoll) => Promise<string[]>, string][] = [
  ['change', async (polls, poll) => pollProblemsOf(await polls.change(poll, { addStarts: [TUESDAY] })), 'input.pollId'],
  [
    'note',
    async (polls, poll) => pollProblemsOf(await polls.note(poll, poll.silent[0]!.id, answersOf(poll, 'Y'))),
    'input.pollId',
  ],
  ['decide', async (polls, poll) => pollProblemsOf(await polls.decide(poll, poll.options[0]!)), 'pollId'],
  ['cancel', async (polls, poll) => pollProblemsOf(await polls.cancel(poll)), 'pollId'],
];

async function expectNothing(polls: PollCalls, poll: AnsweredPoll): Promise<void> {
  const before = await scene.cases.meetings.rowCounts();
  expect(await polls.poll(poll.id)).toBeNull();
  expect(await polls.list({ open: false })).not.toContain(poll.id);
  for (const [, act, field] of acts) expect(await act(polls, poll)).toEqual([`NOT_FOUND ${field}`]);
  expect(await scene.cases.meetings.rowCounts()).toEqual(before);
}

describe('a poll of the area', () => {
  it.each(
    viewerRoles.filter((role) => role !== 'COORDINATOR'),
  )('does not exist for somebody with the role %s', async (role) => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    const { polls } = await scene.as([role]);
    await expectNothing(polls, poll);
  });

  it('does not exist for those who are asked, signed in or not: they have their link', async () => {
    const asked = await scene.as(['PROFESSIONAL']);
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, asked.id]);
    await expectNothing(asked.polls, poll);
  });

  it('does not exist in another area, whatever the role', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    const { polls } = await scene.as([...viewerRoles], {}, elsewhere);
    await expectNothing(polls, poll);
    const foreign = await polls.open([MONDAY], [anna!.id]);
    expect(pollProblemsOf(foreign)).toEqual(['NOT_FOUND input.participants.0.personId']);
  });

  it('is seen and changed by organiser, chair, coordinators, and the keepers of its case', async () => {
    const organiser = await scene.as(['GROUP_LEADER']);
    const chair = await scene.as(['PROFESSIONAL']);
    const colleague = { organisationId: scene.cases.coordinator.organisationId };
    const keeper = await scene.as(['PROFESSIONAL'], colleague);
    const coordinator = await scene.as(['COORDINATOR']);
    const client = await scene.cases.client();
    const { id: caseId } = await scene.cases.coordinator.cases.opened(client.id);
    caseOf(await scene.cases.coordinator.cases.handOver({ id: caseId, version: 1 }, keeper.id));
    const people = [client.id, { personId: chair.id, requirement: 'CHAIR' }];
    const wish = { kind: 'OTHER' };
    const own = await organiser.polls.opened([MONDAY], people, wish);
    const ofCase = await scene.calls.opened([MONDAY], [client.id], { caseId });
    for (const { polls } of [organiser, chair, coordinator]) {
      expect((await polls.poll(own.id))!.id).toBe(own.id);
      expect(await polls.list()).toContain(own.id);
    }
    expect(await keeper.polls.poll(own.id)).toBeNull();
    expect(await keeper.polls.list()).toEqual([ofCase.id]);
    expect(pollOf(await keeper.polls.change(ofCase, { addStarts: [TUESDAY] }))).toMatchObject({ version: 2 });
    expect(pollOf(await chair.polls.change(own, { addStarts: [TUESDAY] }))).toMatchObject({ version: 2 });
    expect(pollOf(await organiser.polls.cancel({ ...own, version: 2 }))).toMatchObject({ state: 'CANCELLED' });
  });

  it('is opened by whoever has a role, and by nobody without one', async () => {
    const [anna] = await scene.people(1);
    const nobody = await scene.as([]);
    expect(pollProblemsOf(await nobody.polls.open([MONDAY], [anna!.id]))).toEqual(['FORBIDDEN null']);
    for (const role of viewerRoles) {
      const { polls } = await scene.as([role]);
      expect(pollOf(await polls.open([MONDAY], [anna!.id])).state).toBe('OPEN');
    }
  });

  it('is closed to those who are not signed in', async () => {
    const { errors } = await scene.app.graphql('{ timePolls { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});

describe('a link', () => {
  it('shows the reader’s own answers, and nothing of anybody else', async () => {
    const [anna, bo, cecilia] = await scene.people(3);
    const poll = await scene.calls.opened([MONDAY, TUESDAY], [anna!.id, bo!.id, cecilia!.id]);
    await scene.answer(poll, anna!, 'Y?');
    await scene.answer(poll, bo!, 'NN');
    const seen = (await (await scene.link(poll, anna!)).poll())!;
    expect(seen.options.map(({ yes, ifNeeded, no, answers, busy }) => [yes, ifNeeded, no, answers, busy])).toEqual([
      [1, 0, 0, [], []],
      [0, 1, 0, [], []],
    ]);
    expect(seen).toMatchObject({ silent: [], meeting: null, attention: [] });
    for (const { id } of [bo!, cecilia!]) expect(JSON.stringify(seen)).not.toContain(id);
  });

  it('that is forged, of another purpose, or of nobody shows and answers nothing', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    const { token } = await scene.link(poll, anna!);
    const { secret } = scene.app.settings.secrets;
    const [row] = await scene.rows<{ id: string }>('SELECT id FROM time_poll_participant WHERE time_poll_id = $1', [
      poll.id,
    ]);
    const tokens = [
      '',
      'x',
      poll.id,
      `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`,
      linkToken('another secret', 'TIME_POLL', row!.id),
      linkToken(secret, 'INVITATION', row!.id),
      linkToken(secret, 'TIME_POLL', poll.id),
    ];
    const before = await scene.cases.meetings.rowCounts();
    for (const each of tokens) {
      const link = new LinkCalls(scene.app, each);
      expect(await link.poll()).toBeNull();
      const answer = await link.answer(answersOf(poll, 'Y'));
      expect(answer).toMatchObject({ poll: null, problems: [{ code: 'NOT_FOUND', field: 'input.token' }] });
    }
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
  });

  it('lives for thirty days after the poll has closed', async () => {
    const [anna] = await scene.people(1);
    const poll = await scene.calls.opened([MONDAY], [anna!.id]);
    const link = await scene.link(poll, anna!);
    scene.app.clock.set('2027-02-03T11:59:59Z');
    expect(await link.poll()).toMatchObject({ state: 'EXPIRED' });
    scene.app.clock.set('2027-02-03T12:00:00Z');
    expect(await link.poll()).toBeNull();
  });

  it('answers in the language that the reader asks for', async () => {
    const answer = await scene.app.graphql(
      'mutation { answerTimePoll(input: { token: "x", answers: [] }) { problems { message } } }',
      {},
      undefined,
      { 'accept-language': 'sv' },
    );
    expect(answer.data.answerTimePoll.problems[0].message).toMatch(/^Länken gäller inte\./);
  });

  it('takes no answer to an option of another poll, none twice, and none at all', async () => {
    const [anna, bo] = await scene.people(2);
    const poll = await scene.calls.opened([MONDAY], [anna!.id, bo!.id]);
    const other = await scene.calls.opened([MONDAY], [anna!.id, bo!.id]);
    const link = await scene.link(poll, anna!);
    const before = await scene.cases.meetings.rowCounts();
    const [one] = answersOf(poll, 'Y');
    const table: [{ optionId: string; answer: string }[], string, string][] = [
      [answersOf(other, 'Y'), 'NOT_FOUND', 'input.answers.0.optionId'],
      [[one!, { optionId: 'nothing', answer: 'NO' }], 'NOT_FOUND', 'input.answers.1.optionId'],
      [[one!, one!], 'VALIDATION', 'input.answers.1.optionId'],
      [[], 'VALIDATION', 'input.answers'],
    ];
    for (const [answers, code, field] of table)
      expect((await link.answer(answers)).problems).toMatchObject([{ code, field }]);
    expect(await scene.cases.meetings.rowCounts()).toEqual(before);
  });
});
