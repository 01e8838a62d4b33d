import {
  answer,
  type AnsweredOption,
  cancel,
  changeOptions,
  decide,
  expire,
  handTo,
  newPoll,
  presentOnes,
  stateAt,
  type TimePoll,
  withdraw,
} from '../../../src/features/polls/poll.js';
import { closingProblems } from '../../../src/features/polls/poll-checks.js';
import { meetingAt } from '../../../src/features/polls/poll-meeting.js';
import { aPoll, MONDAY, NOW, pollWish, TUESDAY, written } from './a-poll.js';

const CLOSED = aPoll().closesAt;
const codes = (result: { ok: boolean; problems?: readonly { code: string; field?: string }[] }) =>
  result.ok ? 'ok' : (result.problems ?? []).map(({ code, field }) => `${code} ${field}`).join();
const given = (optionId: string, participantId: string, said: AnsweredOption['answer']): AnsweredOption => ({
  optionId,
  participantId,
  answer: said,
  at: NOW,
});

describe('newPoll', () => {
  it('is open, undecided, at version 1, with its options in order and nobody asked yet', () => {
    const options = [
      { id: 'tu', start: TUESDAY },
      { id: 'mo', start: MONDAY },
    ];
    const made = newPoll(pollWish({ options, attendance: [{ anyOf: ['a', 'b'], count: 1 }] }));
    expect(made).toMatchObject({
      ok: true,
      value: {
        state: 'OPEN',
        decidable: false,
        version: 1,
        answers: [],
        attendance: [{ anyOf: ['a', 'b'], count: 1 }],
        options: [{ id: 'mo', start: MONDAY.instant }, { id: 'tu' }],
        participants: [{ asked: false }, { asked: false }],
      },
    });
  });
});

/** What the clock refuses: how far ahead, what is added or left, until when, held or not. */
describe('closingProblems', () => {
  const day = 86_400_000;
  const check = (start: number, closesAt: number, hold = false) =>
    closingProblems(
      { closesAt, hold, options: [{ start }] },
      { starts: [{ id: 'o', start: { ...MONDAY, instant: start } }], staying: [], field: 'f', now: NOW },
    ).map(({ code, field }) => `${code} ${field}`);

  it.each<[string, number, number, boolean, string[]]>([
    ['a minute ahead', NOW + 60_000, NOW + 1, false, []],
    ['now', NOW, NOW + 1, false, ['VALIDATION f.0', 'VALIDATION input.closesAt']],
    ['366 days ahead', NOW + 366 * day, NOW + day, false, []],
    ['more than that', NOW + 366 * day + 60_000, NOW + day, false, ['VALIDATION f.0']],
    ['open for 60 days', NOW + 90 * day, NOW + 60 * day, false, []],
    ['a moment longer', NOW + 90 * day, NOW + 60 * day + 1, false, ['VALIDATION input.closesAt']],
    ['held for 14 days', NOW + 90 * day, NOW + 14 * day, true, []],
    ['held a moment longer', NOW + 90 * day, NOW + 14 * day + 1, true, ['VALIDATION input.closesAt']],
    ['closing now', NOW + day, NOW, false, ['VALIDATION input.closesAt']],
    ['closing just before the last start', NOW + day, NOW + day - 1, false, []],
    ['closing at the last start', NOW + day, NOW + day, false, ['VALIDATION input.closesAt']],
  ])('%s', (_name, start, closesAt, hold, problems) => {
    expect(check(start, closesAt, hold)).toEqual(problems);
  });
});

/** Every transition from every state: what comes of it, or why not. */
describe('states', () => {
  const open = aPoll();
  const states: [string, TimePoll, number, string][] = [
    ['open', open, NOW, 'OPEN'],
    ['open at the last moment', open, CLOSED - 1, 'OPEN'],
    ['past its closing time', open, CLOSED, 'EXPIRED'],
    ['past its closing time with an option met', { ...open, decidable: true }, CLOSED, 'OPEN'],
    ['expired', expire({ ...open, decidable: true }), CLOSED, 'EXPIRED'],
    ['decided', { ...open, state: 'DECIDED', meetingId: 'm', chosenOptionId: 'mo' }, NOW, 'DECIDED'],
    ['decided, past its closing time', { ...open, state: 'DECIDED' }, CLOSED, 'DECIDED'],
    ['cancelled', { ...open, state: 'CANCELLED' }, CLOSED, 'CANCELLED'],
  ];

  it.each(states)('%s: seen as it is', (_name, poll, now, state) => {
    expect(stateAt(poll, now)).toBe(state);
  });

  it.each(states)('%s: changed only while it is open', (_name, poll, now, state) => {
    const refusals: Record<string, string> = {
      OPEN: 'ok',
      EXPIRED: 'VALIDATION pollId',
      DECIDED: 'VALIDATION pollId',
      CANCELLED: 'ALREADY_CANCELLED pollId',
    };
    const expected = refusals[state]!;
    expect(codes(cancel(poll, 1, now))).toBe(expected);
    expect(codes(decide(poll, { optionId: 'mo', version: 1, meetingId: 'm' }, now))).toBe(expected);
    expect(codes(decide(poll, { optionId: 'mo', meetingId: 'm' }, now))).toBe(expected);
    const nothing = { version: 1, add: [], removeOptionIds: [] };
    expect(codes(changeOptions(poll, nothing, now))).toBe(expected.replace('pollId', 'input.pollId'));
    const stale = state === 'OPEN' ? 'STALE_VERSION version' : expected;
    expect(codes(cancel(poll, 2, now))).toBe(stale);
    expect(codes(decide(poll, { optionId: 'mo', version: 2, meetingId: 'm' }, now))).toBe(stale);
  });

  it.each(states)('%s: answered only while it is open to answers', (_name, poll, now) => {
    const said = answer(poll, { participantId: 'pa', answers: [{ optionId: 'mo', answer: 'YES' }] }, now);
    const expected = poll.state === 'CANCELLED' ? 'ALREADY_CANCELLED undefined' : 'VALIDATION undefined';
    expect(codes(said)).toBe(poll.state === 'OPEN' && now < CLOSED ? 'ok' : expected);
  });
});

describe('transitions', () => {
  it('decide: the option and the meeting, at the next version; not on what has passed or is not there', () => {
    expect(decide(aPoll(), { optionId: 'tu', version: 1, meetingId: 'm' }, NOW)).toMatchObject({
      value: { state: 'DECIDED', chosenOptionId: 'tu', meetingId: 'm', version: 2 },
    });
    const late = aPoll({}, { closesAt: TUESDAY.instant - 1 });
    expect(codes(decide(late, { optionId: 'mo', meetingId: 'm' }, MONDAY.instant))).toBe('VALIDATION optionId');
    expect(codes(decide(late, { optionId: 'we', meetingId: 'm' }, NOW))).toBe('NOT_FOUND optionId');
  });

  it('answer: one’s own earlier answers to the same options go, all others stay', () => {
    const before = aPoll({}, { answers: [given('mo', 'pa', 'NO'), given('tu', 'pa', 'YES'), given('mo', 'pb', 'NO')] });
    const said = answer(
      before,
      { participantId: 'pa', answers: [{ optionId: 'mo', answer: 'IF_NEEDED' }], notedById: 'o' },
      NOW + 1,
    );
    if (!said.ok) throw new Error(codes(said));
    expect(new Set(said.value.answers)).toEqual(
      new Set([
        given('tu', 'pa', 'YES'),
        given('mo', 'pb', 'NO'),
        { ...given('mo', 'pa', 'IF_NEEDED'), at: NOW + 1, notedById: 'o' },
      ]),
    );
    expect(said.value.version).toBe(before.version);
  });

  it('changeOptions: answers to what stays are kept, those to what goes are gone', () => {
    const before = aPoll({}, { answers: [given('mo', 'pa', 'NO'), given('tu', 'pa', 'YES')] });
    const add = [{ id: 'we', start: written('2027-02-03T09:00:00+02:00') }];
    const changed = changeOptions(before, { version: 1, add, removeOptionIds: ['mo', 'mo'] }, NOW);
    expect(changed).toMatchObject({
      value: { version: 2, options: [{ id: 'we' }, { id: 'tu' }], answers: [{ optionId: 'tu' }] },
    });
    const nothing = changeOptions(before, { version: 1, add: [], removeOptionIds: [], closesAt: CLOSED }, NOW);
    expect(nothing.ok && nothing.value).toBe(before);
  });

  it('withdraw: they stay as those who have left, without answers; with nobody left it is called off', () => {
    const before = aPoll({}, { answers: [given('mo', 'pa', 'NO'), given('mo', 'pb', 'YES')] });
    const after = withdraw(before, new Set(['a', 'stranger']), NOW);
    expect(after).toMatchObject({ state: 'OPEN', version: 2, answers: [{ participantId: 'pb' }] });
    expect(after.participants).toMatchObject([{ personId: 'a', leftAt: NOW }, { personId: 'b' }]);
    expect(presentOnes(after).map(({ personId }) => personId)).toEqual(['b']);
    const empty = withdraw(after, new Set(['a', 'b']), NOW + 1);
    expect(empty).toMatchObject({
      state: 'CANCELLED',
      version: 3,
      participants: [{ leftAt: NOW }, { leftAt: NOW + 1 }],
    });
  });

  it('handTo: another organiser at the next version, and nothing else', () => {
    expect(handTo(aPoll(), 'manager')).toEqual({ ...aPoll(), organiserId: 'manager', version: 2 });
  });
});

test('the meeting at an option is of those who are in the poll, with the parts and channels that they have', () => {
  const part = { offsetMs: 0, durationMs: 1_200_000 };
  const participants = [
    { id: 'pa', personId: 'a', requirement: 'CHAIR', channel: 'VIDEO', part },
    { id: 'pb', personId: 'b', requirement: 'INFORMED' },
    { id: 'pc', personId: 'c', requirement: 'REQUIRED' },
  ] as const;
  const poll = withdraw(aPoll({ participants, caseId: 'k', publicTitle: 'Tapaaminen' }), new Set(['c']), NOW);
  const meeting = meetingAt(poll, poll.options[0]!, { id: 'm' });
  expect(meeting).toMatchObject({
    ...{ id: 'm', icalUid: 'm', organiserId: 'organiser', caseId: 'k', status: 'CONFIRMED', sequence: 0, version: 1 },
    ...{ start: MONDAY.instant, end: MONDAY.instant + 3_600_000 },
    participants: [{ personId: 'a', requirement: 'CHAIR', channel: 'VIDEO', part }, { personId: 'b' }],
  });
  expect(meeting.participants).toHaveLength(2);
  const some = meetingAt(poll, poll.options[0]!, { id: 'm', personIds: new Set(['b']) });
  expect(some.participants.map(({ personId }) => personId)).toEqual(['b']);
});
