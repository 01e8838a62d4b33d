import type { Part, RoomRequirement } from './search-request.js';
import type { PersonCalendars } from './person-calendar.js';
import { noRoomNeeded, type RoomChoice, roomChoices } from './room-choice.js';
import { Seating } from './seating.js';
import type { StartGrid } from './start-grid.js';
import { Tally } from './tally.js';
import { askedOf, partOf, type Task } from './task.js';

/**
 * What stands in the way, start by start. A world is a start together with a kind of room that is free there, or with
 * no room at all; in each the requirements that do not hold are known. A set of requirements can be met together just
 * when there is a world that violates none of them, so everything that is said of a search without a solution is read
 * from the violations of all worlds.
 */
export interface Violations {
  /**
   * Sorted numbers of what is violated, places in `task.demands` or `room`. Each set once, the smallest first; sets that
   * hold another one say nothing more and are mostly left out.
   */
  readonly sets: readonly (readonly number[])[];
  /** The number that stands for the room: one more than the last demand's. */
  readonly room: number;
}

export function violationsOf(task: Task, calendars: PersonCalendars, grid: StartGrid): Violations {
  const room = task.demands.length;
  const people = [...askedOf(task)].map((id) => calendars.of(id).person);
  const seating = new Seating(calendars, grid);
  const found = new Map<string, readonly number[]>();
  const collect = (choice: RoomChoice, requirement: RoomRequirement | undefined) => {
    const sets = new BitSets(grid.size, room + 1);
    const free = choice.freeRooms(grid, task.durationMs);
    task.demands.forEach((demand, number) => {
      const available = availableFor(demand.personIds, partOf(demand, task.durationMs), choice, seating);
      for (let at = 0; at < grid.size; at += 1) if ((available[at] ?? 0) < demand.count) sets.set(at, number);
    });
    let last: number | undefined;
    for (let at = 0; at < grid.size; at += 1) {
      // Without a free room of this kind there is no such world; the world without any room takes its place.
      if (free !== undefined && (free[at] ?? 0) === 0) continue;
      if (requirement !== undefined && choice === noRoomNeeded) sets.set(at, room);
      // Most worlds are like the one before: what changes at a start is one person's time.
      if (last === undefined || !sets.areAlike(at, last)) found.set(sets.key(at), sets.members(at));
      last = at;
    }
  };
  for (const choice of roomChoices(task.room, people, task.window)) collect(choice, task.room);
  if (task.room !== undefined) collect(noRoomNeeded, task.room);
  return { sets: withoutSupersets([...found.values()]), room };
}

function availableFor(ids: readonly string[], part: Part, choice: RoomChoice, seating: Seating): Int32Array {
  const tally = new Tally(seating.grid);
  for (const seat of ids.map((id) => seating.seat(id, part))) {
    if (choice.admits(seat.person.person)) tally.add(seat.narrow(seating.grid.span));
  }
  return tally.settle();
}

/**
 * Leaves out most sets that hold another one, by comparing with the `comparedMax` smallest: nights and weekends, when
 * everybody is away, go at once. Comparing all with all would cost more than the few that it would still find.
 */
function withoutSupersets(sets: readonly (readonly number[])[]): (readonly number[])[] {
  const bySize = [...sets].sort((a, b) => a.length - b.length || compareMembers(a, b));
  const smallest = bySize.slice(0, comparedMax);
  return bySize.filter((set) => {
    const members = new Set(set);
    return !smallest.some((other) => other.length < set.length && other.every((each) => members.has(each)));
  });
}

const comparedMax = 100;

const compareMembers = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((member, index) => member !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};

/** A set of small numbers for each start, in 32-bit words. */
class BitSets {
  private readonly words: Int32Array;
  private readonly width: number;

  constructor(size: number, members: number) {
    this.width = Math.ceil(members / 32);
    this.words = new Int32Array(size * this.width);
  }

  set(at: number, member: number): void {
    const word = at * this.width + (member >> 5);
    this.words[word] = (this.words[word] ?? 0) | (1 << (member & 31));
  }

  areAlike(at: number, other: number): boolean {
    for (let word = 0; word < this.width; word += 1) {
      if (this.words[at * this.width + word] !== this.words[other * this.width + word]) return false;
    }
    return true;
  }

  key(at: number): string {
    return this.words.subarray(at * this.width, (at + 1) * this.width).join();
  }

  members(at: number): number[] {
    const members: number[] = [];
    for (let member = 0; member < this.width * 32; member += 1) {
      const word = this.words[at * this.width + (member >> 5)] ?? 0;
      if ((word & (1 << (member & 31))) !== 0) members.push(member);
    }
    return members;
  }
}
