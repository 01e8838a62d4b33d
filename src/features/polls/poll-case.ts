import { invalid, type Problem } from '../../domain/problem.js';
import { type Result, refused, ok } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { caseClosed } from '../cases/case.problems.js';
import { gatedKinds } from '../cases/gate.js';
import type { TimePoll } from './poll.js';
import { mayChange } from './poll.policy.js';
import * as say from './poll.problems.js';
import { loadForChange } from './poll.store.js';

/**
 * Locks the poll's case, and the open cases of the clients in it if it is of a kind that the gate guards, until the
 * transaction ends. Everything that changes a poll and then takes time begins with it: cases, meetings, polls, calendars
 * is the order of locks for everybody.
 */
export async function holdMattersOf(tx: Tx, pollId: string): Promise<void> {
  await tx.query(
    `SELECT 1 FROM client_case c
     WHERE c.id IN (
       SELECT p.case_id FROM time_poll p WHERE p.id = $1
       UNION SELECT o.id FROM time_poll p JOIN time_poll_participant t ON t.time_poll_id = p.id AND t.left_at IS NULL
         JOIN client_case o ON o.client_id = t.person_id AND o.closed_at IS NULL WHERE p.id = $1 AND p.kind = ANY ($2))
     ORDER BY c.id FOR SHARE`,
    [pollId, gatedKinds],
  );
}

interface CaseStanding {
  readonly closedAt: number | null;
  readonly keeperIds: readonly string[];
}

async function caseOf(tx: Tx, { caseId }: TimePoll): Promise<CaseStanding | undefined> {
  if (caseId === undefined) return undefined;
  const [row] = await tx.query<CaseStanding>(
    `SELECT c.closed_at AS "closedAt", array_remove(ARRAY[c.coordinator_id, c.case_manager_id], NULL) AS "keeperIds"
     FROM client_case c WHERE c.id = $1`,
    [caseId],
  );
  return row;
}

/** The poll, locked behind its cases, if the viewer may change it; otherwise it does not exist for them. */
export async function pollToChange(
  tx: Tx,
  viewer: Viewer,
  { pollId, field }: { readonly pollId: string; readonly field: string },
): Promise<Result<TimePoll, Problem>> {
  await holdMattersOf(tx, pollId);
  const poll = await loadForChange(tx, pollId);
  const keeperIds = (poll && (await caseOf(tx, poll))?.keeperIds) ?? [];
  return poll && mayChange(viewer, poll, keeperIds)
    ? ok(poll)
    : refused({ code: 'NOT_FOUND', field, sentence: say.unknownPoll });
}

/** A closed case brings nobody together. */
export async function closedCaseProblem(tx: Tx, poll: TimePoll): Promise<Problem | undefined> {
  const found = await caseOf(tx, poll);
  return found && found.closedAt !== null ? invalid('pollId', caseClosed.sentence) : undefined;
}
