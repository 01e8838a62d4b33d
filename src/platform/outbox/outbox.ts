import { randomUUID } from 'node:crypto';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../database/transactions.js';
import type { OutboxSubject } from './outbox-handler.js';

export interface NewOutboxEvent {
  readonly kind: string;
  readonly subject: OutboxSubject;
  /** Epoch milliseconds; at once when left out. */
  readonly dueAt?: number;
}

/**
 * Writes effects down in the transaction of their cause: they happen if, and only if, it commits. One statement for
 * any number of events; a trigger wakes the relays at the commit. `now` is in epoch milliseconds.
 */
export async function appendToOutbox(tx: Tx, now: number, events: readonly NewOutboxEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `INSERT INTO outbox (id, area_id, kind, subject, created_at, due_at)
     SELECT id, $1, kind, subject, $2, due_at
     FROM unnest($3::uuid[], $4::text[], $5::jsonb[], $6::timestamptz[]) AS event (id, kind, subject, due_at)`,
    [
      tx.areaId,
      writeInstant(now),
      events.map(() => randomUUID()),
      events.map(({ kind }) => kind),
      events.map(({ subject }) => JSON.stringify(subject)),
      events.map(({ dueAt }) => writeInstant(dueAt ?? now)),
    ],
  );
}
