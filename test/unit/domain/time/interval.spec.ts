import fc from 'fast-check';
import {
  clip,
  type Interval,
  instantsFitting,
  intersect,
  intervalSet,
  leaveOutMeeting,
  meets,
  memberAround,
  membersOf,
  setOfPairs,
  subtract,
  union,
} from '../../../../src/domain/time/interval.js';

/** Intervals over the instants 0 to 39, some of them empty or reversed, and the instants that they hold. */
const intervals = fc.array(
  fc.tuple(fc.nat(40), fc.integer({ min: -2, max: 9 })).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 8 },
);
const instants = Array.from({ length: 60 }, (_, at) => at);
const held = (all: readonly Interval[]) =>
  instants.filter((at) => all.some(({ start, end }) => start <= at && at < end));

describe('interval sets', () => {
  it('hold the instants of what they were made of, sorted, joined and without empty members', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const members = membersOf(intervalSet(all));
        expect(held(members)).toEqual(held(all));
        members.forEach(({ start, end }, at) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThan(members[at - 1]?.end ?? -1);
        });
      }),
    );
  });

  it('are the same from pairs of numbers', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const pairs = Float64Array.from(all.flatMap(({ start, end }) => [start, end]));
        expect(setOfPairs(pairs)).toEqual(intervalSet(all));
      }),
    );
  });

  it('agree with asking every instant', () => {
    fc.assert(
      fc.property(intervals, intervals, (one, other) => {
        const [left, right] = [intervalSet(one), intervalSet(other)];
        const inOther = new Set(held(other));
        expect(held(membersOf(union(left, right)))).toEqual(held([...one, ...other]));
        expect(held(membersOf(intersect(left, right)))).toEqual(held(one).filter((at) => inOther.has(at)));
        expect(held(membersOf(subtract(left, right)))).toEqual(held(one).filter((at) => !inOther.has(at)));
        expect(held(membersOf(clip(left, { start: 7, end: 21 })))).toEqual(
          held(one).filter((at) => at >= 7 && at < 21),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('tell from when a time fits into them or meets them', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(5), fc.integer({ min: 1, max: 6 }), (all, some, offset, length) => {
        const set = intervalSet(all);
        const time = (at: number) => ({ start: at + offset, end: at + offset + length });
        const during = (at: number) => Array.from({ length }, (_, step) => at + offset + step);
        const isHeld = new Set(held(all));
        const starts = instants.slice(0, 45);
        const fitting = starts.filter((at) => during(at).every((each) => isHeld.has(each)));
        const meeting = starts.filter((at) => during(at).some((each) => isHeld.has(each)));
        const inside = (found: Interval[]) => held(found).filter((at) => at < 45);
        expect(inside(membersOf(instantsFitting(set, offset, length)))).toEqual(fitting);
        const free = held(some).filter((at) => at < 45 && !meeting.includes(at));
        expect(inside(membersOf(leaveOutMeeting(intervalSet(some), set, offset, length)))).toEqual(free);
        expect(starts.filter((at) => memberAround(set, time(at)) !== undefined)).toEqual(fitting);
        expect(starts.filter((at) => meets(set, time(at)))).toEqual(meeting);
      }),
      { numRuns: 500 },
    );
  });
});
