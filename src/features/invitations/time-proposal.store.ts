import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { TimeProposal } from './time-proposal.js';

export type ProposalRow = Omit<TimeProposal, 'comment'> & { readonly comment: string | null };

export const PROPOSAL_COLUMNS = `w.id, w.meeting_id AS "meetingId", w.invitation_id AS "invitationId", w.person_id AS "personId",
  w.starts_at AS start, w.ends_at AS "end", w.comment, w.sequence, w.from_calendar AS "fromCalendar", w.state, w.created_at AS "createdAt"`;

export async function insertProposal(tx: Tx, proposal: TimeProposal): Promise<void> {
  await tx.query(
    `INSERT INTO time_proposal (id, area_id, meeting_id, invitation_id, person_id, starts_at, ends_at, comment, sequence, from_calendar, state, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      proposal.id,
      tx.areaId,
      proposal.meetingId,
      proposal.invitationId,
      proposal.personId,
      writeInstant(proposal.start),
      writeInstant(proposal.end),
      proposal.comment ?? null,
      proposal.sequence,
      proposal.fromCalendar,
      proposal.state,
      writeInstant(proposal.createdAt),
    ],
  );
}

/** Which meeting it is about: known before the meeting is locked, while all else is read after. */
export async function meetingOfProposal(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>('SELECT meeting_id AS id FROM time_proposal WHERE id = $1', [id]);
  return row?.id;
}

export async function loadProposal(tx: Tx, id: string): Promise<TimeProposal | undefined> {
  const [row] = await tx.query<ProposalRow>(`SELECT ${PROPOSAL_COLUMNS} FROM time_proposal w WHERE w.id = $1`, [id]);
  return row && proposalOf(row);
}

/** Everything that was ever proposed by the recipient of the invitation. A person proposes a handful of times. */
export async function proposalsOf(tx: Tx, invitationId: string): Promise<TimeProposal[]> {
  const rows = await tx.query<ProposalRow>(
    `SELECT ${PROPOSAL_COLUMNS} FROM time_proposal w WHERE w.invitation_id = $1`,
    [invitationId],
  );
  return rows.map(proposalOf);
}

export async function writeDecision(tx: Tx, { id, state }: TimeProposal, at: number): Promise<void> {
  await tx.query('UPDATE time_proposal SET state = $2, decided_at = $3 WHERE id = $1', [id, state, writeInstant(at)]);
}

/** The open proposals of the meeting: of these people, or of everybody. */
export async function withdrawProposals(
  tx: Tx,
  meetingId: string,
  personIds: readonly string[] | 'EVERYBODY',
  at: number,
): Promise<void> {
  await tx.query(
    `UPDATE time_proposal SET state = 'WITHDRAWN', decided_at = $2
     WHERE meeting_id = $1 AND state = 'OPEN' AND ($3::uuid[] IS NULL OR person_id = ANY ($3))`,
    [meetingId, writeInstant(at), personIds === 'EVERYBODY' ? null : personIds],
  );
}

const proposalOf = ({ comment, ...row }: ProposalRow): TimeProposal => ({ ...row, comment: comment ?? undefined });
