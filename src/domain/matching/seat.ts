import { type Instant, type Interval, memberAround } from '../time/interval.js';
import type { Layer, PersonCalendar } from './person-calendar.js';
import { certainty, edgeComfort, loadComfort, scrapMs, undividedComfort } from './ranking.js';
import type { Availability } from './search-answer.js';
import type { Part } from './search-request.js';
import type { StartGrid } from './start-grid.js';
import type { Tally } from './tally.js';

/** From the least certain to the surest. */
export const certainties: readonly Availability[] = ['UNKNOWN', 'REPORTED', 'FREE'];

/**
 * Starts of the grid, `from` to before `to`, at which one free interval has room for the part; it would have room for
 * starts between the instants `first` and `last`, both included.
 */
type EachRun = (from: number, to: number, first: Instant, last: Instant) => void;

/**
 * A person and the part of the meeting they come for: what a search counts. The starts at which a seat can be taken
 * are runs of the grid, one for each of the person's free intervals that is long enough; all that is known of a seat is
 * added to a tally run by run, which costs as much as the person has free intervals, not as the grid has starts.
 */
export class Seat {
  private knownSureness: Uint8Array | undefined;

  constructor(
    readonly person: PersonCalendar,
    readonly part: Part,
    private readonly grid: StartGrid,
  ) {}

  get personId(): string {
    return this.person.person.id;
  }

  /** The time that the seat takes in a meeting with this start. */
  timeAt(start: Instant): Interval {
    const from = start + this.part.offsetMs;
    return { start: from, end: from + this.part.durationMs };
  }

  /** The runs of starts at which the person can come at all. */
  eachRun(run: EachRun): void {
    this.eachRunOf(this.widest, run);
  }

  /** How sure it is that the person can come to a meeting with this start; undefined if they cannot. */
  availabilityAt(start: Instant): Availability | undefined {
    const time = this.timeAt(start);
    const { wideToSure } = this.person.layers;
    return wideToSure.findLast(({ times }) => memberAround(times, time) !== undefined)?.availability;
  }

  /** The same for every start: 0 if they cannot, else the place in `certainties`, plus one. */
  sureness(): Uint8Array {
    this.knownSureness ??= this.findSureness();
    return this.knownSureness;
  }

  /** Adds the seat, wherever it can be taken, to a tally: one person, their comfort, and whether they are UNKNOWN. */
  addTo(tally: Tally): void {
    const { comfort, people, unknown } = tally;
    const [widest, ...surer] = this.person.layers.wideToSure;
    this.eachRunOf(widest, (from, to, first, last) => {
      people.add(from, to, 1);
      comfort.add(from, to, certainty[widest.availability] + 2 * edgeComfort + undividedComfort);
      this.takeScraps(tally, from, to, first, last);
      this.addLoad(tally, from, to);
      if (widest.availability === 'UNKNOWN') unknown.add(from, to, 1);
    });
    let known = widest.availability;
    for (const layer of surer) {
      const gain = certainty[layer.availability] - certainty[known];
      const leavesUnknown = known === 'UNKNOWN' ? -1 : 0;
      this.eachRunOf(layer, (from, to) => {
        comfort.add(from, to, gain);
        unknown.add(from, to, leavesUnknown);
      });
      known = layer.availability;
    }
    this.takeTentative(tally);
  }

  private findSureness(): Uint8Array {
    const sureness = new Uint8Array(this.grid.size);
    for (const layer of this.person.layers.wideToSure) {
      const code = certainties.indexOf(layer.availability) + 1;
      this.eachRunOf(layer, (from, to) => sureness.fill(code, from, to));
    }
    return sureness;
  }

  private get widest(): Layer {
    return this.person.layers.wideToSure[0];
  }

  private eachRunOf(layer: Layer, run: EachRun): void {
    const { grid } = this;
    const { offsetMs, durationMs } = this.part;
    for (const { start, end } of layer.times) {
      const first = start - offsetMs;
      const last = end - offsetMs - durationMs;
      if (last < first) continue;
      const from = grid.atOrAfter(first);
      const to = grid.atOrAfter(last + 1);
      if (from < to) run(from, to, first, last);
    }
  }

  /** Takes the comfort of a side where a start leaves a scrap of the free interval before the part or behind it. */
  private takeScraps(tally: Tally, from: number, to: number, first: Instant, last: Instant): void {
    const { grid } = this;
    const withScrapBefore = Math.min(to, grid.atOrAfter(first + scrapMs));
    const withScrapBehind = Math.max(from, grid.atOrAfter(last - scrapMs + 1));
    tally.comfort.add(grid.atOrAfter(first + 1), withScrapBefore, -edgeComfort);
    tally.comfort.add(withScrapBehind, grid.atOrAfter(last), -edgeComfort);
  }

  private addLoad(tally: Tally, from: number, to: number): void {
    const { dayOf, firstOfDay } = this.grid;
    for (let at = from; at < to; ) {
      const day = dayOf[at] ?? 0;
      const until = Math.min(to, firstOfDay[day + 1] ?? to);
      tally.comfort.add(at, until, loadComfort(this.person.minutesByDay[day] ?? 0));
      at = until;
    }
  }

  private takeTentative(tally: Tally): void {
    const divided = this.dividedRuns();
    if (divided.length === 0) return;
    let at = 0;
    this.eachRun((from, to) => {
      while ((divided[at]?.[1] ?? Number.POSITIVE_INFINITY) <= from) at += 1;
      for (let on = at; (divided[on]?.[0] ?? to) < to; on += 1) {
        const [start, end] = divided[on] ?? [to, to];
        tally.comfort.add(Math.max(from, start), Math.min(to, end), -undividedComfort);
      }
    });
  }

  /** Starts at which the part meets a tentative time, each once though two of those may lie close together. */
  private dividedRuns(): [number, number][] {
    const { offsetMs, durationMs } = this.part;
    const divided: [number, number][] = [];
    for (const { start, end } of this.person.tentative) {
      const from = Math.max(this.grid.atOrAfter(start - offsetMs - durationMs + 1), divided.at(-1)?.[1] ?? 0);
      const to = this.grid.atOrAfter(end - offsetMs);
      if (from < to) divided.push([from, to]);
    }
    return divided;
  }
}
