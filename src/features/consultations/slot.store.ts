import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import { SLOT_JSON } from './consultation.store.js';
import type { ConsultationSlot, ConsultationSlotStatus } from './consultation-slot.js';

/** A slot, and the meeting of the consultation that has booked it. */
export interface SlotToChange extends ConsultationSlot {
  readonly consultationId: string | null;
  readonly meetingId: string | null;
  /** Of whoever has booked it. */
  readonly askerLanguage: Language | null;
}

const SELECT_SLOTS = `
  SELECT ${SLOT_JSON} || jsonb_build_object('consultationId', c.id, 'meetingId', c.meeting_id, 'askerLanguage', a.language) AS row
  FROM consultation_slot s LEFT JOIN consultation c ON c.slot_id = s.id AND c.status = 'BOOKED' LEFT JOIN person a ON a.id = c.asked_by`;

/** Those of the ids that there are, as they stand and without a lock. */
export async function loadSlots(tx: Tx, ids: readonly string[]): Promise<SlotToChange[]> {
  const rows = await tx.query<{ row: SlotToChange }>(`${SELECT_SLOTS} WHERE s.id = ANY ($1) ORDER BY s.id`, [ids]);
  return rows.map(({ row }) => row);
}

/**
 * As `loadSlots`, locked until the transaction ends, in the order of their ids. Slots come behind meetings in the order of locks:
 * a meeting's change reaches its slot, so whoever changes both locks the meeting first. Whoever books one makes a new meeting,
 * which nobody can be waiting for.
 */
export async function lockSlots(tx: Tx, ids: readonly string[]): Promise<SlotToChange[]> {
  await tx.query('SELECT FROM consultation_slot WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [ids]);
  return loadSlots(tx, ids);
}

/** When slots of the consultant lie that begin in the window and are not withdrawn, and which they are. */
export async function publishedSlots(
  tx: Tx,
  consultantId: string,
  window: Interval,
): Promise<(Interval & { readonly id: string })[]> {
  return tx.query(
    `SELECT s.id, s.starts_at AS start, s.ends_at AS "end" FROM consultation_slot s
     WHERE s.consultant_id = $1 AND s.starts_at >= $2 AND s.starts_at < $3 AND s.status <> 'WITHDRAWN'`,
    [consultantId, writeInstant(window.start), writeInstant(window.end)],
  );
}

export interface NewSlots {
  readonly slots: readonly (Interval & { readonly id: string })[];
  /** What all of them have in common. */
  readonly offer: Pick<ConsultationSlot, 'consultantId' | 'timeZone' | 'channel' | 'maximumCases' | 'topics'>;
  readonly publishedById: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** All of them in one statement. */
export async function insertSlots(tx: Tx, { slots, offer, publishedById, at }: NewSlots): Promise<void> {
  await tx.query(
    `INSERT INTO consultation_slot (id, area_id, consultant_id, starts_at, ends_at, time_zone, channel, maximum_cases, topics, status,
       published_by, published_at)
     SELECT w.id, $1, $2, w.start, w."end", $3, $4, $5, $6, 'FREE', $7, $8
     FROM unnest($9::uuid[], $10::timestamptz[], $11::timestamptz[]) AS w (id, start, "end")`,
    [
      tx.areaId,
      offer.consultantId,
      offer.timeZone,
      offer.channel,
      offer.maximumCases,
      offer.topics,
      publishedById,
      writeInstant(at),
      slots.map(({ id }) => id),
      slots.map(({ start }) => writeInstant(start)),
      slots.map(({ end }) => writeInstant(end)),
    ],
  );
}

export async function writeSlotStatus(tx: Tx, ids: readonly string[], status: ConsultationSlotStatus): Promise<void> {
  await tx.query('UPDATE consultation_slot SET status = $2 WHERE id = ANY ($1)', [ids, status]);
}
