import fc from 'fast-check';
import {
  accept,
  answerTime,
  freePlaces,
  join,
  leave,
  type Membership,
  type Moment,
  type Roll,
  settle,
  waitingOnes,
} from '../../../src/features/peer-groups/roll.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2027-03-01T10:00:00Z');
const next = NOW + 7 * 24 * HOUR;
const at = (hours: number, nextStart: number | undefined = next): Moment => ({ now: NOW + hours * HOUR, nextStart });
const empty = (capacity: number): Roll => ({ capacity, memberships: [] });

/** What a person of the tables does. */
function joined(roll: Roll, ...people: string[]): Roll {
  return people.reduce((before, personId) => {
    const result = join(before, { id: `id of ${personId}`, personId }, at(0));
    if (!result.ok) throw new Error('refused');
    return settle(result.value, at(0));
  }, roll);
}
const standing = ({ memberships }: Roll): string[] =>
  memberships.map(({ personId, state, turn }) =>
    [personId, state, turn].filter((part) => part !== undefined).join(' '),
  );

describe('the time to answer an offer', () => {
  it.each([
    ['two days when the session is far', 7 * 24, 48],
    ['until three hours before a session that is near', 24, 21],
    ['an hour when the session is about to begin', 2, 1],
    ['an hour at the least, also when three hours before is past', 0.5, 1],
  ])('is %s', (_, sessionHours, answerHours) => {
    expect(answerTime({ now: NOW, nextStart: NOW + sessionHours * HOUR })).toBe(NOW + answerHours * HOUR);
  });
});

describe('a roll', () => {
  it('fills up, then lines up', () => {
    expect(standing(joined(empty(2), 'a', 'b', 'c', 'd'))).toEqual([
      'a MEMBER',
      'b MEMBER',
      'c WAITING 1',
      'd WAITING 2',
    ]);
  });

  it('offers a freed place to the first in line, and passes it on when it lapses', () => {
    const full = joined(empty(1), 'a', 'b', 'c');
    const left = leave(full, 'a', at(0));
    const offered = settle(left.ok ? left.value : full, at(0));
    expect(standing(offered)).toEqual(['a LEFT', 'b OFFERED 1', 'c WAITING 2']);
    expect(standing(settle(offered, at(47.9)))).toEqual(['a LEFT', 'b OFFERED 1', 'c WAITING 2']);
    expect(standing(settle(offered, at(48)))).toEqual(['a LEFT', 'b LEFT 1', 'c OFFERED 2']);
  });

  it('offers nothing, and takes nobody in, when the group does not meet any more', () => {
    const full = joined(empty(1), 'a', 'b');
    const left = leave(full, 'a', at(0));
    const over = { now: NOW, nextStart: undefined };
    expect(standing(settle(left.ok ? left.value : full, over))).toEqual(['a LEFT', 'b WAITING 1']);
    expect(join(full, { id: 'x', personId: 'c' }, over)).toMatchObject({
      ok: false,
      problems: [{ code: 'NOT_FEASIBLE' }],
    });
  });

  it('refuses a place that is not offered, or no longer', () => {
    const full = joined(empty(1), 'a', 'b');
    expect(accept(full, 'id of b', at(0))).toMatchObject({ ok: false, problems: [{ code: 'VALIDATION' }] });
    const left = leave(full, 'a', at(0));
    const lapsed = settle(settle(left.ok ? left.value : full, at(0)), at(48));
    expect(accept(lapsed, 'id of b', at(48))).toMatchObject({ ok: false, problems: [{ code: 'HOLD_EXPIRED' }] });
  });
});

/** One act at a time, as change-roll.ts does it. */
type Act = { readonly kind: 'join' | 'leave' | 'accept' | 'wait'; readonly who: number };

/** The same told in another way: two lists of names and a queue of offers, written as one would on paper. */
class Paper {
  members: string[] = [];
  offers: { who: string; until: number }[] = [];
  line: string[] = [];

  constructor(private readonly capacity: number) {}

  act({ kind, who }: Act, now: number): void {
    const name = `p${who}`;
    this.sweep(now);
    const isOffered = this.offers.some((offer) => offer.who === name);
    if (kind === 'join' && !this.members.includes(name) && !this.line.includes(name)) {
      if (isOffered) this.take(name);
      else if (this.members.length + this.offers.length < this.capacity) this.members.push(name);
      else this.line.push(name);
    }
    if (kind === 'accept' && isOffered) this.take(name);
    if (kind === 'leave') {
      this.members = this.members.filter((each) => each !== name);
      this.line = this.line.filter((each) => each !== name);
      this.offers = this.offers.filter((offer) => offer.who !== name);
    }
    this.sweep(now);
  }

  private take(name: string): void {
    this.offers = this.offers.filter((offer) => offer.who !== name);
    this.members.push(name);
  }

  private sweep(now: number): void {
    this.offers = this.offers.filter(({ until }) => until > now);
    while (this.line.length > 0 && this.members.length + this.offers.length < this.capacity) {
      this.offers.push({ who: this.line.shift()!, until: now + 48 * HOUR });
    }
  }
}

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom<Act['kind']>('join', 'join', 'leave', 'accept', 'wait'),
    who: fc.integer({ min: 0, max: 9 }),
  }),
  { maxLength: 80 },
);

function carriedOut(roll: Roll, { kind, who }: Act, moment: Moment): Roll {
  const settled = settle(roll, moment);
  const personId = `p${who}`;
  const acted =
    kind === 'join'
      ? join(settled, { id: `id of ${personId}`, personId }, moment)
      : kind === 'leave'
        ? leave(settled, personId, moment)
        : kind === 'accept'
          ? accept(settled, `id of ${personId}`, moment)
          : { ok: true as const, value: settled };
  // A refusal rolls the whole act back, but what the clock has done stands by itself.
  return settle(acted.ok ? acted.value : settled, moment);
}

const idsOf = (memberships: readonly Membership[], state: string) =>
  memberships
    .filter((each) => each.state === state)
    .map(({ personId }) => personId)
    .sort();

test('any acts in any order leave the roll as it would stand on paper', () => {
  fc.assert(
    fc.property(acts, fc.integer({ min: 1, max: 4 }), (list, capacity) => {
      const paper = new Paper(capacity);
      let roll = empty(capacity);
      let hours = 0;
      for (const act of list) {
        if (act.kind === 'wait') hours += 7 * act.who;
        // The group meets for a long time yet, so offers are open for two days.
        const moment = { now: NOW + hours * HOUR, nextStart: NOW + 10_000 * HOUR };
        paper.act(act, moment.now);
        roll = carriedOut(roll, act, moment);
        const { memberships } = roll;
        expect(idsOf(memberships, 'MEMBER')).toEqual([...paper.members].sort());
        expect(idsOf(memberships, 'OFFERED')).toEqual(paper.offers.map(({ who }) => who).sort());
        expect(waitingOnes(roll).map(({ personId }) => personId)).toEqual(paper.line);
        expect(freePlaces(roll)).toBe(capacity - paper.members.length - paper.offers.length);
      }
    }),
    { numRuns: 500 },
  );
});
