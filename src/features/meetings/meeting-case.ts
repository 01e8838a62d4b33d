import { invalid, type Problem } from '../../domain/problem.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as cases from '../cases/case.problems.js';
import { seenCase } from '../cases/case.read-model.js';
import { type GatedAct, gatedKinds, uncoveredParties } from '../cases/gate.js';
import type { Meeting } from './meeting.js';
import { loadMeeting } from './meeting.store.js';

/**
 * What is wrong with the case that a meeting is to belong to, if anything. One that is not seen does not exist.
 *
 * `hold`: for acts that write. The case stays locked and open until the transaction ends; without it a closing at the same
 * instant would see no meeting, and the meeting no closing. The lock is a statement of its own, since what is read
 * together with it would be as old as the waiting began.
 */
export async function meetingCaseProblem(
  tx: Tx,
  viewer: Viewer,
  caseId: string | undefined,
  now: number,
  { hold }: { readonly hold: boolean } = { hold: false },
): Promise<Problem | undefined> {
  if (caseId === undefined) return undefined;
  if (hold) await tx.query('SELECT 1 FROM client_case WHERE id = $1 FOR SHARE', [caseId]);
  const found = await seenCase(tx, viewer, caseId, now);
  const field = 'input.caseId';
  if (!found) return { code: 'NOT_FOUND', field, sentence: cases.unknownCase };
  return found.closedAt === null ? undefined : invalid(field, cases.caseClosed.sentence);
}

/** What the gate is asked about a meeting: everybody who takes part in it or is told of it. */
export const gatedActOf = (meeting: Meeting): GatedAct => ({
  kind: meeting.kind,
  caseId: meeting.caseId,
  participantIds: meeting.participants.map(({ personId }) => personId),
  time: meeting,
});

/** Whether a participant may, at this moment, still take part in the matters that the meeting touches. Locks nothing. */
export async function mayTakePart(tx: Tx, meetingId: string, personId: string): Promise<boolean> {
  const meeting = await loadMeeting(tx, meetingId);
  if (!meeting) return false;
  const uncovered = await uncoveredParties(tx, gatedActOf(meeting), { hold: false });
  return !uncovered.some((party) => party.personId === personId);
}

/** Locks the open cases that the meeting touches, or will with the newcomers, until the transaction ends, if it is of a kind that the gate guards. */
export async function holdMattersOf(tx: Tx, meetingId: string, newcomerIds: readonly string[]): Promise<void> {
  await tx.query(
    `SELECT 1 FROM client_case c
     WHERE c.closed_at IS NULL AND c.id IN (
       SELECT m.case_id FROM meeting m WHERE m.id = $1 AND m.kind = ANY ($2)
       UNION SELECT o.id FROM meeting m JOIN participation t ON t.meeting_id = m.id
         JOIN client_case o ON o.client_id = t.person_id AND o.closed_at IS NULL WHERE m.id = $1 AND m.kind = ANY ($2)
       UNION SELECT o.id FROM meeting m JOIN client_case o ON o.client_id = ANY ($3) AND o.closed_at IS NULL
         WHERE m.id = $1 AND m.kind = ANY ($2))
     ORDER BY c.id FOR SHARE`,
    [meetingId, gatedKinds, newcomerIds],
  );
}
