import { invalid, type PlainProblem } from '../../domain/problem.js';
import { type Localised, ok, type Result, refused } from '../../domain/result.js';
import { claimKey, idempotencyKeyCharactersMax } from './idempotency.js';
import type { Tx } from './transactions.js';

export interface OnceCall {
  readonly viewer: { readonly personId: string };
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
export async function onlyOnce<Problem>(
  tx: Tx,
  call: OnceCall,
  work: () => Promise<Result<string, Problem>>,
): Promise<Result<string, Problem | PlainProblem>> {
  const { viewer, key, ...rest } = call;
  if (key === undefined) return work();
  if (key === '' || key.length > idempotencyKeyCharactersMax || UNPRINTABLE.test(key)) {
    return refused(invalid(KEY_FIELD, KEY_UNUSABLE));
  }
  const claim = await claimKey(tx, { ...rest, key, personId: viewer.personId });
  switch (claim.kind) {
    case 'FIRST':
      return work();
    case 'REPEATED':
      return ok(claim.resultId);
    case 'OTHER_INPUT':
      return refused(invalid(KEY_FIELD, KEY_USED_BEFORE));
  }
}

const KEY_FIELD = 'input.idempotencyKey';

const KEY_USED_BEFORE: Localised = {
  FI: 'Samalla avaimella on jo tehty jotakin muuta. Käytä uutta avainta.',
  SV: 'Samma nyckel har redan använts för något annat. Använd en ny nyckel.',
  EN: 'The same key has been used for something else. Use a new key.',
};

const KEY_UNUSABLE: Localised = {
  FI: `Avaimessa pitää olla 1–${idempotencyKeyCharactersMax} näkyvää merkkiä. Käytä esimerkiksi UUID-tunnusta.`,
  SV: `Nyckeln ska ha 1–${idempotencyKeyCharactersMax} synliga tecken. Använd till exempel ett UUID.`,
  EN: `The key must have 1 to ${idempotencyKeyCharactersMax} visible characters. Use a UUID, for example.`,
};
