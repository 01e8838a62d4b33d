import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Meeting } from './meeting.js';
import { loadMeetings } from './meeting.store.js';

/**
 * What lies within these meetings, stands, and is not over: locked until the transaction ends, in the order of the ids, as it then stands.
 * Outer meetings are locked before inner ones.
 */
export async function lockWithin(tx: Tx, outerIds: readonly string[], now: number): Promise<Meeting[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT m.id FROM meeting m WHERE m.outer_id = ANY ($1) AND m.status = 'CONFIRMED' AND m.ends_at > $2 ORDER BY m.id FOR NO KEY UPDATE`,
    [outerIds, writeInstant(now)],
  );
  if (rows.length === 0) return [];
  return loadMeetings(
    tx,
    rows.map(({ id }) => id),
  );
}
