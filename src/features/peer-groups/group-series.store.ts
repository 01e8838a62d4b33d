import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';

/** Gives a group its series, or the one that goes on in the place of its present one. */
export async function addSeries(tx: Tx, groupId: string, seriesId: string): Promise<void> {
  await tx.query(
    `INSERT INTO peer_group_series (area_id, series_id, group_id, ordinal)
     SELECT $1, $2, $3, 1 + coalesce(max(s.ordinal), 0) FROM peer_group_series s WHERE s.group_id = $3`,
    [tx.areaId, seriesId, groupId],
  );
}

/** The group that this series is, or was, the series of. */
export async function groupIdOfSeries(tx: Tx, seriesId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>('SELECT group_id AS id FROM peer_group_series WHERE series_id = $1', [
    seriesId,
  ]);
  return row?.id;
}

/**
 * The series of the group of which something is still to come, locked, the oldest first: a group that was moved from some week on has two
 * for a while. Whoever moves a group takes the lock of its series alone, so they are asked for again under the lock: the move may
 * have been waited for.
 */
export async function lockComingSeries(tx: Tx, groupId: string, now: number): Promise<string[]> {
  for (let known = await comingSeries(tx, groupId, now); ; ) {
    for (const id of known) await tx.query('SELECT FROM meeting_series s WHERE s.id = $1 FOR NO KEY UPDATE', [id]);
    const found = await comingSeries(tx, groupId, now);
    if (found.join() === known.join()) return found;
    known = found;
  }
}

async function comingSeries(tx: Tx, groupId: string, now: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT s.series_id AS id FROM peer_group_series s WHERE s.group_id = $1 AND EXISTS (
       SELECT 1 FROM meeting m WHERE m.series_id = s.series_id AND m.status = 'CONFIRMED' AND m.ends_at > $2) ORDER BY s.ordinal`,
    [groupId, writeInstant(now)],
  );
  return rows.map(({ id }) => id);
}

/** When the group meets next; undefined when it has met for the last time. */
export async function nextStartOf(tx: Tx, groupId: string, now: number): Promise<number | undefined> {
  const [row] = await tx.query<{ at: number }>(
    `SELECT m.starts_at AS at FROM peer_group_series s JOIN meeting m ON m.series_id = s.series_id
     WHERE s.group_id = $1 AND m.status = 'CONFIRMED' AND m.starts_at > $2 ORDER BY m.starts_at LIMIT 1`,
    [groupId, writeInstant(now)],
  );
  return row?.at;
}

/** The sessions that a series has so far. */
export const sessionsOf = (tx: Tx, seriesId: string): Promise<{ readonly id: string; readonly start: number }[]> =>
  tx.query('SELECT m.id, m.starts_at AS start FROM meeting m WHERE m.series_id = $1', [seriesId]);

/** Whether something in the calendars kept any time of these series from being booked. */
export async function haveClashes(tx: Tx, seriesIds: readonly string[]): Promise<boolean> {
  const clashes = await tx.query('SELECT 1 FROM series_clash WHERE series_id = ANY ($1) LIMIT 1', [seriesIds]);
  return clashes.length > 0;
}
