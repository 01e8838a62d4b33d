import type { PlainProblem } from '../../domain/problem.js';
import type { Tx } from '../../platform/database/transactions.js';
import * as say from './directory.problems.js';

/** What is wrong with a named organisation: one of another area does not exist here. */
export async function unknownOrganisation(tx: Tx, id: string | null): Promise<PlainProblem | undefined> {
  if (id === null) return undefined;
  const found = await tx.query('SELECT 1 FROM organisation WHERE id = $1', [id]);
  return found.length > 0
    ? undefined
    : { code: 'NOT_FOUND', field: 'input.organisationId', sentence: say.unknownOrganisation };
}
