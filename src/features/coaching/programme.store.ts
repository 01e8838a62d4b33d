import { writeInstant } from '../../domain/time/instant-text.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { CoachingProgramme, ProgrammeSession } from './programme.js';
import type { ProgrammeWish } from './programme-wish.js';

/** As JSON and NULLs have it: what is missing is null. */
type Nullable<Whole, Fields extends keyof Whole> = Omit<Whole, Fields> & {
  readonly [Field in Fields]: NonNullable<Whole[Field]> | null;
};
type SessionJson = Nullable<ProgrammeSession, 'roomId' | 'clientId' | 'instrument' | 'point' | 'meetingId'>;
type Row = Nullable<Omit<CoachingProgramme, 'sessions'>, 'hostContactId'> & {
  readonly sessions: readonly SessionJson[];
};

/** The clients who are in the programme p now. */
const CLIENT_IDS = `(SELECT coalesce(jsonb_agg(c.person_id ORDER BY c.joined_at, c.position), '[]')
      FROM coaching_client c WHERE c.programme_id = p.id AND c.left_at IS NULL)`;

/** A programme p as it is kept, but for its sessions. */
export const PROGRAMME_COLUMNS = `p.id, p.name, p.status, p.coach_id AS "coachId", p.host_organisation_id AS "hostOrganisationId",
    p.host_contact_id AS "hostContactId", p.planned_by AS "plannedById", p.starts_on::text AS "from", p.weeks, p.time_zone AS "timeZone",
    p.rhythm, p.adjustments, p.unknown_ids AS "unknownIds", p.wall_id AS "wallId", p.version, ${CLIENT_IDS} AS "clientIds"`;

const SELECT_PROGRAMME = `
  SELECT ${PROGRAMME_COLUMNS},
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'type', s.type, 'week', s.week, 'start', ${epochMilliseconds('s.starts_at')},
        'end', ${epochMilliseconds('s.ends_at')}, 'roomId', s.room_id, 'clientId', s.client_id, 'withHost', s.with_host,
        'instrument', s.instrument, 'point', s.point, 'meetingId', s.meeting_id) ORDER BY s.starts_at, s.id), '[]')
      FROM coaching_session s WHERE s.programme_id = p.id) AS sessions
  FROM coaching_programme p WHERE p.id = $1`;

/**
 * The programme, locked until the transaction ends. The lock comes first and alone: what is read in the same statement
 * would be as old as the waiting began.
 */
export async function loadForChange(tx: Tx, id: string): Promise<CoachingProgramme | undefined> {
  await tx.query('SELECT FROM coaching_programme WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await tx.query<Row>(SELECT_PROGRAMME, [id]);
  return row && programmeOf(row);
}

export async function insertProgramme(
  tx: Tx,
  programme: CoachingProgramme,
  { wish, at }: { readonly wish: ProgrammeWish; readonly at: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO coaching_programme (id, area_id, name, status, coach_id, host_organisation_id, host_contact_id, planned_by, starts_on,
       weeks, time_zone, wish, rhythm, adjustments, unknown_ids, wall_id, version, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)`,
    [
      programme.id,
      tx.areaId,
      programme.name,
      programme.status,
      programme.coachId,
      programme.hostOrganisationId,
      programme.hostContactId ?? null,
      programme.plannedById,
      programme.from,
      programme.weeks,
      programme.timeZone,
      JSON.stringify(wish),
      JSON.stringify(programme.rhythm),
      JSON.stringify(programme.adjustments),
      programme.unknownIds,
      programme.wallId,
      programme.version,
      writeInstant(at),
    ],
  );
  await joinClients(tx, programme.id, programme.clientIds, at);
  await insertSessions(tx, programme);
}

/** What a change may touch but its clients: state, counter, the address of the wall's page, and which meeting each session is. */
export async function updateProgramme(tx: Tx, programme: CoachingProgramme, at: number): Promise<void> {
  await tx.query(
    `WITH booked AS (
       UPDATE coaching_session s SET meeting_id = w."meetingId"
       FROM jsonb_to_recordset($6::jsonb) AS w (id uuid, "meetingId" uuid)
       WHERE s.id = w.id AND s.meeting_id IS DISTINCT FROM w."meetingId")
     UPDATE coaching_programme SET status = $2, version = $3, wall_id = $4, changed_at = $5 WHERE id = $1`,
    [
      programme.id,
      programme.status,
      programme.version,
      programme.wallId,
      writeInstant(at),
      JSON.stringify(programme.sessions.map(({ id, meetingId }) => ({ id, meetingId }))),
    ],
  );
}

/** Whoever was in it before and comes back has one row: that they were away is told by the meetings. */
export async function joinClients(
  tx: Tx,
  programmeId: string,
  personIds: readonly string[],
  at: number,
): Promise<void> {
  if (personIds.length === 0) return;
  await tx.query(
    `INSERT INTO coaching_client (area_id, programme_id, person_id, joined_at, position)
     SELECT $1, $2, j.id, $4, j.place FROM unnest($3::uuid[]) WITH ORDINALITY AS j (id, place)
     ON CONFLICT (programme_id, person_id) DO UPDATE SET joined_at = excluded.joined_at, position = excluded.position, left_at = NULL`,
    [tx.areaId, programmeId, personIds, writeInstant(at)],
  );
}

export async function leaveProgramme(
  tx: Tx,
  programmeId: string,
  personIds: readonly string[],
  at: number,
): Promise<void> {
  await tx.query('UPDATE coaching_client SET left_at = $3 WHERE programme_id = $1 AND person_id = ANY ($2)', [
    programmeId,
    personIds,
    writeInstant(at),
  ]);
}

async function insertSessions(tx: Tx, { id, sessions }: CoachingProgramme): Promise<void> {
  const rows = sessions.map((session) => ({
    ...session,
    start: writeInstant(session.start),
    end: writeInstant(session.end),
  }));
  await tx.query(
    `INSERT INTO coaching_session (id, area_id, programme_id, type, week, starts_at, ends_at, room_id, client_id, with_host, instrument, point)
     SELECT s.id, $2, $1, s.type, s.week, s.start, s.end, s."roomId", s."clientId", s."withHost", s.instrument, s.point
     FROM jsonb_to_recordset($3::jsonb) AS s (id uuid, type text, week integer, start timestamptz, "end" timestamptz, "roomId" uuid,
       "clientId" uuid, "withHost" boolean, instrument text, point text)`,
    [id, tx.areaId, JSON.stringify(rows)],
  );
}

const programmeOf = (row: Row): CoachingProgramme => ({
  ...row,
  hostContactId: row.hostContactId ?? undefined,
  sessions: row.sessions.map((session) => ({
    ...session,
    roomId: session.roomId ?? undefined,
    clientId: session.clientId ?? undefined,
    instrument: session.instrument ?? undefined,
    point: session.point ?? undefined,
    meetingId: session.meetingId ?? undefined,
  })),
});
