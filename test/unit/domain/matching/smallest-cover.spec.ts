import fc from 'fast-check';
import { isLess, smallestCover } from '../../../../src/domain/matching/smallest-cover.js';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const shortfall = fc
  .tuple(fc.subarray(ids, { minLength: 1 }), fc.integer({ min: 1, max: 4 }))
  .map(([among, need]) => ({ ids: among, need: Math.min(need, among.length) }));
const strains = fc.tuple(...ids.map(() => fc.nat(5)));
const enough = { left: 100_000 };

type Shortfalls = readonly { ids: readonly string[]; need: number }[];
const makesUp = (chosen: readonly string[], shortfalls: Shortfalls) =>
  shortfalls.every(({ ids: among, need }) => among.filter((id) => chosen.includes(id)).length >= need);

describe('the smallest cover', () => {
  it('is as small, and strains as little, as the best of all groups', () => {
    fc.assert(
      fc.property(fc.array(shortfall, { maxLength: 4 }), strains, (shortfalls, strainOfAll) => {
        const strainOf = (id: string) => strainOfAll[ids.indexOf(id)] ?? 0;
        const burdenOf = (group: readonly string[]) => ({
          people: group.length,
          strain: group.reduce((sum, id) => sum + strainOf(id), 0),
        });
        const groups = Array.from({ length: 2 ** ids.length }, (_, bits) => ids.filter((_, at) => (bits >> at) & 1));
        const [best] = groups
          .filter((group) => makesUp(group, shortfalls))
          .map(burdenOf)
          .sort((a, b) => a.people - b.people || a.strain - b.strain);
        const found = smallestCover(shortfalls, strainOf, undefined, { ...enough });
        expect(found && burdenOf(found.ids)).toEqual(best);
        expect(found).toMatchObject(best ?? {});
        expect(makesUp(found?.ids ?? [], shortfalls)).toBe(true);
        expect(smallestCover(shortfalls, strainOf, best, { ...enough })).toBeUndefined();
      }),
      { numRuns: 500, seed: 61 },
    );
  });

  it('is one that makes up for everything also when there are no branches left to look for a better one', () => {
    const shortfalls = [
      { ids: ['a', 'b', 'c'], need: 2 },
      { ids: ['c', 'd', 'e'], need: 2 },
    ];
    const found = smallestCover(shortfalls, () => 1, undefined, { left: 0 });
    expect(makesUp(found?.ids ?? [], shortfalls)).toBe(true);
  });

  it('is none if too few are there', () => {
    expect(smallestCover([{ ids: ['a'], need: 2 }], () => 0, undefined, { ...enough })).toBeUndefined();
    expect(isLess({ people: 1, strain: 9 }, { people: 2, strain: 0 })).toBe(true);
  });
});
