import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';

/** The kind of outbox event that falls due when offers of a group's places end. Its subject: `groupId`, and `until` when they were open. */
export const OFFER_LAPSES = 'peer-group.offer-lapses';

/** Has a group looked at when offers of its places end. `now` is in epoch milliseconds. */
export const lapseLater = (tx: Tx, groupId: string, ends: readonly number[], now: number): Promise<void> =>
  appendToOutbox(
    tx,
    now,
    [...new Set(ends)].map((dueAt) => ({ kind: OFFER_LAPSES, subject: { groupId, until: dueAt }, dueAt })),
  );
