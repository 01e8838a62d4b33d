import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { caseClosed } from './case.problems.js';
import { mayKeepPlan } from './case.policy.js';
import { type CaseToChange, seenCaseToChange } from './case-to-change.js';
import type { PlanItem } from './plan-item.js';
import { notYoursToPlan } from './plan-item.problems.js';
import { loadPlan } from './plan-item.store.js';

export interface PlanToChange extends CaseToChange {
  readonly plan: readonly PlanItem[];
}

/** The case, locked, and its plan, if the viewer keeps it and the case is open. `now`: epoch milliseconds. */
export async function planToChange(
  tx: Tx,
  viewer: Viewer,
  caseId: string,
  now: number,
): Promise<Result<PlanToChange, PlainProblem>> {
  const field = 'input.caseId';
  const seen = await seenCaseToChange(tx, viewer, { caseId, field, now });
  if (!seen.ok) return seen;
  if (!mayKeepPlan(viewer, seen.value.found)) return refused(notYoursToPlan);
  if (seen.value.found.closedAt !== null) return refused({ ...caseClosed, field });
  return ok({ ...seen.value, plan: await loadPlan(tx, caseId) });
}
