import { invalid, type Problem } from '../../domain/problem.js';
import { type Result, refused, ok } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { caseClosed } from '../cases/case.problems.js';
import { lockMatters } from '../cases/gate.store.js';
import type { TimePoll } from './poll.js';
import { mayChange } from './poll.policy.js';
import * as say from './poll.problems.js';
import { loadForChange } from './poll.store.js';

/** Locks the cases that the poll rests on until the transaction ends. Everything that changes a poll and then takes time begins with it. */
export const holdMattersOf = (tx: Tx, pollId: string): Promise<void> =>
  lockMatters(
    tx,
    `SELECT p.kind, p.case_id, t.person_id FROM time_poll p
     LEFT JOIN time_poll_participant t ON t.time_poll_id = p.id AND t.left_at IS NULL WHERE p.id = $1`,
    [pollId],
  );

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
