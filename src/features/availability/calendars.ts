import type { Person, Room, RoomNeed } from '../../domain/matching/search-request.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Attendance, type PersonAttendance, type RoomAttendance, readAttendance } from './attendance.js';

/** A person as the common-time search takes them, and who it is. */
export interface PersonCalendar extends PersonAttendance, Person {
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

interface BusyRow {
  readonly holder_id: string;
  readonly starts_at: number;
  readonly ends_at: number;
  readonly exclusive: boolean;
}

/**
 * Everything the search reads, in two statements: who they are and when they work, then when their calendars are taken
 * in any area. Of another area's meetings nothing is learnt but that.
 */
export async function readCalendars(tx: Tx, wish: CalendarsWish): Promise<Calendars> {
  const attendance = await readAttendance(tx, wish.personIds, wish.roomIds, wish.window);
  const taken = byHolder(await busyTimes(tx, attendance, wish));
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
  readonly alone: Interval[];
  readonly tentative: Interval[];
}

function byHolder(rows: readonly BusyRow[]): Map<string, TakenTime> {
  const taken = new Map<string, TakenTime>();
  for (const { holder_id, starts_at, ends_at, exclusive } of rows) {
    const times = taken.get(holder_id) ?? { alone: [], tentative: [] };
    taken.set(holder_id, times);
    times[exclusive ? 'alone' : 'tentative'].push({ start: starts_at, end: ends_at });
  }
  return taken;
}

function busyTimes(tx: Tx, { people, rooms }: Attendance, wish: CalendarsWish): Promise<BusyRow[]> {
  const holderIds = [...people.values(), ...rooms.values()].map(({ holderId }) => holderId);
  return tx.query<BusyRow>('SELECT holder_id, starts_at, ends_at, exclusive FROM busy($1, $2, $3, $4, $5)', [
    holderIds,
    writeInstant(wish.window.start),
    writeInstant(wish.window.end),
    wish.ignoreMeetingId ?? null,
    writeInstant(wish.now),
  ]);
}
