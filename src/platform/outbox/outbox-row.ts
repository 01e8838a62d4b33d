import { ok } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Transactions } from '../database/transactions.js';
import type { OutboxEvent, OutboxSubject } from './outbox-handler.js';

/** One attempt at one event, as it was claimed. */
export interface OutboxClaim {
  readonly eventId: string;
  readonly areaId: string;
  readonly attempt: number;
}

/** Every change asks that the claim still holds, so whoever comes late changes nothing. */
const CLAIM_HOLDS = `id = $1 AND state = 'QUEUED' AND attempts = $2`;

/**
 * The states of an outbox row and what leads from one to the other:
 *
 *     WAITING ──claim──▶ QUEUED ──done──▶ DONE
 *        ▲                 │ ├──────────▶ FAILED (given up)
 *        └──retry, release─┘ └──claim, when its lease has lapsed──▶ QUEUED with the next attempt
 *
 * Claiming is the SQL function `claim_outbox`, because it happens before an area is known; the rest is here.
 */
export class OutboxRows {
  constructor(private readonly transactions: Transactions) {}

  /** Begins work: answers with the event and renews the lease, or `undefined` when the claim no longer holds. */
  async begin(claim: OutboxClaim, leaseUntil: number): Promise<OutboxEvent | undefined> {
    const [row] = await this.change<{ kind: string; subject: OutboxSubject }>(
      claim,
      `UPDATE outbox SET lease_until = $3 WHERE ${CLAIM_HOLDS} RETURNING kind, subject`,
      [writeInstant(leaseUntil)],
    );
    return row && { id: claim.eventId, areaId: claim.areaId, attempt: claim.attempt, ...row };
  }

  async done(claim: OutboxClaim): Promise<void> {
    await this.change(
      claim,
      `UPDATE outbox SET state = 'DONE', lease_until = NULL, last_error = NULL WHERE ${CLAIM_HOLDS}`,
    );
  }

  async retry(claim: OutboxClaim, dueAt: number, error: string): Promise<void> {
    await this.change(
      claim,
      `UPDATE outbox SET state = 'WAITING', lease_until = NULL, due_at = $3, last_error = $4
       WHERE ${CLAIM_HOLDS}`,
      [writeInstant(dueAt), error],
    );
  }

  async fail(claim: OutboxClaim, error: string): Promise<void> {
    await this.change(
      claim,
      `UPDATE outbox SET state = 'FAILED', lease_until = NULL, last_error = $3 WHERE ${CLAIM_HOLDS}`,
      [error],
    );
  }

  /** Undoes a claim whose job could not be put into the queue; the attempt does not count. */
  async release(claim: OutboxClaim): Promise<void> {
    await this.change(
      claim,
      `UPDATE outbox SET state = 'WAITING', lease_until = NULL, attempts = attempts - 1 WHERE ${CLAIM_HOLDS}`,
    );
  }

  private async change<Row>(claim: OutboxClaim, sql: string, more: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.transactions.run(claim, async (tx) =>
      ok(await tx.query<Row>(sql, [claim.eventId, claim.attempt, ...more])),
    );
    return result.ok ? result.value : [];
  }
}
