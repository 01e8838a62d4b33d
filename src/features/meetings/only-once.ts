import { invalid, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { claimKey, idempotencyKeyCharactersMax } from '../../platform/database/idempotency.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './meeting.problems.js';

export interface OnceCall {
  readonly viewer: Viewer;
  readonly operation: string;
  /** Without a key every call is a call of its own. */
  readonly key: string | undefined;
  readonly input: unknown;
  readonly resultId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What the database could not keep as it was sent: two keys would become one, or none. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;

/** Carries out `work` unless the viewer's key says that it was done before; then the first result is the answer. */
export async function onlyOnce(
  tx: Tx,
  call: OnceCall,
  work: () => Promise<Result<string, Problem>>,
): Promise<Result<string, Problem>> {
  const { viewer, key, ...rest } = call;
  if (key === undefined) return work();
  if (key === '' || key.length > idempotencyKeyCharactersMax || UNPRINTABLE.test(key)) {
    return refused(invalid('input.idempotencyKey', say.keyUnusable(idempotencyKeyCharactersMax)));
  }
  const claim = await claimKey(tx, { ...rest, key, personId: viewer.personId });
  switch (claim.kind) {
    case 'FIRST':
      return work();
    case 'REPEATED':
      return ok(claim.resultId);
    case 'OTHER_INPUT':
      return refused(say.keyUsedBefore);
  }
}
