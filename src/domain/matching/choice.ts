import type { LocalDays } from '../time/local-days.js';
import type { Standing } from './ranking.js';
import { certainties, type Seat } from './seat.js';
import type { StartGrid } from './start-grid.js';
import { Sums, Tally } from './tally.js';
import { compareText } from './task.js';

/** Somebody who could be chosen, with one cell for each start of the grid. */
export interface Candidate {
  readonly seat: Seat;
  /** See `Seat.sureness`. */
  readonly sureness: Uint8Array;
  /** 1 where the candidate is chosen. */
  readonly chosen: Uint8Array;
  /** Cells other than 0 where the person comes anyway for all of the seat's part: as optional, or chosen before. */
  readonly anyway: readonly Uint8Array[];
}

/**
 * Exactly so many of several candidates, chosen for every start:
 *
 * 1. whoever comes anyway counts first, so that no more people are called than needed;
 * 2. the surer before the less sure: FREE, REPORTED, UNKNOWN;
 * 3. the one with fewer booked minutes in that week of the window, so that load evens out; then by id.
 *
 * All starts of a week are chosen for at once, candidate by candidate, since the order of preference is the same for
 * them: short loops over bytes, and nothing to sort at a start. Two bytes a candidate and start are kept, 42 MB at the
 * worst that search-limits allow.
 */
export class Choice {
  constructor(
    private readonly need: number,
    readonly candidates: readonly Candidate[],
    private readonly grid: StartGrid,
    private readonly days: LocalDays,
  ) {}

  /** Takes out the starts at which there are too few to choose from. */
  restrict(feasible: Uint8Array): void {
    const sums = new Sums(this.grid.size);
    for (const { seat } of this.candidates) seat.eachRun((from, to) => sums.add(from, to, 1));
    const available = sums.settle();
    for (let at = 0; at < feasible.length; at += 1) if ((available[at] ?? 0) < this.need) feasible[at] = 0;
  }

  /** Chooses at all starts that are feasible, and adds to the sums. Choices that it builds on have been made. */
  choose(feasible: Uint8Array, sums: Pick<Standing, 'seats' | 'unknown' | 'comfort'>): void {
    const need = new Int32Array(feasible.length);
    for (let at = 0; at < need.length; at += 1) if (feasible[at] === 1) need[at] = this.need;
    const open = this.candidates.map((candidate) => ({ candidate, sureness: countThoseComingAnyway(candidate, need) }));
    for (const [firstDay, from, to] of this.weeks()) {
      const inOrder = open
        .map((each) => ({ ...each, minutes: each.candidate.seat.person.minutesInWeekOf(firstDay) }))
        .sort((a, b) => a.minutes - b.minutes || compareText(a.candidate.seat.personId, b.candidate.seat.personId));
      for (let level = certainties.length; level > 0; level -= 1) {
        for (const { candidate, sureness } of inOrder)
          takeWhereNeeded(candidate.chosen, sureness, level, need, from, to);
      }
    }
    this.addTo(sums);
  }

  private addTo(sums: Pick<Standing, 'seats' | 'unknown' | 'comfort'>): void {
    const tally = new Tally(this.grid.size);
    for (const { seat, chosen, sureness } of this.candidates) {
      tally.clear();
      seat.addTo(tally);
      const { comfort } = tally.settle();
      for (let at = 0; at < chosen.length; at += 1) {
        if (chosen[at] !== 1) continue;
        sums.seats[at] = (sums.seats[at] ?? 0) + 1;
        sums.comfort[at] = (sums.comfort[at] ?? 0) + (comfort[at] ?? 0);
        if (sureness[at] === 1) sums.unknown[at] = (sums.unknown[at] ?? 0) + 1;
      }
    }
  }

  /** The weeks: a day in each, its first start, and the first start after it. */
  private weeks(): [number, number, number][] {
    const { firstOfDay } = this.grid;
    const weeks: [number, number, number][] = [];
    for (let day = 0; day < this.days.count; ) {
      let next = day + 1;
      while (next < this.days.count && this.days.weekOf(next) === this.days.weekOf(day)) next += 1;
      weeks.push([day, firstOfDay[day] ?? 0, firstOfDay[next] ?? this.grid.size]);
      day = next;
    }
    return weeks;
  }
}

/** Needs one less where the candidate comes anyway, and answers how sure the candidate is elsewhere. */
function countThoseComingAnyway({ sureness, anyway }: Candidate, need: Int32Array): Uint8Array {
  if (anyway.length === 0) return sureness;
  const elsewhere = sureness.slice();
  for (let at = 0; at < need.length; at += 1) {
    if (!anyway.some((comes) => (comes[at] ?? 0) > 0)) continue;
    elsewhere[at] = 0;
    need[at] = Math.max(0, (need[at] ?? 0) - 1);
  }
  return elsewhere;
}

function takeWhereNeeded(
  chosen: Uint8Array,
  sureness: Uint8Array,
  level: number,
  need: Int32Array,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at += 1) {
    if (sureness[at] !== level || need[at] === 0) continue;
    chosen[at] = 1;
    need[at] = (need[at] ?? 0) - 1;
  }
}
