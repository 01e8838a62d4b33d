import fc from 'fast-check';
import {
  type AnswerContent,
  type AnswerSource,
  type Asked,
  weighAnswer,
} from '../../../src/features/invitations/answer-order.js';
import { answerStatuses } from '../../../src/features/meetings/participation.js';

const now = Date.UTC(2027, 0, 4, 6);
const asked: Asked = { sequence: 2, askedSequence: 1 };
const reply = (sequence: number, dtstamp: number): AnswerSource => ({ kind: 'CALENDAR', sequence, dtstamp });
const here: AnswerSource = { kind: 'HERE' };
const accepted: AnswerContent = { status: 'ACCEPTED' };
const declined: AnswerContent = { status: 'DECLINED' };

/** What somebody says, and how. */
type Act = readonly [AnswerContent, AnswerSource];

/** The state after an answer, as the database keeps it. */
function after(before: Asked, [content, source]: Act): Asked {
  const weighed = weighAnswer(before, content, source, now);
  if (weighed.kind !== 'COUNTS') return before;
  return { ...before, last: weighed.place, standing: { ...content, place: weighed.place } };
}
const statusAfter = (acts: readonly Act[]) => ends(acts).standing?.status;

describe('which answer stands', () => {
  it.each<[string, Act[], string | undefined]>([
    ['the only one', [[accepted, reply(2, now)]], 'ACCEPTED'],
    [
      'the later by DTSTAMP',
      [
        [accepted, reply(2, now)],
        [declined, reply(2, now + 1_000)],
      ],
      'DECLINED',
    ],
    [
      'the later by DTSTAMP, come first',
      [
        [declined, reply(2, now + 1_000)],
        [accepted, reply(2, now)],
      ],
      'DECLINED',
    ],
    [
      'the one to the higher SEQUENCE',
      [
        [declined, reply(2, now)],
        [accepted, reply(1, now + 1_000)],
      ],
      'DECLINED',
    ],
    ['one given before a change that left the time', [[accepted, reply(1, now)]], 'ACCEPTED'],
    ['none of an older time', [[accepted, reply(0, now + 1_000)]], undefined],
    [
      'the one given here',
      [
        [accepted, reply(2, now - 1_000)],
        [declined, here],
      ],
      'DECLINED',
    ],
    [
      'the one given here, not an older one that comes late',
      [
        [declined, here],
        [accepted, reply(2, now - 1)],
      ],
      'DECLINED',
    ],
    [
      'the one given here, in the same instant',
      [
        [declined, here],
        [accepted, reply(2, now)],
      ],
      'DECLINED',
    ],
    [
      "a calendar's that was given after the one here",
      [
        [declined, here],
        [accepted, reply(2, now + 1_000)],
      ],
      'ACCEPTED',
    ],
    [
      'the one given here, if a clock is ahead',
      [
        [accepted, reply(2, now + 9_000)],
        [declined, here],
      ],
      'DECLINED',
    ],
    [
      'a later one after a SEQUENCE never sent',
      [
        [accepted, reply(99, now)],
        [declined, reply(2, now + 1_000)],
      ],
      'DECLINED',
    ],
  ])('%s', (_, acts, expected) => {
    expect(statusAfter(acts)).toBe(expected);
  });

  it.each<[string, Act[], Act, string]>([
    ['the same reply again', [[accepted, reply(2, now)]], [accepted, reply(2, now)], 'REPEATED'],
    ['an older one', [[accepted, reply(2, now)]], [declined, reply(2, now - 1_000)], 'OLDER'],
    ['one of a time that has moved', [], [accepted, reply(0, now)], 'OUTDATED'],
    ['one given here to what stood before', [], [accepted, { kind: 'HERE', seenSequence: 0 }], 'OUTDATED'],
    ['one given here to what stands', [], [accepted, { kind: 'HERE', seenSequence: 2 }], 'COUNTS'],
    ['the same one given here again', [[accepted, here]], [accepted, here], 'COUNTS'],
  ])('tells of %s what it is', (_, before, [content, source], kind) => {
    const state = ends(before);
    expect(weighAnswer(state, content, source, now).kind).toBe(kind);
  });
});

describe('after a move, what was answered to the old time', () => {
  const moved = (act: Act): Asked => ({ ...ends([act]), standing: undefined, sequence: 3, askedSequence: 3 });

  it.each<[string, Act, Act, string]>([
    ['and counted then is known', [accepted, reply(2, now)], [accepted, reply(2, now)], 'REPEATED'],
    ['before the answer that counted is older', [accepted, reply(2, now)], [declined, reply(2, now - 1_000)], 'OLDER'],
    ['before an answer given here is older', [accepted, here], [declined, reply(2, now - 1_000)], 'OLDER'],
    ['and was never seen is outdated', [accepted, reply(2, now)], [declined, reply(2, now + 1_000)], 'OUTDATED'],
  ])('%s', (_, counted, [content, source], kind) => {
    expect(weighAnswer(moved(counted), content, source, now).kind).toBe(kind);
  });
});

const contents: fc.Arbitrary<AnswerContent> = fc.record({
  status: fc.constantFrom(...answerStatuses),
  comment: fc.constantFrom(undefined, 'a', 'b'),
});
/** Few values, so that they meet. */
const replies: fc.Arbitrary<Act> = fc.tuple(
  contents,
  fc
    .record({ sequence: fc.integer({ min: 0, max: 4 }), seconds: fc.integer({ min: -3, max: 3 }) })
    .map(({ sequence, seconds }) => reply(sequence, now + seconds * 1_000)),
);
/** A set of replies, and the same ones as mail may bring them: in another order, some more than once. */
const asMailBringsThem = fc
  .record({
    set: fc.array(replies, { minLength: 1, maxLength: 6 }),
    again: fc.array(fc.nat(), { maxLength: 6 }),
    places: fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
  })
  .map(({ set, again, places }) => {
    const all = [...set, ...again.flatMap((index): Act[] => set.slice(index % set.length, (index % set.length) + 1))];
    const placed = all.map((act, index) => ({ act, place: places[index] ?? 0 }));
    return { set, arrived: placed.toSorted((one, other) => one.place - other.place).map(({ act }) => act) };
  });

const ends = (acts: readonly Act[], from = asked) => acts.reduce((state, act) => after(state, act), from);
const isPast = ([, source]: Act): boolean => source.kind === 'CALENDAR' && source.dtstamp <= now;

describe('whatever the mail does', () => {
  it('the same replies end in the same state', () => {
    fc.assert(
      fc.property(asMailBringsThem, ({ set, arrived }) => {
        expect(ends(arrived)).toEqual(ends(set));
      }),
    );
  });

  it('an answer given here stands against all that were given before it, and yields to those after', () => {
    fc.assert(
      fc.property(fc.array(replies), contents, fc.array(replies), (before, content, later) => {
        const told: Act = [content, here];
        const afterwards = later.filter((act) => !isPast(act));
        expect(ends([...before.filter(isPast), told, ...later])).toEqual(ends([told, ...afterwards]));
      }),
    );
  });

  it('nothing that was answered before a move counts after it, however late it comes', () => {
    fc.assert(
      fc.property(fc.array(replies), (late) => {
        const moved: Asked = { sequence: 5, askedSequence: 5 };
        expect(ends(late, moved)).toBe(moved);
      }),
    );
  });
});
