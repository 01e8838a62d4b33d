import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import type { WorkingHoursRule } from '../../domain/time/working-hours.js';
import type { RoomNeed } from '../../domain/matching/search-request.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { AccessNeed, PersonKind } from '../directory/person.js';
import { type BusyElsewhere, busyElsewhere, type FeedJson, nothingElsewhere } from './busy-elsewhere.js';
import { reportsCountFrom } from './reported-days.js';

/** What can be said of a person's time without looking at what they have booked. */
export interface PersonAttendance {
  readonly id: string;
  /** The calendar in which the person's time is taken, one in all areas. */
  readonly holderId: string;
  readonly displayName: string;
  readonly kind: PersonKind;
  readonly zone: string;
  /** None: nobody has told us when the person works. */
  readonly hours: readonly WorkingHoursRule[];
  /** What touches the time that was asked about, in no promised order. */
  readonly timeOff: readonly Interval[];
  /** When the person told us that they can come, as far as that still counts; likewise. */
  readonly reported: readonly Interval[];
  /** What the person's own calendars elsewhere say of it. */
  readonly elsewhere: BusyElsewhere;
  readonly accessNeeds: readonly AccessNeed[];
  /** ISO 639; only of somebody who needs an interpreter. */
  readonly interpreterLanguage?: string;
  readonly interpretsLanguages: readonly string[];
}

export interface RoomAttendance {
  readonly id: string;
  readonly holderId: string;
  /** For staff; it never travels. */
  readonly name: string;
  readonly capacity: number;
  readonly serves: readonly RoomNeed[];
}

/** By id. Who is not in the area is not here, and the caller says NOT_FOUND. */
export interface Attendance {
  readonly people: ReadonlyMap<string, PersonAttendance>;
  readonly rooms: ReadonlyMap<string, RoomAttendance>;
}

/** JSON has no missing members where SQL has NULLs. */
type PersonJson = Omit<PersonAttendance, 'timeOff' | 'reported' | 'elsewhere' | 'interpreterLanguage'> & {
  readonly timeOff: readonly [number, number][];
  readonly reported: readonly [number, number][];
  readonly interpreterLanguage: string | null;
};
type RoomJson = Omit<RoomAttendance, 'serves'> & { readonly stepFree: boolean; readonly inductionLoop: boolean };

interface AttendanceRow {
  readonly people: readonly PersonJson[];
  readonly rooms: readonly RoomJson[];
  readonly elsewhere: readonly FeedJson[];
}

/**
 * All lists as JSON, so that people, hours, time off, rooms and what is elsewhere come in one round trip: a booking has no time
 * for three. Times elsewhere stay packed in it, as text: of ten full calendars they are 100 kB, and as numbers five times that.
 * Rows of sub-selects are narrowed by their own area column too, since that is what their indexes begin with.
 */
const READ_ATTENDANCE = `
  SELECT
    (SELECT coalesce(jsonb_agg(to_jsonb(found)), '[]') FROM (
      SELECT p.id, p.holder_id AS "holderId", p.display_name AS "displayName", p.kind, p.time_zone AS zone,
        p.access_needs AS "accessNeeds", p.interpreter_language AS "interpreterLanguage",
        p.interprets_languages AS "interpretsLanguages",
        (SELECT coalesce(jsonb_agg(jsonb_build_object('effectiveFrom', w.effective_from, 'weekly', w.weekly)), '[]')
          FROM working_hours w WHERE w.area_id = p.area_id AND w.person_id = p.id) AS hours,
        (SELECT coalesce(jsonb_agg(jsonb_build_array(${epochMilliseconds('t.starts_at')}, ${epochMilliseconds('t.ends_at')})), '[]')
          FROM time_off t
          WHERE t.area_id = p.area_id AND t.person_id = p.id AND t.ends_at > $3 AND t.starts_at < $4) AS "timeOff",
        (SELECT coalesce(jsonb_agg(jsonb_build_array(${epochMilliseconds('lower(told.free)')}, ${epochMilliseconds('upper(told.free)')})), '[]')
          FROM availability_report r, unnest(r.free) AS told (free)
          WHERE r.area_id = p.area_id AND r.person_id = p.id AND r.noted_at >= $5
            AND upper(told.free) > $3 AND lower(told.free) < $4) AS reported
      FROM person p WHERE p.id = ANY ($1)) found) AS people,
    (SELECT coalesce(jsonb_agg(to_jsonb(found)), '[]') FROM (
      SELECT r.id, r.holder_id AS "holderId", r.name, r.capacity, r.step_free AS "stepFree", r.induction_loop AS "inductionLoop"
      FROM room r WHERE r.id = ANY ($2)) found) AS rooms,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('holderId', e.holder_id, 'readAt', ${epochMilliseconds('e.read_at')},
        'knownFrom', ${epochMilliseconds('e.known_from')}, 'knownTo', ${epochMilliseconds('e.known_to')},
        'alone', encode(e.alone, 'base64'), 'tentative', encode(e.tentative, 'base64'))), '[]')
      FROM busy_elsewhere((SELECT array_agg(p.holder_id) FROM person p WHERE p.id = ANY ($1)), $3, $4) e) AS elsewhere`;

/**
 * What booking needs to know of these people and rooms at that time; one statement, and no look at commitments. `now`, in
 * epoch milliseconds, tells which reports still count.
 */
export async function readAttendance(
  tx: Tx,
  personIds: readonly string[],
  roomIds: readonly string[],
  time: Interval,
  now: number,
): Promise<Attendance> {
  const [row] = await tx.prepared<AttendanceRow>(READ_ATTENDANCE, [
    personIds,
    roomIds,
    writeInstant(time.start),
    writeInstant(time.end),
    reportsCountFrom(now),
  ]);
  const elsewhere = busyElsewhere(row?.elsewhere ?? [], time, now);
  return {
    people: new Map((row?.people ?? []).map((person) => [person.id, personOf(person, elsewhere)])),
    rooms: new Map((row?.rooms ?? []).map((room) => [room.id, roomOf(room)])),
  };
}

const intervals = (pairs: readonly [number, number][]): Interval[] => pairs.map(([start, end]) => ({ start, end }));

const personOf = (
  { timeOff, reported, interpreterLanguage, ...person }: PersonJson,
  elsewhere: ReadonlyMap<string, BusyElsewhere>,
): PersonAttendance => ({
  ...person,
  elsewhere: elsewhere.get(person.holderId) ?? nothingElsewhere,
  timeOff: intervals(timeOff),
  reported: intervals(reported),
  ...(interpreterLanguage !== null && person.accessNeeds.includes('INTERPRETER') && { interpreterLanguage }),
});

function roomOf({ stepFree, inductionLoop, ...room }: RoomJson): RoomAttendance {
  const serves: RoomNeed[] = [];
  if (stepFree) serves.push('STEP_FREE');
  if (inductionLoop) serves.push('INDUCTION_LOOP');
  return { ...room, serves };
}
