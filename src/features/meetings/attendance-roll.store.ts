import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { RollEntry } from './attendance-roll.js';

/** Keeps these entries in place of what was recorded of the same people before. */
export async function writeRoll(
  tx: Tx,
  meetingId: string,
  entries: readonly RollEntry[],
  { byPersonId, at }: { readonly byPersonId: string; readonly at: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO attendance (area_id, meeting_id, person_id, state, note, recorded_by, recorded_at)
     SELECT $1, $2, e."personId", e.state, nullif(btrim(e.note), ''), $4, $5
     FROM jsonb_to_recordset($3::jsonb) AS e ("personId" uuid, state text, note text)
     ON CONFLICT (meeting_id, person_id) DO UPDATE SET state = excluded.state, note = excluded.note,
       recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
    [tx.areaId, meetingId, JSON.stringify(entries), byPersonId, writeInstant(at)],
  );
}
