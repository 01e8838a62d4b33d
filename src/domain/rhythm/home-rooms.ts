import { brokenMaxOf } from './programme-limits.js';
import type { RhythmPlace } from './week-repair.js';
import type { WeekTable } from './week-table.js';

export interface HomeRooms {
  /** For each type that needs a room its number among those that are named. */
  readonly rooms: ReadonlyMap<WeekTable, number>;
  /** How many sessions are at their time, but in another room. */
  readonly elsewhere: number;
}

/**
 * For each type the room in which most of its sessions can be, of equal ones the first named; undefined if a type has
 * none that serves often enough to be its room.
 */
export function homesOf(tables: readonly WeekTable[], sessions: readonly RhythmPlace[]): HomeRooms | undefined {
  const rooms = new Map<WeekTable, number>();
  let elsewhere = 0;
  for (const table of tables) {
    if (table.day.roomIds.length === 0) continue;
    const own = sessions.filter((session) => session.table === table);
    const counts = table.day.roomIds.map((_, room) =>
      own.reduce((sum, { place }) => sum + table.elsewhereAt(place, room), 0),
    );
    const fewest = Math.min(...counts);
    if (fewest > brokenMaxOf(table.weeks.count * own.length)) return undefined;
    rooms.set(table, counts.indexOf(fewest));
    elsewhere += fewest;
  }
  return { rooms, elsewhere };
}
