import { type Candidate, Choice } from './choice.js';
import type { Standing } from './ranking.js';
import type { RoomChoice } from './room-choice.js';
import type { Seat } from './seat.js';
import type { Seating } from './seating.js';
import { type SettledTally, Tally } from './tally.js';
import { covers, type Demand, isForced, partOf, type Task } from './task.js';

/**
 * Who comes, at any start, to a meeting in one kind of room. Those who must come and those who come if they can are
 * added up; where there is a choice it is made, requirement by requirement in the order of the task. Each choice is the
 * best for its requirement; the smallest group for all of them together would be a set cover problem.
 */
export class Lineup {
  readonly forced: readonly Seat[];
  /** Whom the room admits, of those who come if they can. */
  readonly optional: readonly Seat[];
  private readonly optionalAsked: number;
  /** For each start 1 if every requirement holds there, else 0. */
  readonly feasible: Uint8Array;
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
    this.feasible = this.whereForcedAndRoomAre();
    for (const demand of task.demands.filter((each) => !isForced(each))) this.addChoice(demand);
    for (const choice of this.choices) choice.restrict(this.feasible);
  }

  /** What the ranking wants to know, start by start; said of feasible ones. The first question makes the choices. */
  get standing(): Standing {
    this.knownStanding ??= this.findStanding();
    return this.knownStanding;
  }

  /** The seats filled at a feasible start: those whom requirements bring, and the optional ones. */
  seatsAt(at: number): { called: Seat[]; optional: Seat[] } {
    if (this.standing.seats[at] === 0) return { called: [], optional: [] };
    this.knownStanding ??= this.findStanding();
    const chosen = this.choices.flatMap(({ candidates }) =>
      candidates.filter((candidate) => candidate.chosen[at] === 1),
    );
    const start = this.seating.grid.start(at);
    return {
      called: [...this.forced, ...chosen.map((candidate) => candidate.seat)],
      optional: this.optional.filter((seat) => seat.availabilityAt(start) !== undefined),
    };
  }

  private whereForcedAndRoomAre(): Uint8Array {
    const { grid } = this.seating;
    const feasible = new Uint8Array(grid.size);
    const isPossible =
      this.forced.every((seat) => this.room.admits(seat.person.person)) &&
      this.task.demands.every((demand) => demand.count <= demand.personIds.length);
    if (!isPossible) return feasible;
    const sums = new Tally(grid.size).people;
    for (const seat of this.forced) seat.eachRun((from, to) => sums.add(from, to, 1));
    const people = sums.settle();
    const rooms = this.room.freeRooms(grid, this.task.durationMs);
    for (let at = 0; at < feasible.length; at += 1) {
      const isRoomFree = rooms === undefined || (rooms[at] ?? 0) > 0;
      feasible[at] = isRoomFree && people[at] === this.forced.length ? 1 : 0;
    }
    return feasible;
  }

  private findStanding(): Standing {
    const { size } = this.seating.grid;
    const optional = this.tally(this.optional);
    const { comfort, unknown } = this.tally(this.forced);
    const seats = new Int32Array(size).fill(this.forced.length);
    for (let at = 0; at < size; at += 1) {
      comfort[at] = (comfort[at] ?? 0) + (optional.comfort[at] ?? 0);
      unknown[at] = (unknown[at] ?? 0) + (optional.unknown[at] ?? 0);
      seats[at] = (seats[at] ?? 0) + (optional.people[at] ?? 0);
    }
    for (const choice of this.choices) choice.choose(this.feasible, { seats, unknown, comfort });
    return { seats, unknown, comfort, optionalWhoCome: optional.people, optional: this.optionalAsked };
  }

  private tally(seats: readonly Seat[]): SettledTally {
    const tally = new Tally(this.seating.grid.size);
    for (const seat of seats) seat.addTo(tally);
    return tally.settle();
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
    this.choices.push(new Choice(need, candidates, this.seating.grid, this.seating.calendars.days));
  }

  private candidate(seat: Seat): Candidate {
    const asOptional = this.optional.find((each) => each.personId === seat.personId)?.sureness();
    const asChosen = this.choices
      .flatMap((choice) => choice.candidates)
      .filter((other) => other.seat.personId === seat.personId && covers(other.seat.part, seat.part))
      .map((other) => other.chosen);
    return {
      seat,
      sureness: seat.sureness(),
      chosen: new Uint8Array(this.seating.grid.size),
      anyway: asOptional === undefined ? asChosen : [asOptional, ...asChosen],
    };
  }
}
