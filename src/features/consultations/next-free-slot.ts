import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import { hasTopic, SLOT_JSON, SLOT_TOPICS } from './consultation.store.js';
import type { ConsultationSlot } from './consultation-slot.js';

/**
 * SQL that asks whether a slot s would do in the place of one with these topics: it has one of them, or the same consultant
 * if there are none.
 */
export const doesInstead = (topics: string, consultantId: string): string =>
  `CASE WHEN cardinality(${topics}) = 0 THEN s.consultant_id = ${consultantId}
    ELSE EXISTS (SELECT FROM unnest(${topics}) AS wanted (topic) WHERE ${hasTopic(SLOT_TOPICS, 'wanted.topic')}) END`;

/** The next free slots that would do in the place of this one, in the order of their start. */
export async function nextFreeSlots(
  tx: Tx,
  lost: Pick<ConsultationSlot, 'topics' | 'consultantId'>,
  { besideId, now, first }: { readonly besideId: string; readonly now: number; readonly first: number },
): Promise<ConsultationSlot[]> {
  const rows = await tx.query<{ row: ConsultationSlot }>(
    `SELECT ${SLOT_JSON} AS row FROM consultation_slot s
     WHERE s.status = 'FREE' AND s.starts_at > $1 AND s.id <> $2 AND ${doesInstead('$3::text[]', '$4')}
     ORDER BY s.starts_at, s.id LIMIT $5`,
    [writeInstant(now), besideId, lost.topics, lost.consultantId, first],
  );
  return rows.map(({ row }) => row);
}
