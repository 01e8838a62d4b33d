import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Agenda, Turn } from './agenda.js';
import type { AgendaItem } from './agenda-item.js';

const ITEM = `i.id, i.team_id AS "teamId", i.outer_id AS "outerId", i.meeting_id AS "meetingId", i.case_id AS "caseId",
  i.anonymous_topic AS "anonymousTopic", i.offset_ms::float8 AS "offsetMs", i.duration_ms::float8 AS "durationMs",
  i.cancelled_at AS "cancelledAt", i.version`;

/** A turn as it stands, without a lock: whoever changes it has locked the team's meeting. */
export async function loadItem(tx: Tx, id: string): Promise<AgendaItem | undefined> {
  const [item] = await tx.query<AgendaItem>(`SELECT ${ITEM} FROM agenda_item i WHERE i.id = $1`, [id]);
  return item;
}

/** What is taken up in these meetings, in the order of the agenda. */
export async function itemsOf(tx: Tx, outerIds: readonly string[]): Promise<AgendaItem[]> {
  return tx.query<AgendaItem>(
    `SELECT ${ITEM} FROM agenda_item i JOIN meeting o ON o.id = i.outer_id
     WHERE i.outer_id = ANY ($1) AND i.cancelled_at IS NULL ORDER BY o.starts_at, i.offset_ms`,
    [outerIds],
  );
}

/** A team's meeting with its turns. */
export interface TeamAgenda extends Agenda {
  readonly roomId: string | undefined;
  readonly timeZone: string;
}

/** The team's meetings that stand and are not over, with what is taken of them, in their order. `now`: epoch milliseconds. */
export async function comingAgendas(tx: Tx, teamId: string, now: number): Promise<TeamAgenda[]> {
  const rows = await tx.query<TeamAgenda & { readonly roomId: string | null; readonly taken: readonly Turn[] }>(
    `SELECT m.id AS "outerId", m.starts_at AS start, m.ends_at AS "end", m.room_id AS "roomId", m.time_zone AS "timeZone",
       t.turn_ms::float8 AS "turnMs",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('offsetMs', i.offset_ms, 'durationMs', i.duration_ms)), '[]')
         FROM agenda_item i WHERE i.outer_id = m.id AND i.cancelled_at IS NULL) AS taken
     FROM team t JOIN team_series ts ON ts.team_id = t.id JOIN meeting m ON m.series_id = ts.series_id
     WHERE t.id = $1 AND m.status = 'CONFIRMED' AND m.ends_at > $2 ORDER BY m.starts_at, m.id`,
    [teamId, writeInstant(now)],
  );
  return rows.map((row) => ({ ...row, roomId: row.roomId ?? undefined }));
}

/**
 * As `comingAgendas`, those that begin at `from` or later locked first: nobody takes a turn of them meanwhile. They are locked in the order in
 * which they happen, so whoever calls one off, and has locked it, can go on to the later ones.
 */
export async function lockComingAgendas(
  tx: Tx,
  teamId: string,
  { from, now }: { readonly from?: number; readonly now: number },
): Promise<TeamAgenda[]> {
  await tx.query(
    `SELECT FROM meeting m WHERE m.series_id IN (SELECT ts.series_id FROM team_series ts WHERE ts.team_id = $1)
       AND m.status = 'CONFIRMED' AND m.ends_at > $2 AND ($3::timestamptz IS NULL OR m.starts_at >= $3)
     ORDER BY m.starts_at, m.id FOR NO KEY UPDATE`,
    [teamId, writeInstant(now), from === undefined ? null : writeInstant(from)],
  );
  return comingAgendas(tx, teamId, now);
}

export async function insertItem(tx: Tx, item: AgendaItem, at: number): Promise<void> {
  await tx.query(
    `INSERT INTO agenda_item (id, area_id, team_id, outer_id, meeting_id, case_id, anonymous_topic, offset_ms, duration_ms, version, created_at,
       changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      item.id,
      tx.areaId,
      item.teamId,
      item.outerId,
      item.meetingId,
      item.caseId,
      item.anonymousTopic,
      item.offsetMs,
      item.durationMs,
      item.version,
      writeInstant(at),
    ],
  );
}

/** What a change may touch: when and where it is taken up, whether, and the meeting of those who are invited to it. */
export async function updateItem(tx: Tx, item: AgendaItem, at: number): Promise<void> {
  await tx.query(
    `UPDATE agenda_item SET outer_id = $2, meeting_id = $3, offset_ms = $4, cancelled_at = $5, version = $6, changed_at = $7,
       duration_ms = $8, anonymous_topic = $9 WHERE id = $1`,
    [
      item.id,
      item.outerId,
      item.meetingId,
      item.offsetMs,
      item.cancelledAt === null ? null : writeInstant(item.cancelledAt),
      item.version,
      writeInstant(at),
      item.durationMs,
      item.anonymousTopic,
    ],
  );
}

/** The turn that an inner meeting is of. */
export async function itemOfMeeting(tx: Tx, meetingId: string): Promise<AgendaItem | undefined> {
  const [item] = await tx.query<AgendaItem>(`SELECT ${ITEM} FROM agenda_item i WHERE i.meeting_id = $1`, [meetingId]);
  return item;
}

/** How many turns are to come for the case that no meeting of its own tells of. `now`: epoch milliseconds. */
export async function comingTurnsOf(tx: Tx, caseId: string, now: number): Promise<number> {
  const [row] = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM agenda_item i JOIN meeting o ON o.id = i.outer_id
     WHERE i.case_id = $1 AND i.meeting_id IS NULL AND i.cancelled_at IS NULL AND o.status = 'CONFIRMED' AND o.ends_at > $2`,
    [caseId, writeInstant(now)],
  );
  return row?.n ?? 0;
}
