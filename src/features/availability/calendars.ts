import type { Person, Room, RoomNeed } from '../../domain/matching/search-request.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type Attendance, type PersonAttendance, type RoomAttendance, readAttendance } from './attendance.js';
import { unpackedTimes } from './packed-times.js';

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

/** A calendar's taken times, packed as the migration of `busy` tells. */
interface TakenRow {
  readonly holder_id: string;
  readonly alone: Buffer | null;
  readonly tentative: Buffer | null;
}

/**
 * Everything the search reads, in two statements: who they are and when they work, then when their calendars are taken
 * in any area. Of another area's meetings nothing is learnt but that.
 */
export async function readCalendars(tx: Tx, wish: CalendarsWish): Promise<Calendars> {
  const attendance = await readAttendance(tx, wish.personIds, wish.roomIds, wish.window, wish.now);
  const taken = await takenTimes(tx, attendance, wish);
  const people = [...attendance.people.values()].map((person): PersonCalendar => {
    const { alone, tentative } = taken.get(person.holderId) ?? NEVER;
    const roomNeeds = person.accessNeeds.filter((need) => need === 'STEP_FREE' || need === 'INDUCTION_LOOP');
    const { elsewhere } = person;
    return {
      ...person,
      roomNeeds,
      busy: [...alone, ...person.timeOff],
      tentative,
      busyElsewhere: elsewhere.alone,
      tentativeElsewhere: elsewhere.tentative,
      unseen: elsewhere.unseen,
    };
  });
  const rooms = [...attendance.rooms.values()].map((room): RoomCalendar => {
    return { ...room, busy: (taken.get(room.holderId) ?? NEVER).alone };
  });
  return {
    people: new Map(people.map((person) => [person.id, person])),
    rooms: new Map(rooms.map((room) => [room.id, room])),
  };
}

interface TakenTime {
  readonly alone: readonly Interval[];
  readonly tentative: readonly Interval[];
}
const NEVER: TakenTime = { alone: [], tentative: [] };

async function takenTimes(
  tx: Tx,
  { people, rooms }: Attendance,
  wish: CalendarsWish,
): Promise<ReadonlyMap<string, TakenTime>> {
  const rows = await tx.prepared<TakenRow>('SELECT * FROM busy($1, $2, $3, $4, $5)', [
    [...people.values(), ...rooms.values()].map(({ holderId }) => holderId),
    writeInstant(wish.window.start),
    writeInstant(wish.window.end),
    wish.ignoreMeetingId ?? null,
    writeInstant(wish.now),
  ]);
  return new Map(
    rows.map((row) => [row.holder_id, { alone: unpackedTimes(row.alone), tentative: unpackedTimes(row.tentative) }]),
  );
}
