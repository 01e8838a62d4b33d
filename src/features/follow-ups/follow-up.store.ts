import { randomUUID } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ContactWish } from '../directory/contact-wish.js';
import { workingAddress } from '../directory/letter-address.js';
import type { FollowUpCause } from './follow-up.js';
import type { PlannedFollowUp } from './follow-up-plan.js';

/** A person as rows have them; the number is as somebody typed it. */
interface PersonRow {
  readonly id: string;
  readonly zone: string;
  readonly wish: ContactWish;
  readonly email: string | null;
  readonly phone: string | null;
}

export async function loadPeople(tx: Tx, ids: readonly string[]): Promise<PersonRow[]> {
  return tx.prepared<PersonRow>(
    `SELECT p.id, p.time_zone AS zone, coalesce((SELECT w.wish FROM contact_wish w WHERE w.person_id = p.id), 'EMAIL') AS wish,
       ${workingAddress('p')} AS email, p.phone
     FROM person p WHERE p.id = ANY ($1)`,
    [ids],
  );
}

/** Somebody who is planned for in a meeting, as one who takes part or as the one who organises it. */
export interface PlannedPlace {
  readonly meetingId: string;
  readonly personId: string;
  readonly audience: PlannedFollowUp['audience'];
}

/**
 * Makes the rows of these people in these meetings what they are to be, in one statement. What is still to be sent is moved; what
 * has been tried is left to itself, since it may have left, and another takes its place; what is planned no more is
 * cancelled. What was sent for the same time stays sent. The meetings are locked by the caller.
 */
export async function keepPlanned(
  tx: Tx,
  places: readonly PlannedPlace[],
  planned: readonly PlannedFollowUp[],
): Promise<void> {
  if (places.length === 0) return;
  const rows = planned.map((each) => ({
    ...each,
    id: randomUUID(),
    dueAt: writeInstant(each.dueAt),
    until: Number.isFinite(each.until) ? writeInstant(each.until) : null,
  }));
  await tx.prepared(KEEP, [tx.areaId, JSON.stringify(places), JSON.stringify(rows)]);
}

/** Everything that is still to be sent about a meeting. */
export async function endAll(tx: Tx, meetingId: string, cause: FollowUpCause): Promise<void> {
  await tx.query(
    `WITH left_behind AS (DELETE FROM follow_up_horizon WHERE meeting_id = $1)
     UPDATE follow_up SET state = 'CANCELLED', last_error = $2 WHERE meeting_id = $1 AND state = 'SCHEDULED'`,
    [meetingId, cause],
  );
}

/** What is still to be sent to people who take part no more. */
export async function endFor(tx: Tx, meetingId: string, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx.query(
    `UPDATE follow_up SET state = 'CANCELLED', last_error = $3
     WHERE meeting_id = $1 AND person_id = ANY ($2) AND audience = 'PARTICIPANT' AND state = 'SCHEDULED'`,
    [meetingId, personIds, 'TAKES_NO_PART' satisfies FollowUpCause],
  );
}

/** Nobody has to be asked any more for an answer that has come, and the organiser not be told once all have. */
export async function noteAnswers(
  tx: Tx,
  meetingId: string,
  personIds: readonly string[],
  { allAnswered }: { readonly allAnswered: boolean },
): Promise<void> {
  if (personIds.length === 0 && !allAnswered) return;
  await tx.query(
    `UPDATE follow_up SET state = 'DONE', last_error = NULL WHERE meeting_id = $1 AND kind = 'REPLY_MISSING' AND state = 'SCHEDULED'
       AND (audience = 'PARTICIPANT' AND person_id = ANY ($2) OR audience = 'ORGANISER' AND $3)`,
    [meetingId, personIds, allAnswered],
  );
}

/** What the organiser of a meeting was to be told is told to whoever organises it now. */
export async function readdress(tx: Tx, meetingId: string, organiserId: string): Promise<void> {
  await tx.query(
    `UPDATE follow_up SET person_id = $2 WHERE meeting_id = $1 AND audience = 'ORGANISER' AND state = 'SCHEDULED'`,
    [meetingId, organiserId],
  );
}

/** Has meetings planned when they come within the horizon. `planAt`: epoch milliseconds. */
export async function planLater(
  tx: Tx,
  meetings: readonly { readonly id: string; readonly planAt: number }[],
): Promise<void> {
  if (meetings.length === 0) return;
  await tx.query(
    `INSERT INTO follow_up_horizon AS h (meeting_id, area_id, plan_at)
     SELECT id, $1, plan_at FROM unnest($2::uuid[], $3::timestamptz[]) AS far (id, plan_at)
     ON CONFLICT (meeting_id) DO UPDATE SET plan_at = excluded.plan_at, event_id = NULL`,
    [tx.areaId, meetings.map(({ id }) => id), meetings.map(({ planAt }) => writeInstant(planAt))],
  );
}

/** They have been planned meanwhile. */
export async function planNoMoreLater(tx: Tx, meetingIds: readonly string[]): Promise<void> {
  if (meetingIds.length === 0) return;
  await tx.query('DELETE FROM follow_up_horizon WHERE meeting_id = ANY ($1)', [meetingIds]);
}

/** Takes a meeting off the horizon; false if it is there no more, or waits there for a later day. */
export async function takeFromHorizon(tx: Tx, meetingId: string, eventId: string): Promise<boolean> {
  const taken = await tx.query('DELETE FROM follow_up_horizon WHERE meeting_id = $1 AND event_id = $2 RETURNING 1', [
    meetingId,
    eventId,
  ]);
  return taken.length > 0;
}

/** Somebody more is asked for the same time: the organiser does not hear later of those who were asked before. */
const SAME_QUESTION = `f.audience = 'ORGANISER' AND f.meeting_sequence = w."meetingSequence"`;

const KEEP = `
  WITH place AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS p ("meetingId" uuid, "personId" uuid, audience text)
  ), wish AS (
    SELECT * FROM jsonb_to_recordset($3::jsonb) AS w (id uuid, "meetingId" uuid, "meetingSequence" integer, "caseId" uuid, "personId" uuid,
      step text, kind text, audience text, channel text, "dueAt" timestamptz, until timestamptz)
  ), moved AS (
    UPDATE follow_up f SET meeting_sequence = w."meetingSequence", due_at = CASE WHEN ${SAME_QUESTION} THEN least(f.due_at, w."dueAt") ELSE w."dueAt" END, until = w.until, channel = w.channel, event_id = NULL, last_error = NULL
    FROM wish w WHERE f.meeting_id = w."meetingId" AND f.person_id = w."personId" AND f.step = w.step AND f.state = 'SCHEDULED' AND f.attempts = 0
    RETURNING f.id, f.meeting_id, f.person_id, f.step
  ), ended AS (
    UPDATE follow_up f SET state = 'CANCELLED', last_error = 'TIME_CHANGED' FROM place p
    WHERE f.meeting_id = p."meetingId" AND f.person_id = p."personId" AND f.audience = p.audience AND f.state = 'SCHEDULED'
      AND NOT EXISTS (SELECT FROM wish w WHERE w."meetingId" = f.meeting_id AND w."personId" = f.person_id AND w.step = f.step
        AND (f.attempts = 0 OR w."meetingSequence" = f.meeting_sequence))
  )
  INSERT INTO follow_up AS f (id, area_id, kind, step, audience, person_id, meeting_id, case_id, meeting_sequence, due_at, until, channel)
  SELECT w.id, $1, w.kind, w.step, w.audience, w."personId", w."meetingId", w."caseId", w."meetingSequence", w."dueAt", w.until, w.channel
  FROM wish w WHERE NOT EXISTS (SELECT FROM moved m WHERE m.meeting_id = w."meetingId" AND m.person_id = w."personId" AND m.step = w.step)
  ON CONFLICT (meeting_id, person_id, step, meeting_sequence) DO UPDATE SET state = 'SCHEDULED', due_at = excluded.due_at, until = excluded.until,
    channel = excluded.channel, event_id = NULL, attempts = 0, last_error = NULL WHERE f.state = 'CANCELLED'`;
