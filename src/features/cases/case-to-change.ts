import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import { localDateTimeOf } from '../../domain/time/zone.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './case.problems.js';
import { mayChange, maySee } from './case.policy.js';
import { type LoadedCase, loadForChange } from './case.store.js';
import type { Matter } from './coverage.js';

export interface CaseToChange extends LoadedCase {
  /** In the area's calendar. */
  readonly today: LocalDate;
}

/** Which case, and which input names it. */
export interface CaseWanted {
  readonly caseId: string;
  readonly field: string;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The case, locked, if the viewer may change it. */
export async function caseToChange(
  tx: Tx,
  viewer: Viewer,
  wanted: CaseWanted,
): Promise<Result<CaseToChange, PlainProblem>> {
  const seen = await seenCaseToChange(tx, viewer, wanted);
  if (!seen.ok || mayChange(viewer, seen.value.found)) return seen;
  return refused({ ...say.notYoursToChange, field: wanted.field });
}

/** As `caseToChange`, for acts that ask somebody else than `mayChange`. One that the viewer may not even see does not exist for them. */
export async function seenCaseToChange(
  tx: Tx,
  viewer: Viewer,
  { caseId, field, now }: CaseWanted,
): Promise<Result<CaseToChange, PlainProblem>> {
  const loaded = await loadForChange(tx, caseId, viewer.personId);
  const today = loaded && localDateTimeOf(loaded.areaZone, now).date;
  if (!loaded || today === undefined || !maySee(viewer, { ...loaded, today }, loaded.found)) {
    return refused({ code: 'NOT_FOUND', field, sentence: say.unknownCase });
  }
  return ok({ ...loaded, today });
}

/** What decides who may take part, with the consents of this moment. */
export const matterOf = ({ found, coordinator }: Pick<LoadedCase, 'found' | 'coordinator'>): Matter => ({
  clientId: found.clientId,
  coordinator,
  consents: found.consents,
});
