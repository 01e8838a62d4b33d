import { intersect, membersOf } from '../time/interval.js';
import { addWhere, type Candidate, Choice } from './choice.js';
import type { Standing } from './ranking.js';
import type { RoomChoice } from './room-choice.js';
import type { Outlook, Seat, Starts } from './seat.js';
import type { Seating } from './seating.js';
import { covers, type Demand, isForced, partOf, type Task } from './task.js';

/**
 * Who comes, at any start, to a meeting in one kind of room. First the starts at which every requirement holds are
 * found; all that ranks them is then looked up at those alone. Where there is a choice it is made, requirement by
 * requirement in the order of the task. Each choice is the best for its requirement; the smallest group for all of them
 * together would be a set cover problem.
 */
export class Lineup {
  private readonly forced: readonly Seat[];
  /** Whom the room admits, of those who come if they can. */
  private readonly optional: readonly Seat[];
  /** How many were asked to come if they can, admitted or not. */
  private readonly optionalAsked: number;
  /** The feasible starts, by their numbers on the grid, ascending. */
  readonly feasible: readonly number[];
  private readonly choices: Choice[] = [];
  private knownStanding: Standing | undefined;

  constructor(
    private readonly task: Task,
    private readonly seating: Seating,
    readonly room: RoomChoice,
  ) {
    this.forced = seating.forcedSeats(task);
    const asked = seating.optionalSeats(task, this.forced);
    this.optionalAsked = asked.length;
    this.optional = asked.filter((seat) => room.admits(seat.person.person));
    for (const demand of task.demands.filter((each) => !isForced(each))) this.addChoice(demand);
    this.feasible = this.findFeasible();
  }

  /** What the ranking wants to know, by places in `feasible`. The first question makes the choices, for all starts. */
  get standing(): Standing {
    this.knownStanding ??= this.findStanding();
    return this.knownStanding;
  }

  /** The seats filled at a place in `feasible`: those whom requirements bring, and the optional ones. */
  seatsAt(place: number): { called: Seat[]; optional: Seat[] } {
    this.knownStanding ??= this.findStanding();
    const chosen = this.choices.flatMap(({ candidates }) => candidates.filter(({ chosen }) => chosen[place] === 1));
    const start = this.seating.grid.start(this.feasible[place] ?? 0);
    return {
      called: [...this.forced, ...chosen.map((candidate) => candidate.seat)],
      optional: this.optional.filter((seat) => seat.availabilityAt(start) !== undefined),
    };
  }

  private findFeasible(): number[] {
    const { grid } = this.seating;
    const isPossible =
      this.forced.every((seat) => this.room.admits(seat.person.person)) &&
      this.task.demands.every((demand) => demand.count <= demand.personIds.length);
    if (!isPossible) return [];
    // Narrowed person by person, as sets of instants: what remains soon has few members, and only they are numbered.
    let starts = grid.span;
    for (const inHours of new Set(this.forced.map((seat) => seat.startsInHours))) starts = intersect(starts, inHours);
    for (const seat of this.forced) starts = seat.leaveOutBooked(starts);
    const rooms = this.room.freeRooms(grid, this.task.durationMs);
    const found: number[] = [];
    if (this.choices.length === 0 && rooms === undefined) {
      // The usual case: nothing is asked of the grid but the numbers of the few starts that are left.
      for (const { start, end } of membersOf(starts)) {
        const until = grid.atOrAfter(end);
        for (let at = grid.atOrAfter(start); at < until; at += 1) found.push(at);
      }
      return found;
    }
    const feasible = new Uint8Array(grid.size);
    for (const { start, end } of membersOf(starts)) feasible.fill(1, grid.atOrAfter(start), grid.atOrAfter(end));
    for (const choice of this.choices) choice.restrict(feasible, grid);
    for (let at = 0; at < feasible.length; at += 1) {
      if (feasible[at] === 1 && (rooms === undefined || (rooms[at] ?? 0) > 0)) found.push(at);
    }
    return found;
  }

  private findStanding(): Standing {
    const { grid, calendars } = this.seating;
    const size = this.feasible.length;
    const starts: Starts = { instants: new Float64Array(size), days: new Int32Array(size) };
    this.feasible.forEach((at, place) => {
      starts.instants[place] = grid.start(at);
      starts.days[place] = grid.dayOf[at] ?? 0;
    });
    const outlook: Outlook = { sureness: new Uint8Array(size), comfort: new Int16Array(size) };
    const standing: Standing = {
      seats: new Int32Array(size),
      comfort: new Int32Array(size),
      unknown: new Int32Array(size),
      optionalWhoCome: new Int32Array(size),
      optional: this.optionalAsked,
    };
    for (const seat of this.optional) {
      seat.lookAlong(starts, outlook);
      addWhere(outlook.sureness, outlook, standing);
    }
    standing.optionalWhoCome.set(standing.seats);
    for (const seat of this.forced) {
      seat.lookAlong(starts, outlook);
      addWhere(outlook.sureness, outlook, standing);
    }
    for (const choice of this.choices) choice.choose(starts, calendars.days, standing);
    return standing;
  }

  /** What a demand leaves to choose once those who must come for its part anyway are counted; nothing, perhaps. */
  private addChoice(demand: Demand): void {
    const part = partOf(demand, this.task.durationMs);
    const forcedIds = new Set(this.forced.filter((seat) => covers(seat.part, part)).map((seat) => seat.personId));
    const others = demand.personIds.filter((id) => !forcedIds.has(id));
    const need = demand.count - (demand.personIds.length - others.length);
    if (need <= 0) return;
    const candidates = others
      .map((id) => this.seating.seat(id, part))
      .filter((seat) => this.room.admits(seat.person.person))
      .map((seat) => this.candidate(seat));
    this.choices.push(new Choice(need, candidates));
  }

  private candidate(seat: Seat): Candidate {
    const before = this.choices
      .flatMap((choice) => choice.candidates)
      .filter((other) => other.seat.personId === seat.personId && covers(other.seat.part, seat.part));
    const asOptional = this.optional.find((each) => each.personId === seat.personId);
    return { seat, asOptional, before, chosen: new Uint8Array(0) };
  }
}
