import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ParticipationStatus } from '../meetings/meeting.js';
import type { AnswerPlace, Asked } from './answer-order.js';

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

export async function ownerOf(tx: Tx, invitationId: string): Promise<InvitationOwner | undefined> {
  const [row] = await tx.query<InvitationOwner>(
    'SELECT meeting_id AS "meetingId", person_id AS "personId" FROM invitation WHERE id = $1',
    [invitationId],
  );
  return row;
}

/** Read once the meeting is locked: whatever writes an invitation holds that lock. Undefined for whoever takes part no more. */
export async function loadAsked(tx: Tx, invitationId: string): Promise<Asked | undefined> {
  const [row] = await tx.query<AskedRow>(
    `SELECT i.sequence, i.asked_sequence AS "askedSequence", i.answer_sequence AS "answerSequence", i.answered_at AS "answeredAt",
       i.answered_here AS "answeredHere", t.status, t.comment
     FROM invitation i JOIN participation t ON t.meeting_id = i.meeting_id AND t.person_id = i.person_id
     WHERE i.id = $1`,
    [invitationId],
  );
  return row && askedOf(row);
}

function askedOf({ sequence, askedSequence, status, comment, ...answered }: AskedRow): Asked {
  const { answerSequence, answeredAt, answeredHere: here } = answered;
  if (status === null || status === 'NEEDS_ACTION' || answerSequence === null || answeredAt === null || here === null)
    return { sequence, askedSequence };
  const place = { sequence: answerSequence, at: answeredAt, here };
  return { sequence, askedSequence, standing: { status, comment: comment ?? undefined, place } };
}

export async function keepPlace(tx: Tx, invitationId: string, { sequence, at, here }: AnswerPlace): Promise<void> {
  await tx.query('UPDATE invitation SET answer_sequence = $2, answered_at = $3, answered_here = $4 WHERE id = $1', [
    invitationId,
    sequence,
    writeInstant(at),
    here,
  ]);
}
