import { writeInstant } from '../../domain/time/instant-text.js';
import type { Instant } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type RepeatedDelivery, sendRepeated } from './bundle.store.js';
import { NEWEST_DELIVERY } from './delivery.store.js';
import type { DeliveryCause } from './delivery-failure-text.js';

/**
 * Sends the newest message of each coming meeting to the person once more, where it failed, or was held back, for one of
 * these causes: as the invitation stands now, and in one mail what was one mail. Whatever waits to be sent reads the address by itself. Under no lock of the
 * meeting: if it changes at the same moment, the change's own message overtakes this one.
 */
export async function sendAgain(
  tx: Tx,
  personId: string,
  causes: readonly DeliveryCause[],
  now: Instant,
): Promise<void> {
  await sendRepeated(tx, now, await tx.query<RepeatedDelivery>(AGAIN, [personId, causes, writeInstant(now)]));
}

/** A move is news to those alone whom something has reached before; others are simply invited. */
const AGAIN = `
  WITH repeated AS (INSERT INTO delivery (id, area_id, invitation_id, meeting_version, repeated, sequence, method, news, previous_starts_at, dtstamp)
  SELECT gen_random_uuid(), i.area_id, i.id, d.meeting_version, d.repeated + 1, i.sequence, d.method,
    CASE WHEN d.method = 'CANCEL' OR EXISTS (SELECT FROM delivery one WHERE one.invitation_id = i.id AND one.state = 'SENT') THEN d.news ELSE 'INVITED' END,
    d.previous_starts_at, greatest($3, d.dtstamp)
  FROM invitation i ${NEWEST_DELIVERY}
  WHERE i.person_id = $1 AND i.ends_at > $3 AND d.state IN ('FAILED', 'SUPPRESSED') AND d.last_error = ANY ($2)
  ON CONFLICT (invitation_id, meeting_version, repeated) DO NOTHING
  RETURNING id, invitation_id, meeting_version, repeated)
  SELECT r.id AS "deliveryId", d.bundle_id AS "bundleId" FROM repeated r
  JOIN delivery d ON d.invitation_id = r.invitation_id AND d.meeting_version = r.meeting_version AND d.repeated = r.repeated - 1
  JOIN invitation i ON i.id = r.invitation_id ORDER BY i.starts_at, i.id`;
