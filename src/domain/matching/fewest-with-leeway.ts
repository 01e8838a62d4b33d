import { emptySet, type Instant, type IntervalSet, subtract, union } from '../time/interval.js';
import { CommonTimes } from './common-times.js';
import type { Lineup } from './lineup.js';
import type { Layers, PersonCalendar } from './person-calendar.js';
import type { Seat } from './seat.js';
import { Seating } from './seating.js';
import { type Branches, type Burden, type Cover, isLess, type Shortfall, smallestCover } from './smallest-cover.js';
import type { StartGrid } from './start-grid.js';
import { Tally } from './tally.js';
import { type Demand, isForced, partOf, type Task } from './task.js';

/** Time that a repair gives people beyond what the search counts on. */
export interface Leeway {
  /** A person's time with the leeway: all that they had, and perhaps more. */
  readonly layersOf: (calendar: PersonCalendar) => Layers;
  /** What taking this seat with leeway asks of the person, given what they have without; 0 or more, less is better. */
  readonly strain: (seat: Seat, start: Instant) => number;
}

/** Those who need the leeway, and the start for which they do, by its number on the grid. */
export interface FewestWithLeeway extends Pick<Leeway, 'layersOf'> {
  readonly at: number;
  readonly ids: ReadonlySet<string>;
}

/** In all starts together. More would make those wait who have a hundred interlocking quorums, and help nobody else. */
const branchesMax = 20_000;

/**
 * To whom leeway must be given for a task without a solution to have one: the fewest people, then the least strain in sum,
 * then the earliest start. Past `branchesMax` branches the best so far is taken, which may be more of both than need be;
 * that it opens a time holds all the same. Undefined if not even everybody's leeway opens one. Only those whom
 * requirements name are looked at: optional people are in nobody's way.
 *
 * First all are given leeway and the task is solved. Of the starts that this opens those are looked into, person by
 * person, at which as few could do as are needed at the best one yet.
 */
export function fewestWithLeeway(strict: CommonTimes, leeway: Leeway): FewestWithLeeway | undefined {
  const { task } = strict;
  const named = new Set(task.demands.flatMap((demand) => demand.personIds));
  const wide = new CommonTimes(task, strict.calendars.changed(named, leeway.layersOf));
  if (wide.feasible.length === 0) return undefined;
  const seatings: Seatings = {
    strict: new Seating(strict.calendars, strict.grid),
    wide: new Seating(wide.calendars, strict.grid),
  };
  const worlds = wide.lineups.map((lineup) => new World(task, lineup, seatings));
  const branches = { left: branchesMax };
  let best: (Cover & { readonly at: number }) | undefined;
  for (let least = 1; least <= (best?.people ?? named.size); least += 1) {
    for (const world of worlds) {
      for (const at of world.startsNeeding(least)) {
        // Starts come in order: neither this one nor those after it can be better.
        if (best !== undefined && best.people === least && best.strain === 0 && best.at < at) break;
        if (best !== undefined && branches.left <= 0) break;
        // An earlier start in another kind of room is better with an equal cover.
        const bound: Burden | undefined = best && at < best.at ? { ...best, strain: best.strain + 1 } : best;
        const cover = world.coverAt(at, leeway, bound, branches);
        if (cover !== undefined && !(best && isLess(best, cover))) best = { ...cover, at };
      }
    }
  }
  if (best === undefined) throw new Error('A time opened without anybody having been in its way.');
  return { at: best.at, ids: new Set(best.ids), layersOf: leeway.layersOf };
}

interface Seatings {
  readonly strict: Seating;
  readonly wide: Seating;
}

/** One person's seat without and with leeway. */
interface SeatPair {
  readonly strict: Seat;
  readonly wide: Seat;
}

/** The starts that leeway opens in one kind of room. */
class World {
  private readonly pairs: readonly (readonly SeatPair[])[];
  /** For each demand, how many can come without leeway. */
  private readonly available: readonly Int32Array[];
  /** How many need leeway at least, at each start of the grid. */
  private readonly least: Int32Array;
  private readonly grid: StartGrid;

  constructor(
    private readonly task: Task,
    private readonly lineup: Lineup,
    seatings: Seatings,
  ) {
    this.grid = seatings.strict.grid;
    this.pairs = task.demands.map((demand) => this.pairsOf(demand, seatings));
    this.available = this.pairs.map((pairs) => this.countOf(pairs.map((pair) => this.startsOf(pair.strict))));
    this.least = this.forcedWithLeeway();
    for (const at of lineup.feasible) this.least[at] = Math.max(this.least[at] ?? 0, this.mostMissingAt(at));
  }

  *startsNeeding(people: number): Iterable<number> {
    for (const at of this.lineup.feasible) if (this.least[at] === people) yield at;
  }

  /** The least cover of what is short at a start without leeway; undefined if it is not less than the best yet. */
  coverAt(at: number, { strain }: Leeway, best: Burden | undefined, branches: Branches): Cover | undefined {
    const start = this.grid.start(at);
    const strains = new Map<string, number>();
    const shortfalls = this.task.demands.flatMap((demand, number): Shortfall[] => {
      const need = demand.count - (this.available[number]?.[at] ?? 0);
      if (need <= 0) return [];
      const able = (this.pairs[number] ?? []).filter(
        (pair) => pair.strict.availabilityAt(start) === undefined && pair.wide.availabilityAt(start) !== undefined,
      );
      for (const { strict } of able) {
        strains.set(strict.personId, Math.max(strains.get(strict.personId) ?? 0, strain(strict, start)));
      }
      return [{ need, ids: able.map((pair) => pair.strict.personId) }];
    });
    return smallestCover(shortfalls, (id) => strains.get(id) ?? 0, best, branches);
  }

  private pairsOf(demand: Demand, { strict, wide }: Seatings): SeatPair[] {
    const part = partOf(demand, this.task.durationMs);
    return demand.personIds
      .map((id) => ({ strict: strict.seat(id, part), wide: wide.seat(id, part) }))
      .filter((pair) => this.lineup.room.admits(pair.strict.person.person));
  }

  private startsOf(seat: Seat): IntervalSet {
    return seat.narrow(this.grid.span);
  }

  private countOf(sets: Iterable<IntervalSet>): Int32Array {
    const tally = new Tally(this.grid);
    for (const starts of sets) tally.add(starts);
    return tally.settle();
  }

  private mostMissingAt(at: number): number {
    let most = 0;
    this.task.demands.forEach(({ count }, number) => {
      most = Math.max(most, count - (this.available[number]?.[at] ?? 0));
    });
    return most;
  }

  /** How many of those who must come need leeway for one of their seats. */
  private forcedWithLeeway(): Int32Array {
    const startsOfPerson = new Map<string, IntervalSet>();
    this.task.demands.forEach((demand, number) => {
      if (!isForced(demand)) return;
      for (const { strict, wide } of this.pairs[number] ?? []) {
        const starts = subtract(this.startsOf(wide), this.startsOf(strict));
        startsOfPerson.set(strict.personId, union(startsOfPerson.get(strict.personId) ?? emptySet, starts));
      }
    });
    return this.countOf(startsOfPerson.values());
  }
}
