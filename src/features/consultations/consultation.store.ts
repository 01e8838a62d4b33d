import { writeInstant } from '../../domain/time/instant-text.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Consultation } from './consultation.js';
import type { ConsultationSlot } from './consultation-slot.js';

/** SQL for the topics of a slot s. */
export const SLOT_TOPICS = `CASE WHEN cardinality(s.topics) > 0 THEN s.topics
  ELSE coalesce((SELECT f.topics FROM consultant_profile f WHERE f.person_id = s.consultant_id), '{}') END`;

/** SQL for a slot s as JSON, and the form in which it arrives. */
export const SLOT_JSON = `jsonb_build_object('id', s.id, 'consultantId', s.consultant_id, 'start', ${epochMilliseconds('s.starts_at')},
  'end', ${epochMilliseconds('s.ends_at')}, 'timeZone', s.time_zone, 'channel', s.channel, 'maximumCases', s.maximum_cases,
  'status', s.status, 'topics', ${SLOT_TOPICS})`;

/** SQL that asks whether a list of topics has one, whatever its letters' case. */
export const hasTopic = (topics: string, topic: string): string =>
  `EXISTS (SELECT FROM unnest(${topics}) AS has (topic) WHERE lower(has.topic) = lower(${topic}))`;

export interface ConsultationRow extends Consultation {
  readonly slot: ConsultationSlot | null;
}

/** SQL for a consultation c as JSON; whoever shows it leaves out what the reader may not see. */
export const CONSULTATION_JSON = `jsonb_build_object('id', c.id, 'status', c.status, 'askedById', c.asked_by, 'consultantId', c.consultant_id,
  'deputyId', (SELECT f.deputy_id FROM consultant_profile f WHERE f.person_id = c.consultant_id), 'handledById', c.handled_by,
  'topic', c.topic, 'meetingId', c.meeting_id, 'askedAt', ${epochMilliseconds('c.asked_at')}, 'dueAt', ${epochMilliseconds('c.due_at')},
  'contactedAt', ${epochMilliseconds('c.contacted_at')}, 'answeredAt', ${epochMilliseconds('c.answered_at')},
  'slot', (SELECT ${SLOT_JSON} FROM consultation_slot s WHERE s.id = c.slot_id),
  'cases', (SELECT coalesce(jsonb_agg(jsonb_build_object('summary', k.summary, 'question', k.question, 'answer', k.answer)
    ORDER BY k.position), '[]') FROM consultation_case k WHERE k.consultation_id = c.id))`;

/** The consultations that `condition` picks, in its words about c. */
export async function selectConsultations(
  tx: Tx,
  condition: string,
  parameters: readonly unknown[],
  rest = '',
): Promise<ConsultationRow[]> {
  const rows = await tx.query<{ row: ConsultationRow }>(
    `SELECT ${CONSULTATION_JSON} AS row FROM consultation c WHERE ${condition} ${rest}`,
    parameters,
  );
  return rows.map(({ row }) => row);
}

/** The consultation as it stands, without a lock. */
export const loadConsultation = async (tx: Tx, id: string): Promise<ConsultationRow | undefined> =>
  (await selectConsultations(tx, 'c.id = $1', [id]))[0];

/** Locked until the transaction ends; the lock is a statement of its own, since what is read with it would be as old as the waiting began. */
export async function loadForChange(tx: Tx, id: string): Promise<ConsultationRow | undefined> {
  const locked = await tx.query('SELECT FROM consultation WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return locked.length === 0 ? undefined : loadConsultation(tx, id);
}

export interface NewConsultation
  extends Pick<Consultation, 'id' | 'askedById' | 'consultantId' | 'topic' | 'meetingId' | 'askedAt' | 'dueAt'> {
  readonly slotId: string | null;
  readonly cases: readonly { readonly summary?: string; readonly question?: string }[];
}

export async function insertConsultation(tx: Tx, made: NewConsultation): Promise<void> {
  const cases = made.cases.map(({ summary, question }, position) => ({ position, summary, question }));
  await tx.query(
    `WITH made AS (
       INSERT INTO consultation (id, area_id, status, asked_by, consultant_id, slot_id, meeting_id, topic, asked_at, due_at)
       VALUES ($1, $2, CASE WHEN $6::uuid IS NULL THEN 'WAITING' ELSE 'BOOKED' END, $3, $4, $5, $6, $7, $8, $9))
     INSERT INTO consultation_case (area_id, consultation_id, position, summary, question)
     SELECT $2, $1, k.position, k.summary, k.question
     FROM jsonb_to_recordset($10::jsonb) AS k (position integer, summary text, question text)`,
    [
      made.id,
      tx.areaId,
      made.askedById,
      made.consultantId,
      made.slotId,
      made.meetingId,
      made.topic,
      writeInstant(made.askedAt),
      made.dueAt === null ? null : writeInstant(made.dueAt),
      JSON.stringify(cases),
    ],
  );
}

/** Who has answered or contacted, and when; `answers` in the order of the cases. */
export async function writeHandling(
  tx: Tx,
  id: string,
  { byId, at, answers }: { readonly byId: string; readonly at: number; readonly answers?: readonly string[] },
): Promise<void> {
  await tx.query(
    `UPDATE consultation SET handled_by = $2, status = CASE WHEN $4 THEN 'ANSWERED' ELSE 'CONTACTED' END,
       answered_at = CASE WHEN $4 THEN $3::timestamptz END, contacted_at = CASE WHEN $4 THEN contacted_at ELSE coalesce(contacted_at, $3) END
     WHERE id = $1`,
    [id, byId, writeInstant(at), answers !== undefined],
  );
  if (!answers) return;
  await tx.query(
    `UPDATE consultation_case k SET answer = a.answer FROM unnest($2::text[]) WITH ORDINALITY AS a (answer, number)
     WHERE k.consultation_id = $1 AND k.position = a.number - 1`,
    [id, answers],
  );
}

export async function writeCancelled(tx: Tx, id: string, at: number): Promise<void> {
  await tx.query(`UPDATE consultation SET status = 'CANCELLED', cancelled_at = $2 WHERE id = $1`, [
    id,
    writeInstant(at),
  ]);
}

/** Its meeting has been moved: the slot is somebody else's to book. */
export async function leaveSlot(tx: Tx, id: string): Promise<void> {
  await tx.query('UPDATE consultation SET slot_id = NULL WHERE id = $1', [id]);
}
