import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ParticipationStatus } from '../meetings/meeting.js';
import type { AnswerPlace, Asked } from './answer-order.js';
import { meetingOfInvitation } from './meeting-of-invitation.js';

/** Whose invitation it is, and to which meeting. */
export interface InvitationOwner {
  readonly meetingId: string;
  readonly personId: string;
}

interface AskedRow {
  readonly sequence: number;
  readonly askedSequence: number;
  readonly answerSequence: number | null;
  readonly answeredAt: number | null;
  readonly answeredHere: boolean | null;
  readonly status: ParticipationStatus | null;
  readonly comment: string | null;
}

export async function ownerOf(tx: Tx, invitationId: string, now: number): Promise<InvitationOwner | undefined> {
  const [row] = await tx.query<InvitationOwner>(
    `SELECT ${meetingOfInvitation('$2')} AS "meetingId", i.person_id AS "personId" FROM invitation i WHERE i.id = $1`,
    [invitationId, writeInstant(now)],
  );
  return row;
}

/** Read once the meeting is locked: whatever writes an invitation holds that lock. Undefined for whoever takes part no more. */
export async function loadAsked(tx: Tx, invitationId: string): Promise<Asked | undefined> {
  const [row] = await tx.query<AskedRow>(
    `SELECT i.sequence, i.asked_sequence AS "askedSequence", i.answer_sequence AS "answerSequence", i.answered_at AS "answeredAt",
       i.answered_here AS "answeredHere", coalesce(t.status, s.status) AS status, t.comment
     FROM invitation i
     LEFT JOIN participation t ON t.meeting_id = i.meeting_id AND t.person_id = i.person_id
     LEFT JOIN series_participation s ON i.since IS NOT NULL AND s.series_id = i.series_id AND s.person_id = i.person_id AND s.since = i.since
     WHERE i.id = $1 AND (t.person_id IS NOT NULL OR s.person_id IS NOT NULL)`,
    [invitationId],
  );
  return row && askedOf(row);
}

function askedOf({ sequence, askedSequence, status, comment, ...answered }: AskedRow): Asked {
  const { answerSequence, answeredAt, answeredHere: here } = answered;
  if (answerSequence === null || answeredAt === null || here === null) return { sequence, askedSequence };
  const last = { sequence: answerSequence, at: answeredAt, here };
  if (status === null || status === 'NEEDS_ACTION') return { sequence, askedSequence, last };
  return { sequence, askedSequence, last, standing: { status, comment: comment ?? undefined, place: last } };
}

/** An invitation to a series, and those to its times that are still to come, in their order. */
export interface SeriesAnswered {
  readonly seriesId: string;
  readonly personId: string;
  readonly timeIds: readonly string[];
}

/** Undefined for an invitation to one meeting. */
export async function seriesAnswered(tx: Tx, invitationId: string, now: number): Promise<SeriesAnswered | undefined> {
  const [row] = await tx.query<SeriesAnswered>(
    `SELECT i.series_id AS "seriesId", i.person_id AS "personId",
       (SELECT coalesce(jsonb_agg(o.id ORDER BY m.starts_at), '[]') FROM invitation o
         JOIN meeting m ON m.id = o.meeting_id AND m.status = 'CONFIRMED'
         JOIN participation t ON t.meeting_id = m.id AND t.person_id = o.person_id AND t.ends_at > $2
         WHERE o.master_id = i.id) AS "timeIds"
     FROM invitation i WHERE i.id = $1 AND i.since IS NOT NULL`,
    [invitationId, writeInstant(now)],
  );
  return row;
}

/** The invitation to one meeting: of a series the next time's, if there is one. */
export async function oneTimeOf(tx: Tx, invitationId: string, now: number): Promise<string> {
  return (await seriesAnswered(tx, invitationId, now))?.timeIds[0] ?? invitationId;
}

/** What meetings of the series begin with that are made from now on. */
export async function writeSeriesAnswer(tx: Tx, invitationId: string, status: ParticipationStatus): Promise<void> {
  await tx.query(
    `UPDATE series_participation s SET status = $2 FROM invitation i
     WHERE i.id = $1 AND s.series_id = i.series_id AND s.person_id = i.person_id AND s.since = i.since`,
    [invitationId, status],
  );
}

export async function keepPlace(tx: Tx, invitationId: string, { sequence, at, here }: AnswerPlace): Promise<void> {
  await tx.query('UPDATE invitation SET answer_sequence = $2, answered_at = $3, answered_here = $4 WHERE id = $1', [
    invitationId,
    sequence,
    writeInstant(at),
    here,
  ]);
}
