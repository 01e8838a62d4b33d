import type { Instant } from '../time/interval.js';
import { dayMs } from '../time/local-date.js';
import { Lineup } from './lineup.js';
import { officeHours } from './office-hours.js';
import type { PersonCalendars } from './person-calendar.js';
import { scoreAt } from './ranking.js';
import { roomChoices } from './room-choice.js';
import type { Room } from './search-request.js';
import { Seating } from './seating.js';
import { spread } from './spread.js';
import { StartGrid } from './start-grid.js';
import { compareText, type Demand, type Task } from './task.js';

/** A feasible start with the lineup that ranks highest there. */
export interface RankedStart {
  /** Its number on the grid. */
  readonly at: number;
  readonly start: Instant;
  readonly score: number;
  readonly isOdd: boolean;
  readonly isEarliest: boolean;
  readonly lineup: Lineup;
  readonly room: Room | undefined;
}

/** The times at which a task can be done. What costs is done when it is made: they are ranked only if asked for. */
export class CommonTimes {
  readonly grid: StartGrid;
  /** Numbers of the feasible starts, ascending. */
  readonly feasible: readonly number[];
  /** What each person is asked for, in the order of the request. */
  readonly demandsOf: ReadonlyMap<string, readonly Demand[]>;
  private readonly lineups: readonly Lineup[];
  /** Undefined if everybody's hours are known, as then no hour is odd. */
  private readonly isOfficeTime: ((start: Instant) => boolean) | undefined;

  constructor(
    readonly task: Task,
    readonly calendars: PersonCalendars,
  ) {
    const { window, durationMs, gridMs, zone, closed } = task;
    this.grid = new StartGrid(window, durationMs, gridMs, zone, calendars.days);
    const seating = new Seating(calendars, this.grid);
    const people = calendars.all.map((calendar) => calendar.person);
    const rooms = roomChoices(task.room, people, window);
    this.lineups = rooms.map((room) => new Lineup(task, seating, room));
    this.demandsOf = demandsByPerson(task.demands);
    const feasible: number[] = [];
    for (let at = 0; at < this.grid.size; at += 1) {
      if (this.lineups.some((lineup) => lineup.feasible[at] === 1)) feasible.push(at);
    }
    this.feasible = feasible;
    const mayBeUnknown = calendars.all.some((one) => one.layers.wideToSure[0].availability === 'UNKNOWN');
    this.isOfficeTime = mayBeUnknown ? officeHours(zone, durationMs, closed) : undefined;
  }

  /** The best times, at most `limit`, as `spread` takes them; by score, of equal ones the earlier first. */
  best(limit: number): RankedStart[] {
    const { feasible, grid } = this;
    const scores = new Float64Array(feasible.length).fill(-1);
    for (const lineup of this.lineups) {
      for (let position = 0; position < feasible.length; position += 1) {
        const at = feasible[position] ?? 0;
        if (lineup.feasible[at] === 0) continue;
        scores[position] = Math.max(scores[position] ?? 0, this.scoreIn(lineup, at));
      }
    }
    const taken = spread({
      scores,
      days: feasible.map((at) => grid.dayOf[at] ?? 0),
      starts: feasible.map((at) => grid.start(at)),
      durationMs: this.task.durationMs,
      limit,
    });
    return taken.map((position) => this.rankedAt(feasible[position] ?? 0));
  }

  /** The first feasible start that is not at an odd hour, or else the first of all. */
  earliest(): RankedStart | undefined {
    const [first] = this.feasible;
    if (first === undefined) return undefined;
    const usual = this.feasible.find((at) => this.lineupsAt(at).some((lineup) => !this.isOddIn(lineup, at)));
    return this.rankedAt(usual ?? first);
  }

  private lineupsAt(at: number): readonly Lineup[] {
    return this.lineups.filter((lineup) => lineup.feasible[at] === 1);
  }

  /** The lineup with the highest score at a feasible start; of equal ones the one in the smaller room, then by id. */
  private rankedAt(at: number): RankedStart {
    const start = this.grid.start(at);
    const time = { start, end: start + this.task.durationMs };
    const [best] = this.lineupsAt(at)
      .map((lineup) => ({ lineup, score: this.scoreIn(lineup, at), room: lineup.room.roomAt(time) }))
      .sort((a, b) => b.score - a.score || compareRooms(a.room, b.room));
    if (best === undefined) throw new Error(`Start ${at} is not feasible.`);
    return { at, start, ...best, isOdd: this.isOddIn(best.lineup, at), isEarliest: at === this.feasible[0] };
  }

  private scoreIn(lineup: Lineup, at: number): number {
    const first = this.grid.start(this.feasible[0] ?? 0);
    const daysAfterFirst = (this.grid.start(at) - first) / dayMs;
    const isOdd = this.isOfficeTime === undefined ? undefined : this.isOddIn(lineup, at);
    return scoreAt(at, lineup.standing, daysAfterFirst, isOdd);
  }

  private isOddIn(lineup: Lineup, at: number): boolean {
    return (lineup.standing.unknown[at] ?? 0) > 0 && this.isOfficeTime?.(this.grid.start(at)) === false;
  }
}

function demandsByPerson(demands: readonly Demand[]): Map<string, Demand[]> {
  const byPerson = new Map<string, Demand[]>();
  for (const demand of demands.toSorted((a, b) => a.index - b.index)) {
    for (const id of demand.personIds) {
      const known = byPerson.get(id);
      if (known === undefined) byPerson.set(id, [demand]);
      else known.push(demand);
    }
  }
  return byPerson;
}

const compareRooms = (a: Room | undefined, b: Room | undefined): number =>
  (a?.capacity ?? 0) - (b?.capacity ?? 0) || compareText(a?.id ?? '', b?.id ?? '');
