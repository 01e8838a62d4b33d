import fc from 'fast-check';
import { smallestConflict } from '../../../../src/domain/matching/smallest-conflict.js';

const meetsAll = (worlds: readonly (readonly number[])[], members: readonly number[]) =>
  worlds.every((world) => world.some((each) => members.includes(each)));

describe('the smallest conflict', () => {
  it('shares a member with every world, and no smaller set does', () => {
    const world = fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
    fc.assert(
      fc.property(fc.array(world, { minLength: 1, maxLength: 12 }), (worlds) => {
        const found = smallestConflict(worlds);
        const all = Array.from({ length: 256 }, (_, bits) => [0, 1, 2, 3, 4, 5, 6, 7].filter((at) => (bits >> at) & 1));
        const least = Math.min(...all.filter((set) => meetsAll(worlds, set)).map((set) => set.length));
        expect(meetsAll(worlds, found)).toBe(true);
        expect(found).toHaveLength(least);
      }),
      { numRuns: 500 },
    );
  });

  it('has no member too many even where the smallest is out of reach', () => {
    // Pairs of 120 at random: a vertex cover of some ninety, which no search of this kind proves to be the smallest.
    let state = 1;
    const next = () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return (state >>> 8) % 120;
    };
    const worlds = Array.from({ length: 600 }, () => [next(), next()]).filter(([a, b]) => a !== b);
    const found = smallestConflict(worlds);
    expect(meetsAll(worlds, found)).toBe(true);
    expect(
      found.filter((member) =>
        meetsAll(
          worlds,
          found.filter((each) => each !== member),
        ),
      ),
    ).toEqual([]);
  });

  it('throws at a world without violations, which is a solution', () => {
    expect(() => smallestConflict([[1], []])).toThrow();
  });
});
