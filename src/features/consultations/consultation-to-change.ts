import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { maySee } from './consultation.policy.js';
import * as say from './consultation.problems.js';
import { type ConsultationRow, loadForChange } from './consultation.store.js';

export interface ConsultationWanted {
  readonly id: string;
  /** The input that names it. */
  readonly field: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The consultation, locked, if the viewer may see it; otherwise it does not exist for them. */
export async function consultationToChange(
  tx: Tx,
  viewer: Viewer,
  { id, field, now }: ConsultationWanted,
): Promise<Result<ConsultationRow, PlainProblem>> {
  const found = await loadForChange(tx, id);
  if (found && maySee(viewer, found, now)) return ok(found);
  return refused({ code: 'NOT_FOUND', field, sentence: say.unknownConsultation });
}
