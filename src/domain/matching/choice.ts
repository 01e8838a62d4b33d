import type { LocalDays } from '../time/local-days.js';
import type { Standing } from './ranking.js';
import { certainties, type Outlook, type Seat, type Starts } from './seat.js';
import type { StartGrid } from './start-grid.js';
import { Tally } from './tally.js';
import { compareText } from './task.js';

/** Somebody who could be chosen. */
export interface Candidate {
  readonly seat: Seat;
  /** The person's seat as an optional one, if they come to the whole meeting whenever they can. */
  readonly asOptional: Seat | undefined;
  /** The same person in choices made before, for parts that hold this one. */
  readonly before: readonly Candidate[];
  /** 1 at each feasible start where the candidate is chosen; empty until it is known. */
  chosen: Uint8Array;
}

/**
 * Exactly so many of several candidates, chosen for every start:
 *
 * 1. whoever comes anyway counts first, so that no more people are called than needed;
 * 2. the surer before the less sure: FREE, REPORTED, UNKNOWN;
 * 3. the one with fewer booked minutes in that week of the window, so that load evens out; then by id.
 *
 * All starts of a week are chosen for at once, candidate by candidate, since the order of preference is the same for
 * them: short loops over bytes, and nothing to sort at a start. Four bytes a candidate and feasible start are needed, 84 MB
 * at the worst that search-limits allow.
 */
export class Choice {
  constructor(
    private readonly need: number,
    readonly candidates: readonly Candidate[],
  ) {}

  /** Takes out the starts at which there are too few to choose from. */
  restrict(feasible: Uint8Array, grid: StartGrid): void {
    const tally = new Tally(grid);
    for (const { seat } of this.candidates) tally.add(seat.narrow(grid.span));
    const available = tally.settle();
    for (let at = 0; at < feasible.length; at += 1) if ((available[at] ?? 0) < this.need) feasible[at] = 0;
  }

  /** Chooses at all the starts, which are feasible, and adds to the standing. Choices made before have been. */
  choose(starts: Starts, days: LocalDays, standing: Standing): void {
    const size = starts.instants.length;
    const need = new Int32Array(size).fill(this.need);
    const open = this.candidates.map((candidate) => {
      const anyway = candidate.before.map((other) => other.chosen);
      if (candidate.asOptional !== undefined) anyway.push(candidate.asOptional.outlook(starts).sureness);
      candidate.chosen = new Uint8Array(size);
      const outlook = candidate.seat.outlook(starts);
      return { candidate, outlook, sureness: withoutThoseComingAnyway(anyway, outlook.sureness, need) };
    });
    for (const week of weeksOf(starts, days)) {
      const inOrder = open
        .map((each) => ({ ...each, minutes: each.candidate.seat.person.minutesInWeekOf(week.day) }))
        .sort((a, b) => a.minutes - b.minutes || compareText(a.candidate.seat.personId, b.candidate.seat.personId));
      for (let level = certainties.length; level > 0; level -= 1) {
        for (const { candidate, sureness } of inOrder) takeWhereNeeded(candidate.chosen, sureness, level, need, week);
      }
    }
    for (const { candidate, outlook } of open) addWhere(candidate.chosen, outlook, standing);
  }
}

/** The starts of a week, from the first to before the last, and a day of it. */
interface Week {
  readonly from: number;
  readonly to: number;
  readonly day: number;
}

function weeksOf({ days: dayOf }: Starts, days: LocalDays): Week[] {
  const weeks: Week[] = [];
  for (let from = 0; from < dayOf.length; ) {
    const day = dayOf[from] ?? 0;
    let to = from + 1;
    while (to < dayOf.length && days.weekOf(dayOf[to] ?? 0) === days.weekOf(day)) to += 1;
    weeks.push({ from, to, day });
    from = to;
  }
  return weeks;
}

/** How sure a candidate is where they are to be chosen. Where the person comes anyway, one less is needed instead. */
function withoutThoseComingAnyway(anyway: readonly Uint8Array[], sureness: Uint8Array, need: Int32Array): Uint8Array {
  if (anyway.length === 0) return sureness;
  const elsewhere = sureness.slice();
  for (let at = 0; at < need.length; at += 1) {
    if (!anyway.some((comes) => (comes[at] ?? 0) > 0)) continue;
    elsewhere[at] = 0;
    need[at] = Math.max(0, (need[at] ?? 0) - 1);
  }
  return elsewhere;
}

/** Gives a candidate every start of the week at which somebody is needed and the candidate is as sure as that. */
function takeWhereNeeded(chosen: Uint8Array, sureness: Uint8Array, level: number, need: Int32Array, week: Week): void {
  for (let at = week.from; at < week.to; at += 1) {
    if (sureness[at] !== level || need[at] === 0) continue;
    chosen[at] = 1;
    need[at] = (need[at] ?? 0) - 1;
  }
}

/** Adds a seat to the standing where it is filled. */
export function addWhere(filled: Uint8Array, outlook: Outlook, { seats, comfort, unknown }: Standing): void {
  for (let at = 0; at < filled.length; at += 1) {
    if (filled[at] === 0) continue;
    seats[at] = (seats[at] ?? 0) + 1;
    comfort[at] = (comfort[at] ?? 0) + (outlook.comfort[at] ?? 0);
    if (outlook.sureness[at] === 1) unknown[at] = (unknown[at] ?? 0) + 1;
  }
}
