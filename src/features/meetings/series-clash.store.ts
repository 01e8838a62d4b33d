import { randomUUID } from 'node:crypto';
import type { TimeConflict } from '../../domain/problem.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';

/**
 * A time of a series that could not be booked, because somebody or the room was taken. It is left out of everybody's
 * calendar until the organiser books it at another time, as a meeting by itself, or leaves it out for good.
 *
 *   OPEN ── bookOccurrence ──▶ BOOKED
 *     └──── leaveOutOccurrence ─▶ LEFT_OUT
 */
export interface SeriesClash {
  readonly id: string;
  readonly recurrenceId: number;
  readonly conflicts: readonly TimeConflict[];
}

export type FoundClash = Omit<SeriesClash, 'id'>;

export async function insertClashes(
  tx: Tx,
  seriesId: string,
  clashes: readonly FoundClash[],
  at: number,
): Promise<void> {
  if (clashes.length === 0) return;
  const rows = clashes.map(({ recurrenceId, conflicts }) => ({
    id: randomUUID(),
    recurrenceId: writeInstant(recurrenceId),
    conflicts,
  }));
  await tx.query(
    `INSERT INTO series_clash (id, area_id, series_id, recurrence_id, conflicts, state, found_at)
     SELECT c.id, $1, $2, c."recurrenceId", c.conflicts, 'OPEN', $4
     FROM jsonb_to_recordset($3::jsonb) AS c (id uuid, "recurrenceId" timestamptz, conflicts jsonb)`,
    [tx.areaId, seriesId, JSON.stringify(rows), writeInstant(at)],
  );
}

/** Which series a clash is of. */
export async function findClash(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>('SELECT c.series_id AS id FROM series_clash c WHERE c.id = $1', [id]);
  return row?.id;
}

/** An open clash, locked after its series. */
export async function loadClashForChange(tx: Tx, id: string): Promise<SeriesClash | undefined> {
  const [row] = await tx.query<SeriesClash>(
    `SELECT c.id, c.recurrence_id AS "recurrenceId", c.conflicts FROM series_clash c
     WHERE c.id = $1 AND c.state = 'OPEN' FOR NO KEY UPDATE`,
    [id],
  );
  return row;
}

/** Solved by the meeting that was booked instead, or left out for good. */
export async function closeClash(tx: Tx, id: string, meetingId: string | undefined): Promise<void> {
  await tx.query('UPDATE series_clash SET state = $2, meeting_id = $3 WHERE id = $1', [
    id,
    meetingId === undefined ? 'LEFT_OUT' : 'BOOKED',
    meetingId ?? null,
  ]);
}

/** Times of a new series that are left out from the start, since they were called off before it began. */
export async function leaveOut(tx: Tx, seriesId: string, recurrenceIds: readonly number[], at: number): Promise<void> {
  if (recurrenceIds.length === 0) return;
  await tx.query(
    `INSERT INTO series_clash (id, area_id, series_id, recurrence_id, conflicts, state, found_at)
     SELECT gen_random_uuid(), $1, $2, id, '[]', 'LEFT_OUT', $4 FROM unnest($3::timestamptz[]) AS left_out (id)`,
    [tx.areaId, seriesId, recurrenceIds.map(writeInstant), writeInstant(at)],
  );
}

/** What a cut or a move of the series makes pointless. */
export async function dropClashesFrom(tx: Tx, seriesId: string, from: number): Promise<void> {
  await tx.query(
    `UPDATE series_clash SET state = 'LEFT_OUT' WHERE series_id = $1 AND recurrence_id >= $2 AND state = 'OPEN'`,
    [seriesId, writeInstant(from)],
  );
}
