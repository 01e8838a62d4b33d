import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';

/** Takes somebody out of meetings. Their time is given back by the caller. */
export async function endAttendance(tx: Tx, meetingIds: readonly string[], personId: string): Promise<void> {
  await tx.query('DELETE FROM participation WHERE meeting_id = ANY ($1) AND person_id = $2', [meetingIds, personId]);
}

/** The versions of these meetings, each by one. */
export async function raiseVersions(tx: Tx, meetingIds: readonly string[], at: number): Promise<void> {
  if (meetingIds.length === 0) return;
  await tx.query('UPDATE meeting SET version = version + 1, changed_at = $2 WHERE id = ANY ($1)', [
    meetingIds,
    writeInstant(at),
  ]);
}

/** RECURRENCE-ID of the first of a series' times that has not ended, wherever it has moved to; undefined if all have. */
export async function nextOf(tx: Tx, seriesId: string, now: number): Promise<number | undefined> {
  const [row] = await tx.query<{ at: number }>(
    `SELECT m.recurrence_id AS at FROM meeting m
     WHERE m.series_id = $1 AND m.recurrence_id IS NOT NULL AND m.status = 'CONFIRMED' AND m.ends_at > $2 ORDER BY m.recurrence_id LIMIT 1`,
    [seriesId, writeInstant(now)],
  );
  return row?.at;
}
