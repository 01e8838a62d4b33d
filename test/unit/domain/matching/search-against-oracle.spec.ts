import fc from 'fast-check';
import { findCommonTimes } from '../../../../src/domain/matching/search.js';
import { intervalSet } from '../../../../src/domain/time/interval.js';
import type { SearchRequest } from '../../../../src/domain/matching/search-request.js';
import { arbitraryRequest } from './arbitrary-request.js';
import { Oracle } from './oracle.js';
import { untruths } from './untruths.js';

// A thousand cases looked at five minutes by five minutes take their time, more so when everything else runs beside.
jest.setTimeout(300_000);

describe('the search against brute force', () => {
  it('finds exactly the times at which every requirement holds, and says of each only what is so', () => {
    fc.assert(
      fc.property(arbitraryRequest(), (request) => {
        const oracle = new Oracle(request);
        const expected = oracle.feasible();
        const answer = findCommonTimes(request);
        expect(answer.suggestions.map(({ start }) => start).sort((a, b) => a - b)).toEqual(
          expected.map(({ start }) => start),
        );
        expect(answer.feasibleStarts).toBe(expected.length);
        expect(answer.infeasibility === undefined).toBe(expected.length > 0);
        expect(answer.suggestions.flatMap((each) => untruths(request, oracle, each))).toEqual([]);
      }),
      { numRuns: 1_000, seed: 20_270_328 },
    );
  });

  it('puts more optional people first, and at the top what no other time betters', () => {
    fc.assert(
      fc.property(arbitraryRequest(), fc.integer({ min: 1, max: 12 }), (request, limit) => {
        const all = findCommonTimes(request).suggestions;
        const some = findCommonTimes({ ...request, limit }).suggestions;
        expect(some).toHaveLength(Math.min(limit, all.length));
        expect(some[0]).toEqual(all[0]);
        const scores = all.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(scores.filter((score) => score < 0 || score > 1)).toEqual([]);
        const odd = all.map(({ reasons }) => reasons.some(({ kind }) => kind === 'ODD_HOUR'));
        expect(odd).toEqual([...odd].sort((a, b) => Number(a) - Number(b)));
        const byStart = new Map(all.map((suggestion) => [suggestion.start, suggestion]));
        expect(some.map(({ start }) => byStart.get(start))).toEqual(some);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it('does not mind where a time is taken: here or in a calendar elsewhere', () => {
    fc.assert(
      fc.property(arbitraryRequest(), (request) => {
        const elsewhere = request.people.map(({ busy, tentative = [], ...person }) => ({
          ...person,
          busy: busy.filter((_, index) => index % 2 === 0),
          busyElsewhere: intervalSet(busy.filter((_, index) => index % 2 === 1)),
          tentativeElsewhere: intervalSet(tentative),
        }));
        expect(findCommonTimes({ ...request, people: elsewhere })).toEqual(findCommonTimes(request));
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  it('gives the same answer however the request is written', () => {
    fc.assert(
      fc.property(arbitraryRequest(), fc.infiniteStream(fc.nat()), (request, chance) => {
        const shuffled = <Item>(items: readonly Item[]): Item[] =>
          items
            .map((item) => ({ item, at: chance.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const { room } = request;
        const rewritten: SearchRequest = {
          ...request,
          requirements: request.requirements.map((each) => ({ ...each, anyOf: shuffled(each.anyOf) })),
          optionalIds: shuffled(request.optionalIds ?? []),
          people: shuffled(request.people).map((person) => ({ ...person, busy: shuffled(person.busy) })),
          ...(room === undefined ? {} : { room: { ...room, rooms: shuffled(room.rooms) } }),
        };
        expect(findCommonTimes(rewritten)).toEqual(findCommonTimes(request));
      }),
      { numRuns: 200, seed: 11 },
    );
  });

  it('does not depend on the order of the requirements but where it speaks of them', () => {
    fc.assert(
      fc.property(arbitraryRequest(), (request) => {
        const outline = ({ suggestions }: ReturnType<typeof findCommonTimes>) =>
          suggestions.map(({ start, score, attendees }) => [
            start,
            score,
            attendees.map(({ personId }) => personId).sort(),
          ]);
        const reversed = { ...request, requirements: [...request.requirements].reverse() };
        expect(outline(findCommonTimes(reversed))).toEqual(outline(findCommonTimes(request)));
      }),
      { numRuns: 100, seed: 13 },
    );
  });
});
