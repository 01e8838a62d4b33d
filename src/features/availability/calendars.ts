import type { Person, Room, RoomNeed } from '../../domain/matching/search-request.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Attendance, type PersonAttendance, type RoomAttendance, readAttendance } from './attendance.js';

/** A person as the common-time search takes them, and who it is. */
export interface PersonCalendar extends PersonAttendance, Person {
  readonly reported: readonly Interval[];
  readonly interpretsLanguages: readonly string[];
  readonly interpreterLanguage?: string;
}

/** A room as the common-time search takes it, and which it is. */
export interface RoomCalendar extends RoomAttendance, Room {
  readonly serves: readonly RoomNeed[];
}

/** By id. Who is not in the area is not here, and the caller says NOT_FOUND. */
export interface Calendars {
  readonly people: ReadonlyMap<string, PersonCalendar>;
  readonly rooms: ReadonlyMap<string, RoomCalendar>;
}

export interface CalendarsWish {
  readonly personIds: readonly string[];
  readonly roomIds: readonly string[];
  readonly window: Interval;
  /** A meeting that is to be moved: it does not stand in its own way. */
  readonly ignoreMeetingId?: string;
  /** Epoch milliseconds; holds that have lapsed by then take no time. */
  readonly now: number;
}

/** A calendar's taken times, alone or tentatively: epoch milliseconds, the nth start belonging to the nth end. */
interface TakenRow {
  readonly holder_id: string;
  readonly exclusive: boolean;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/**
 * Everything the search reads, in two statements: who they are and when they work, then when their calendars are taken
 * in any area. Of another area's meetings nothing is learnt but that.
 */
export async function readCalendars(tx: Tx, wish: CalendarsWish): Promise<Calendars> {
  const attendance = await readAttendance(tx, wish.personIds, wish.roomIds, wish.window, wish.now);
  const taken = byHolder(await takenTimes(tx, attendance, wish));
  const people = [...attendance.people.values()].map((person): PersonCalendar => {
    const { alone = [], tentative = [] } = taken.get(person.holderId) ?? {};
    const roomNeeds = person.accessNeeds.filter((need) => need === 'STEP_FREE' || need === 'INDUCTION_LOOP');
    return { ...person, roomNeeds, busy: [...alone, ...person.timeOff], tentative };
  });
  const rooms = [...attendance.rooms.values()].map((room): RoomCalendar => {
    return { ...room, busy: taken.get(room.holderId)?.alone ?? [] };
  });
  return {
    people: new Map(people.map((person) => [person.id, person])),
    rooms: new Map(rooms.map((room) => [room.id, room])),
  };
}

interface TakenTime {
  alone?: Interval[];
  tentative?: Interval[];
}

function byHolder(rows: readonly TakenRow[]): Map<string, TakenTime> {
  const taken = new Map<string, TakenTime>();
  for (const { holder_id, exclusive, starts, ends } of rows) {
    const times = taken.get(holder_id) ?? {};
    taken.set(holder_id, times);
    times[exclusive ? 'alone' : 'tentative'] = starts.map((start, index) => ({ start, end: ends[index] ?? start }));
  }
  return taken;
}

/**
 * Gathered by calendar in the database: half a year of 200 people is 100,000 times, and a row for each costs five times
 * as much as the numbers alone.
 */
const READ_TAKEN = `
  SELECT holder_id, exclusive, json_agg((date_part('epoch', starts_at) * 1000)::bigint) AS starts,
    json_agg((date_part('epoch', ends_at) * 1000)::bigint) AS ends
  FROM busy($1, $2, $3, $4, $5) GROUP BY holder_id, exclusive`;

function takenTimes(tx: Tx, { people, rooms }: Attendance, wish: CalendarsWish): Promise<TakenRow[]> {
  const holderIds = [...people.values(), ...rooms.values()].map(({ holderId }) => holderId);
  return tx.query<TakenRow>(READ_TAKEN, [
    holderIds,
    writeInstant(wish.window.start),
    writeInstant(wish.window.end),
    wish.ignoreMeetingId ?? null,
    writeInstant(wish.now),
  ]);
}
