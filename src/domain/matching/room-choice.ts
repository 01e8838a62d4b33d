import {
  type Interval,
  type IntervalSet,
  instantsFitting,
  intervalSet,
  memberAround,
  subtract,
} from '../time/interval.js';
import type { Person, Room, RoomNeed, RoomRequirement } from './search-request.js';
import type { StartGrid } from './start-grid.js';
import { Tally } from './tally.js';
import { compareText } from './task.js';

/**
 * Rooms that shut out the same people. Whether a room will do depends on who comes, and who can come on the room: a
 * room with steps is no room for the one who needs it step-free, but it is for the other doctor. So rooms are taken
 * together by which needs, of those that the people have, they do not serve (four kinds at most), and the search is
 * solved for each kind with the people whom it does not shut out.
 */
export class RoomChoice {
  /** The smallest first, of equal ones by id; undefined if the meeting needs no room. */
  private readonly rooms: readonly FreeRoom[] | undefined;

  constructor(
    private readonly lacks: ReadonlySet<RoomNeed>,
    rooms: readonly FreeRoom[] | undefined,
  ) {
    this.rooms = rooms?.toSorted((a, b) => a.room.capacity - b.room.capacity || compareText(a.room.id, b.room.id));
  }

  admits(person: Person): boolean {
    return !(person.roomNeeds ?? []).some((need) => this.lacks.has(need));
  }

  /** How many of the rooms are free at each start; undefined if none is needed. */
  freeRooms(grid: StartGrid, durationMs: number): Int32Array | undefined {
    if (this.rooms === undefined) return undefined;
    const free = new Tally(grid);
    for (const { times } of this.rooms) free.add(instantsFitting(times, 0, durationMs));
    return free.settle();
  }

  /** The smallest room that is free all that time. */
  roomAt(time: Interval): Room | undefined {
    return this.rooms?.find(({ times }) => memberAround(times, time) !== undefined)?.room;
  }
}

interface FreeRoom {
  readonly room: Room;
  readonly times: IntervalSet;
}

export const noRoomNeeded = new RoomChoice(new Set(), undefined);

/** The kinds of rooms there are to choose from; none if no room is large enough. */
export function roomChoices(
  requirement: RoomRequirement | undefined,
  people: readonly Person[],
  window: Interval,
): RoomChoice[] {
  if (requirement === undefined) return [noRoomNeeded];
  const needs = [...new Set(people.flatMap((person) => person.roomNeeds ?? []))].sort();
  const kinds = new Map<string, { lacks: RoomNeed[]; rooms: FreeRoom[] }>();
  for (const room of requirement.rooms) {
    if (room.capacity < requirement.capacityMin) continue;
    const lacks = needs.filter((need) => !room.serves.includes(need));
    const kind = kinds.get(lacks.join()) ?? { lacks, rooms: [] };
    kind.rooms.push({ room, times: subtract(intervalSet([window]), intervalSet(room.busy)) });
    kinds.set(lacks.join(), kind);
  }
  return [...kinds.entries()]
    .sort(([a], [b]) => compareText(a, b))
    .map(([, { lacks, rooms }]) => new RoomChoice(new Set(lacks), rooms));
}
