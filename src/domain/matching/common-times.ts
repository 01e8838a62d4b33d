import type { Instant } from '../time/interval.js';
import { dayMs } from '../time/local-date.js';
import { Lineup } from './lineup.js';
import { officeHours } from './office-hours.js';
import type { PersonCalendars } from './person-calendar.js';
import { scoreAt } from './ranking.js';
import { Roles } from './roles.js';
import { roomChoices } from './room-choice.js';
import type { Room } from './search-request.js';
import { Seating } from './seating.js';
import { spread } from './spread.js';
import { StartGrid } from './start-grid.js';
import { askedOf, compareText, type Task } from './task.js';

/** A feasible start with the lineup that ranks highest there. */
export interface RankedStart {
  /** Its number on the grid. */
  readonly at: number;
  /** Its place among the feasible starts of the lineup. */
  readonly place: number;
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
  readonly roles: Roles;
  readonly lineups: readonly Lineup[];
  /** Undefined if everybody's hours are known, as then no hour is odd. */
  private readonly isOfficeTime: ((start: Instant) => boolean) | undefined;

  constructor(
    readonly task: Task,
    readonly calendars: PersonCalendars,
  ) {
    const { window, durationMs, gridMs, zone, closed } = task;
    this.grid = new StartGrid(window, durationMs, gridMs, zone, calendars.days);
    const seating = new Seating(calendars, this.grid);
    const asked = [...askedOf(task)].map((id) => calendars.of(id));
    const people = asked.map((calendar) => calendar.person);
    const rooms = roomChoices(task.room, people, window);
    this.lineups = rooms.map((room) => new Lineup(task, seating, room));
    this.roles = new Roles(task);
    this.feasible = startsOf(this.lineups);
    const mayBeUnknown = asked.some((one) => one.layers.wideToSure[0].availability === 'UNKNOWN');
    this.isOfficeTime = mayBeUnknown ? officeHours(zone, durationMs, closed) : undefined;
  }

  /** The best times, at most `limit`, as `spread` takes them; by score, of equal ones the earlier first. */
  best(limit: number): RankedStart[] {
    const { feasible, grid } = this;
    const taken = spread({
      scores: this.scores(),
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
    const usual = this.feasible.find((at) => this.placesOf(at).some(([lineup, place]) => !this.isOddIn(lineup, place)));
    return this.rankedAt(usual ?? first);
  }

  /** The highest score of each feasible start. */
  private scores(): Float64Array {
    const ofGrid = new Float64Array(this.grid.size).fill(-1);
    for (const lineup of this.lineups) {
      for (let place = 0; place < lineup.feasible.length; place += 1) {
        const at = lineup.feasible[place] ?? 0;
        ofGrid[at] = Math.max(ofGrid[at] ?? 0, this.scoreIn(lineup, place));
      }
    }
    const scores = new Float64Array(this.feasible.length);
    for (let position = 0; position < scores.length; position += 1) {
      scores[position] = ofGrid[this.feasible[position] ?? 0] ?? 0;
    }
    return scores;
  }

  /** The lineups that can be had at a start, each with the place of the start among its feasible ones. */
  private placesOf(at: number): [Lineup, number][] {
    return this.lineups.flatMap((lineup): [Lineup, number][] => {
      const place = placeIn(lineup.feasible, at);
      return place === undefined ? [] : [[lineup, place]];
    });
  }

  /** The lineup with the highest score at a feasible start; of equal ones the one in the smaller room, then by id. */
  rankedAt(at: number): RankedStart {
    const start = this.grid.start(at);
    const time = { start, end: start + this.task.durationMs };
    const [best] = this.placesOf(at)
      .map(([lineup, place]) => {
        return { lineup, place, score: this.scoreIn(lineup, place), room: lineup.room.roomAt(time) };
      })
      .sort((a, b) => b.score - a.score || compareRooms(a.room, b.room));
    if (best === undefined) throw new Error(`Start ${at} is not feasible.`);
    return { at, start, ...best, isOdd: this.isOddIn(best.lineup, best.place), isEarliest: at === this.feasible[0] };
  }

  private scoreIn(lineup: Lineup, place: number): number {
    const first = this.grid.start(this.feasible[0] ?? 0);
    const daysAfterFirst = (this.grid.start(lineup.feasible[place] ?? 0) - first) / dayMs;
    const isOdd = this.isOfficeTime === undefined ? undefined : this.isOddIn(lineup, place);
    return scoreAt(place, lineup.standing, daysAfterFirst, isOdd);
  }

  private isOddIn(lineup: Lineup, place: number): boolean {
    const isUnknown = (lineup.standing.unknown[place] ?? 0) > 0;
    return isUnknown && this.isOfficeTime?.(this.grid.start(lineup.feasible[place] ?? 0)) === false;
  }
}

/** The starts that are feasible in any of the lineups, ascending. */
function startsOf(lineups: readonly Lineup[]): readonly number[] {
  const [only, ...others] = lineups;
  if (others.length === 0) return only?.feasible ?? [];
  return [...new Set(lineups.flatMap((lineup) => lineup.feasible))].sort((a, b) => a - b);
}

/** The place of a number in ascending ones, by halving. */
function placeIn(ascending: readonly number[], number: number): number | undefined {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === number ? low : undefined;
}

const compareRooms = (a: Room | undefined, b: Room | undefined): number =>
  (a?.capacity ?? 0) - (b?.capacity ?? 0) || compareText(a?.id ?? '', b?.id ?? '');
