import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/transactions.js';

/** A new calendar. It stands above areas, so that whoever works in two of them can be given the same one. */
export async function addHolder(tx: Tx, kind: 'PERSON' | 'ROOM'): Promise<string> {
  const id = randomUUID();
  await tx.query('INSERT INTO holder (id, kind) VALUES ($1, $2)', [id, kind]);
  return id;
}
