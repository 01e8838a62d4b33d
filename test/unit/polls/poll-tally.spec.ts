import fc from 'fast-check';
import type { PollAnswer, PollOption, TimePoll } from '../../../src/features/polls/poll.js';
import {
  attendeesAt,
  choicesNow,
  everybodyFree,
  isBroken,
  isDecidable,
  type MetOption,
  metOptions,
  requirementsOf,
  silentIds,
} from '../../../src/features/polls/poll-tally.js';
import { aPoll, MONDAY, NOW, TUESDAY } from './a-poll.js';

const noneFree = () => false;
const WORDS: Record<string, PollAnswer> = { Y: 'YES', '?': 'IF_NEEDED', N: 'NO' };
/** "YN": yes to the first option, no to the second; '-' for no answer. */
const answers = (marks: Record<string, string>): TimePoll['answers'] =>
  Object.entries(marks).flatMap(([participantId, said]) =>
    [...said].flatMap((mark, index) => {
      const answer = WORDS[mark];
      return answer ? [{ optionId: index === 0 ? 'mo' : 'tu', participantId, answer, at: NOW }] : [];
    }),
  );
const idsOf = (met: readonly MetOption[]) => met.map(({ option }) => option.id);
const doctors = {
  attendance: [
    { anyOf: ['a'], count: 1 },
    { anyOf: ['b', 'c'], count: 1 },
  ],
  participants: [
    { id: 'pa', personId: 'a', requirement: 'REQUIRED' },
    { id: 'pb', personId: 'b', requirement: 'REQUIRED' },
    { id: 'pc', personId: 'c', requirement: 'REQUIRED' },
  ],
} as const;

describe('a tally', () => {
  it.each<[string, Record<string, string>, string[], string[]]>([
    ['nobody has answered', {}, [], []],
    ['one has', { pa: 'YY' }, [], []],
    ['both like the later one', { pa: 'NY', pb: 'YY' }, ['tu'], ['tu']],
    ['both like both: the earlier one', { pa: 'YY', pb: 'YY' }, ['mo', 'tu'], ['mo', 'tu']],
    ['one would come to both', { pa: '??', pb: 'YY' }, ['mo', 'tu'], ['mo', 'tu']],
    ['gladly before if need be', { pa: '?Y', pb: 'YY' }, ['tu', 'mo'], ['tu', 'mo']],
    ['if need be waits for the silent', { pa: '?-', pb: 'YY' }, ['mo'], []],
    ['no is no', { pa: 'NN', pb: 'YY' }, [], []],
  ])('%s', (_name, marks, met, choices) => {
    const poll = aPoll({}, { answers: answers(marks) });
    expect(idsOf(metOptions(poll, noneFree, NOW))).toEqual(met);
    expect(choicesNow(poll, noneFree, NOW).map(({ id }) => id)).toEqual(choices);
  });

  it('at the closing time takes what it has', () => {
    const poll = aPoll({}, { answers: answers({ pa: '?-', pb: 'Y-' }) });
    expect(choicesNow(poll, noneFree, poll.closesAt - 1)).toEqual([]);
    expect(choicesNow(poll, noneFree, poll.closesAt).map(({ id }) => id)).toEqual(['mo']);
  });

  it('passes over options that have begun, and does not wait for answers to them', () => {
    const poll = aPoll({}, { answers: answers({ pa: 'Y?', pb: '-?' }) });
    expect(silentIds(poll, MONDAY.instant - 1)).toEqual(['b']);
    expect(silentIds(poll, MONDAY.instant)).toEqual([]);
    expect(choicesNow(poll, noneFree, MONDAY.instant).map(({ id }) => id)).toEqual(['tu']);
    expect(metOptions(poll, noneFree, TUESDAY.instant)).toEqual([]);
  });

  it('counts calendars of those who are not asked, but what they said before that', () => {
    const base = aPoll({}, { answers: answers({ pa: 'YY' }) });
    const unasked = { ...base, participants: base.participants.map((each) => ({ ...each, asked: each.id === 'pa' })) };
    const free = (option: PollOption, personId: string) => personId === 'b' && option.id === 'mo';
    expect(idsOf(metOptions(unasked, free, NOW))).toEqual(['mo']);
    expect(silentIds(unasked, NOW)).toEqual([]);
    const told = { ...unasked, answers: answers({ pa: 'YY', pb: 'NY' }) };
    expect(idsOf(metOptions(told, free, NOW))).toEqual(['tu']);
  });

  it('is met by one of two, and brings only whoever can come', () => {
    const poll = aPoll(doctors, { answers: answers({ pa: 'Y', pb: 'N', pc: 'Y' }) });
    expect(idsOf(metOptions(poll, noneFree, NOW))).toEqual(['mo']);
    expect([...attendeesAt(poll, poll.options[0]!, noneFree)]).toEqual(['a', 'c']);
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['both could come: both are asked to', { pa: 'Y', pb: 'Y', pc: '?' }, ['a', 'b', 'c']],
    ['one can, the other is silent', { pa: 'Y', pb: 'Y' }, ['a', 'b']],
    ['not met: the silent one stays', { pa: 'Y', pb: 'N' }, ['a', 'c']],
    ['not met: nobody is left to ask', { pa: 'N', pb: 'N', pc: 'N' }, ['a']],
  ])('of an option decided on, %s', (_name, marks, attending) => {
    const poll = aPoll(doctors, { answers: answers(marks) });
    expect([...attendeesAt(poll, poll.options[0]!, noneFree)]).toEqual(attending);
  });

  it('never makes a meeting of nobody', () => {
    const attendance = [{ anyOf: ['b', 'c'], count: 1 }];
    const participants = doctors.participants.slice(1);
    const poll = aPoll({ attendance, participants }, { answers: answers({ pb: 'N', pc: 'N' }) });
    expect([...attendeesAt(poll, poll.options[0]!, noneFree)]).toEqual(['b', 'c']);
  });

  it('chooses nothing before anybody has answered, also at the closing time', () => {
    const base = aPoll();
    const unasked = { ...base, participants: base.participants.map((each) => ({ ...each, asked: false })) };
    expect(idsOf(metOptions(unasked, everybodyFree, NOW))).toEqual(['mo', 'tu']);
    expect(choicesNow(unasked, everybodyFree, unasked.closesAt)).toEqual([]);
    expect(isDecidable(unasked)).toBe(false);
  });

  it('is decidable whatever calendars say, and not without somebody who has answered no or has left', () => {
    const base = aPoll({}, { answers: answers({ pa: 'YN' }) });
    const unasked = { ...base, participants: base.participants.map((each) => ({ ...each, asked: each.id === 'pa' })) };
    expect(metOptions(unasked, noneFree, NOW)).toEqual([]);
    expect(isDecidable(unasked)).toBe(true);
    expect(isDecidable({ ...unasked, closesAt: MONDAY.instant })).toBe(false);
    expect(isDecidable({ ...unasked, answers: answers({ pa: 'YN', pb: 'NY' }) })).toBe(false);
    expect(isDecidable({ ...unasked, state: 'CANCELLED' })).toBe(false);
    const gone = unasked.participants.map((each) => (each.id === 'pb' ? { ...each, leftAt: NOW } : each));
    expect(isDecidable({ ...unasked, participants: gone })).toBe(false);
    expect(isDecidable(aPoll({}, { answers: answers({ pa: 'YN' }) }))).toBe(false);
  });

  it('is broken when somebody has left without whom a requirement cannot hold, and only then', () => {
    const gone = (poll: TimePoll, ...ids: string[]): TimePoll => ({
      ...poll,
      participants: poll.participants.map((each) => (ids.includes(each.personId) ? { ...each, leftAt: NOW } : each)),
    });
    expect(isBroken(aPoll())).toBe(false);
    expect(isBroken(gone(aPoll(), 'a'))).toBe(true);
    expect(isBroken(gone(aPoll(doctors), 'b'))).toBe(false);
    expect(isBroken(gone(aPoll(doctors), 'b', 'c'))).toBe(true);
    expect(isBroken(gone(aPoll(doctors), 'a'))).toBe(true);
  });
});

/** A few people and options, anything said or not, some calendars known, some people gone. */
const people = ['a', 'b', 'c', 'd'];
const arbitraryPoll = fc
  .record({
    marks: fc.array(fc.constantFrom('Y', '?', 'N', '-'), { minLength: 8, maxLength: 8 }),
    asked: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    left: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    musts: fc.array(fc.constantFrom('CHAIR', 'REQUIRED', 'OPTIONAL', 'INFORMED'), { minLength: 4, maxLength: 4 }),
    free: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
    attendance: fc.array(
      fc
        .subarray(people, { minLength: 1 })
        .chain((anyOf) => fc.record({ anyOf: fc.constant(anyOf), count: fc.integer({ min: 1, max: anyOf.length }) })),
      { maxLength: 3 },
    ),
    now: fc.constantFrom(NOW, MONDAY.instant, TUESDAY.instant),
  })
  .map(({ marks, asked, left, musts, free, attendance, now }) => {
    const poll = aPoll(
      {},
      {
        attendance,
        answers: answers(
          Object.fromEntries(people.map((id, index) => [`p${id}`, marks.slice(index * 2, index * 2 + 2).join('')])),
        ),
        participants: people.map((personId, index) => ({
          id: `p${personId}`,
          personId,
          requirement: musts[index]!,
          asked: asked[index]!,
          leftAt: left[index] ? NOW : undefined,
        })),
      },
    );
    const isFree = ({ id }: PollOption, personId: string) =>
      free[people.indexOf(personId) * 2 + (id === 'mo' ? 0 : 1)]!;
    return { poll, isFree, now };
  });

/** Every way of choosing `count` of these. */
function* choose(ids: readonly string[], count: number): Generator<string[]> {
  if (count === 0) yield [];
  else
    for (const [index, id] of ids.entries())
      for (const rest of choose(ids.slice(index + 1), count - 1)) yield [id, ...rest];
}

/** By trying every choice of people for every requirement. Undefined: none. */
function leastReluctance(poll: TimePoll, option: PollOption, isFree: (option: PollOption, id: string) => boolean) {
  const reluctance = (personId: string): number => {
    const participant = poll.participants.find((each) => each.personId === personId && each.leftAt === undefined);
    const said = poll.answers.find((each) => each.optionId === option.id && each.participantId === participant?.id);
    if (!participant || said?.answer === 'NO') return Number.POSITIVE_INFINITY;
    if (said) return said.answer === 'IF_NEEDED' ? 1 : 0;
    return !participant.asked && isFree(option, personId) ? 0 : Number.POSITIVE_INFINITY;
  };
  const least = requirementsOf(poll).map(({ anyOf, count }) => {
    let best = Number.POSITIVE_INFINITY;
    for (const chosen of choose(anyOf, count))
      best = Math.min(
        best,
        chosen.reduce((sum, id) => sum + reluctance(id), 0),
      );
    return best;
  });
  const ifNeeded = least.reduce((sum, each) => sum + each, 0);
  const coming = poll.participants.filter(
    (each) => each.requirement !== 'INFORMED' && Number.isFinite(reluctance(each.personId)),
  );
  return Number.isFinite(ifNeeded) ? { ifNeeded, canCome: coming.length } : undefined;
}

const comesFirst = (one: MetOption, other: MetOption): boolean => {
  if (one.ifNeeded !== other.ifNeeded) return one.ifNeeded < other.ifNeeded;
  return one.canCome === other.canCome ? one.option.start < other.option.start : one.canCome > other.canCome;
};

test('a tally agrees with trying every choice of people for every requirement', () => {
  let met = 0;
  fc.assert(
    fc.property(arbitraryPoll, ({ poll, isFree, now }) => {
      const expected = poll.options.flatMap((option) => {
        const least = option.start > now ? leastReluctance(poll, option, isFree) : undefined;
        return least ? [{ option, ...least }] : [];
      });
      const found = metOptions(poll, isFree, now);
      met += found.length;
      expect(new Set(found)).toEqual(new Set(expected));
      const [first, second] = found;
      if (first && second) {
        expect(comesFirst(first, second)).toBe(true);
      }
      const heard = silentIds(poll, now).length === 0 || now >= poll.closesAt;
      const anybody = poll.answers.length > 0;
      const choices = found.filter(({ ifNeeded }) => anybody && (heard || ifNeeded === 0)).map(({ option }) => option);
      expect(choicesNow(poll, isFree, now)).toEqual(choices);
    }),
    { numRuns: 1_000 },
  );
  expect(met).toBeGreaterThan(50);
});
