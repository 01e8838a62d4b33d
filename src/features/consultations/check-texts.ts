import { nameStems } from '../../domain/privacy/person-names.js';
import type { PlainProblem, ProblemCode } from '../../domain/problem.js';
import type { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { seenClientNames } from '../cases/seen-clients.js';
import { type AnonymousText, anonymousTextProblems, nameWarnings } from './anonymous-texts.js';

export interface TextCheck {
  readonly acceptWarnings: readonly ProblemCode[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/**
 * Why texts cannot go to a consultant, or back: personal data by its form, which is looked for first and without the
 * database; then names of clients whom the writer may see, which the writer may have confirmed. It is asked before anything
 * of the call is written, its idempotency key included.
 */
export async function textProblemsFor(
  transactions: Transactions,
  viewer: Viewer,
  texts: readonly AnonymousText[],
  { acceptWarnings, now }: TextCheck,
): Promise<PlainProblem[]> {
  const problems = anonymousTextProblems(texts);
  if (problems.length > 0 || texts.length === 0 || acceptWarnings.includes('PERSONAL_DATA_FOUND')) return problems;
  const stems = nameStems(texts.map(({ text }) => text));
  const names = await transactions.read(viewer, (tx) => seenClientNames(tx, viewer, stems, now));
  return nameWarnings(texts, names);
}
