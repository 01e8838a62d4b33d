import { writeInstant } from '../../domain/time/instant-text.js';
import type { Instant } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { NEWEST_DELIVERY } from './delivery.store.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import { SEND_INVITATION } from './invite-participants.js';

/**
 * Sends the newest message of each coming meeting to the person once more, where it failed, or was held back, for one of
 * these causes: as the invitation stands now. Whatever waits to be sent reads the address by itself. Under no lock of the
 * meeting: if it changes at the same moment, the change's own message overtakes this one.
 */
export async function sendAgain(
  tx: Tx,
  personId: string,
  causes: readonly DeliveryCause[],
  now: Instant,
): Promise<void> {
  const deliveries = await tx.query<{ deliveryId: string }>(AGAIN, [personId, causes, writeInstant(now)]);
  await appendToOutbox(
    tx,
    now,
    deliveries.map((subject) => ({ kind: SEND_INVITATION, subject })),
  );
}

/** A move is news to those alone whom something has reached before; others are simply invited. */
const AGAIN = `
  INSERT INTO delivery (id, area_id, invitation_id, meeting_version, repeated, sequence, method, news, previous_starts_at, dtstamp)
  SELECT gen_random_uuid(), i.area_id, i.id, d.meeting_version, d.repeated + 1, i.sequence, d.method,
    CASE WHEN d.method = 'CANCEL' OR EXISTS (SELECT FROM delivery one WHERE one.invitation_id = i.id AND one.state = 'SENT') THEN d.news ELSE 'INVITED' END,
    d.previous_starts_at, greatest($3, d.dtstamp)
  FROM invitation i ${NEWEST_DELIVERY}
  WHERE i.person_id = $1 AND i.ends_at > $3 AND d.state IN ('FAILED', 'SUPPRESSED') AND d.last_error = ANY ($2)
  ON CONFLICT (invitation_id, meeting_version, repeated) DO NOTHING
  RETURNING id AS "deliveryId"`;
