import { createHash } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from './transactions.js';

export const idempotencyKeyCharactersMax = 200;

export interface ClaimedCall {
  /** Whose key it is: two viewers may use the same one. */
  readonly personId: string;
  readonly operation: string;
  readonly key: string;
  /** Everything the answer depends on; a repetition must be equal to it. */
  readonly input: unknown;
  /** What the first call will have made when its transaction commits. */
  readonly resultId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** FIRST: carry on. REPEATED: this was done, here is its result. OTHER_INPUT: the key stands for another call. */
export type Claim =
  | { readonly kind: 'FIRST' }
  | { readonly kind: 'REPEATED'; readonly resultId: string }
  | { readonly kind: 'OTHER_INPUT' };

/**
 * Claims the key before anything else is done. Of two that come at once the second waits here for the first, and then
 * finds its result; if the first was refused, its claim is rolled back with it and the second carries on.
 */
export async function claimKey(tx: Tx, call: ClaimedCall): Promise<Claim> {
  const hash = createHash('sha256').update(canonicalText(call.input)).digest();
  const made = await tx.query(
    `INSERT INTO idempotency (area_id, person_id, operation, key, input_hash, result_id, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1`,
    [tx.areaId, call.personId, call.operation, call.key, hash, call.resultId, writeInstant(call.at)],
  );
  if (made.length === 1) return { kind: 'FIRST' };
  const [earlier] = await tx.query<{ input_hash: Buffer; result_id: string }>(
    'SELECT input_hash, result_id FROM idempotency WHERE person_id = $1 AND operation = $2 AND key = $3',
    [call.personId, call.operation, call.key],
  );
  if (!earlier?.input_hash.equals(hash)) return { kind: 'OTHER_INPUT' };
  return { kind: 'REPEATED', resultId: earlier.result_id };
}

/** JSON with sorted members, so that two clients that write their fields in another order say the same. */
function canonicalText(input: unknown): string {
  return JSON.stringify(input, (_name, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
