import fc from 'fast-check';
import { findCommonTimes } from '../../../../src/domain/matching/search.js';
import type { Infeasibility, Relaxation, Suggestion } from '../../../../src/domain/matching/search-answer.js';
import type { Room, SearchRequest } from '../../../../src/domain/matching/search-request.js';
import { arbitraryRequest } from './arbitrary-request.js';
import { isOfficeTime, minutesOutside, smallestOpenings } from './brute-leeway.js';
import { Oracle, tickMs } from './oracle.js';
import { untruths } from './untruths.js';

jest.setTimeout(300_000);

const quarterMs = 15 * 60_000;

/** A requirement of the request by its place, or the room. */
type Element = number | 'ROOM';

/** Brute force asked for nothing but these. A requirement keeps its place, so that answers can be told by it. */
function only(oracle: Oracle, kept: readonly Element[]): Oracle {
  const { requirements, room, durationMs } = oracle.request;
  return oracle.asking({
    requirements: requirements.map((each, at) => (kept.includes(at) ? each : { ...each, count: 0 })),
    room: kept.includes('ROOM') ? room : undefined,
    durationMs,
  });
}

const elementsOf = (request: SearchRequest): Element[] => [
  ...request.requirements.keys(),
  ...(request.room === undefined ? [] : (['ROOM'] as const)),
];

/** The sets of some elements, the smallest first. */
const subsets = (elements: readonly Element[]): Element[][] =>
  Array.from({ length: 2 ** elements.length }, (_, bits) => elements.filter((_, at) => (bits >> at) & 1)).sort(
    (a, b) => a.length - b.length,
  );

const without = (all: readonly Element[], gone: readonly Element[]): Element[] =>
  all.filter((each) => !gone.includes(each));

/** Searches without a solution, made by brute force's own judgement. */
function forEachInfeasible(
  runs: number,
  seed: number,
  check: (request: SearchRequest, told: Infeasibility) => void,
  requests = arbitraryRequest({ busier: true }),
): void {
  let seen = 0;
  fc.assert(
    fc.property(requests, (request) => {
      const { infeasibility } = findCommonTimes(request);
      if (infeasibility === undefined) return;
      seen += 1;
      check(request, infeasibility);
    }),
    { numRuns: runs, seed },
  );
  expect(seen).toBeGreaterThan(runs / 10);
}

const dropOf = (relaxation: Relaxation): Element[] =>
  relaxation.kind !== 'WITHOUT_REQUIREMENT'
    ? []
    : [...relaxation.requirements, ...(relaxation.withoutRoom ? (['ROOM'] as const) : [])];

const withAvailability = ({ attendees }: Suggestion, availability: string): string[] =>
  attendees
    .filter((each) => each.availability === availability)
    .map(({ personId }) => personId)
    .sort();

describe('a search without a solution', () => {
  it('names a smallest set of requirements that cannot hold together, though without any of them the others could', () => {
    forEachInfeasible(300, 31, (request, { blockers, summary }) => {
      const oracle = new Oracle(request);
      const isPossible = (set: readonly Element[]) => only(oracle, set).isPossible();
      expect(summary === 'CONFLICT').toBe(oracle.starts().length > 0);
      if (summary !== 'CONFLICT') {
        expect(blockers).toEqual([]);
        return;
      }
      const told = blockers.map((blocker) => (blocker.kind === 'ROOM' ? 'ROOM' : blocker.requirement));
      expect(isPossible(told)).toBe(false);
      for (const each of told) expect(isPossible(without(told, [each]))).toBe(true);
      const smaller = subsets(elementsOf(request)).filter((set) => set.length < told.length);
      expect(smaller.filter((set) => !isPossible(set))).toEqual([]);
    });
  });

  it('proves what it says would open a time: the fewest requirements to drop', () => {
    forEachInfeasible(200, 37, (request, { relaxations, summary }) => {
      const drops = relaxations.filter(({ kind }) => kind === 'WITHOUT_REQUIREMENT');
      const all = elementsOf(request);
      const oracle = new Oracle(request);
      for (const relaxation of drops) {
        const relaxed = only(oracle, without(all, dropOf(relaxation)));
        expect(untruths(relaxed.request, relaxed, relaxation.example)).toEqual([]);
      }
      const people = (drop: Element[]) => without(all, drop).some((each) => each !== 'ROOM');
      const possible = subsets(all).filter((drop) => people(drop) && only(oracle, without(all, drop)).isPossible());
      const fewest = possible.filter((drop) => drop.length === possible[0]?.length);
      const sorted = (sets: readonly Element[][]) => sets.map((set) => [...set].sort().join()).sort();
      expect(sorted(drops.map(dropOf))).toEqual(summary === 'CONFLICT' ? sorted(fewest) : []);
    });
  });

  it('proves what it says would open a time: the longest meeting that is shorter', () => {
    forEachInfeasible(200, 41, (request, { relaxations }) => {
      const told = relaxations.find((each) => each.kind === 'SHORTER');
      const partsEnd = Math.max(
        0,
        ...request.requirements.map(({ part }) =>
          part === undefined || part.durationMs === request.durationMs ? 0 : part.offsetMs + part.durationMs,
        ),
      );
      const { room } = request;
      const requirements = request.requirements.map(({ part, ...rest }) =>
        part === undefined || part.durationMs === request.durationMs ? rest : { ...rest, part },
      );
      const oracle = new Oracle(request);
      const lasting = (durationMs: number) => oracle.asking({ durationMs, requirements, room });
      const ladder = Array.from({ length: 12 }, (_, at) => (12 - at) * quarterMs);
      const longest = ladder
        .filter((durationMs) => durationMs < request.durationMs && durationMs >= partsEnd)
        .find((durationMs) => lasting(durationMs).isPossible());
      expect(told?.kind === 'SHORTER' ? told.durationMs : undefined).toBe(longest);
      if (longest === undefined || told === undefined) return;
      const relaxed = lasting(longest);
      expect(untruths(relaxed.request, relaxed, told.example)).toEqual([]);
    });
  });

  it('proves what it says would open a time: another room', () => {
    forEachInfeasible(200, 47, (request, { relaxations }) => {
      const told = relaxations.find((each) => each.kind === 'OTHER_ROOM');
      const { requirements, room, otherRooms, durationMs } = request;
      const oracle = new Oracle(request);
      const isAsked = room !== undefined && otherRooms !== undefined;
      const inRooms = (rooms: readonly Room[]) =>
        oracle.asking({ requirements, durationMs, room: { rooms, capacityMin: room?.capacityMin ?? 0 } });
      expect(told !== undefined).toBe(isAsked && inRooms(otherRooms).isPossible());
      if (told?.kind !== 'OTHER_ROOM' || otherRooms === undefined) return;
      expect(told.roomId).toBe(told.example.roomId);
      const relaxed = inRooms(otherRooms.filter(({ id }) => id === told.roomId));
      expect(untruths(relaxed.request, relaxed, told.example)).toEqual([]);
    });
  });

  it('proves what it says would open a time: to ask the fewest of whom nothing is known', () => {
    const seen = { one: 0, more: 0 };
    forEachInfeasible(
      300,
      53,
      (request, { relaxations }) => {
        const told = relaxations.find((each) => each.kind === 'ASK_UNKNOWN');
        const oracle = new Oracle(request);
        const isOdd = (start: number) => !isOfficeTime(request, start);
        const strain = (_: Oracle, __: string, start: number) => (isOdd(start) ? 1 : 0);
        const [first] = smallestOpenings(oracle, (ids) => ({ asked: ids }), strain);
        if (told?.kind !== 'ASK_UNKNOWN' || first === undefined) {
          expect([told, first]).toEqual([undefined, undefined]);
          return;
        }
        seen[first.ids.length === 1 ? 'one' : 'more'] += 1;
        expect(told.personIds).toHaveLength(first.ids.length);
        expect(isOdd(told.example.start)).toBe(first.strain > 0);
        expect(withAvailability(told.example, 'UNKNOWN')).toEqual(told.personIds);
        expect(untruths(request, oracle.giving({ asked: told.personIds }), told.example)).toEqual([]);
      },
      arbitraryRequest({ strangers: true }),
    );
    expect(Math.min(seen.one, seen.more)).toBeGreaterThan(3);
  });

  it('proves what it says would open a time: the fewest outside their working hours, for the fewest minutes', () => {
    const seen = { one: 0, more: 0 };
    forEachInfeasible(
      300,
      59,
      (request, { relaxations }) => {
        const told = relaxations.find((each) => each.kind === 'OUTSIDE_WORKING_HOURS');
        const oracle = new Oracle(request);
        const [first] = smallestOpenings(oracle, (ids) => ({ outside: ids }), minutesOutside);
        if (told?.kind !== 'OUTSIDE_WORKING_HOURS' || first === undefined) {
          expect([told, first]).toEqual([undefined, undefined]);
          return;
        }
        seen[first.ids.length === 1 ? 'one' : 'more'] += 1;
        expect([told.personIds.length, told.example.start]).toEqual([first.ids.length, first.start]);
        expect(withAvailability(told.example, 'OUTSIDE')).toEqual(told.personIds);
        expect(untruths(request, oracle.giving({ outside: told.personIds }), told.example)).toEqual([]);
      },
      arbitraryRequest({ strangers: true }),
    );
    expect(Math.min(seen.one, seen.more)).toBeGreaterThan(3);
  });

  it('proves what it says would open a time: the first one after the window', () => {
    forEachInfeasible(200, 43, (request, { relaxations }) => {
      const told = relaxations.find((each) => each.kind === 'LATER_WINDOW');
      const until = (end: number): SearchRequest => ({ ...request, window: { start: request.window.start, end } });
      const [first] = new Oracle(until(request.horizonEnd ?? request.window.end)).feasible();
      const firstEnd = first === undefined ? undefined : first.start + request.durationMs;
      if (told?.kind !== 'LATER_WINDOW' || firstEnd === undefined) {
        expect([told, firstEnd]).toEqual([undefined, undefined]);
        return;
      }
      expect(told.to).toBe(told.example.end);
      expect(untruths(until(told.to), new Oracle(until(told.to)), told.example)).toEqual([]);
      const isOdd = told.example.reasons.some(({ kind }) => kind === 'ODD_HOUR');
      // An odd hour is passed over for a later time that is none.
      if (request.unknownCountsAsFree && !isOdd) expect(told.to).toBeGreaterThanOrEqual(firstEnd);
      else expect(told.to).toBe(firstEnd);
      expect(new Oracle(until(firstEnd - tickMs)).isPossible()).toBe(false);
    });
  });
});
