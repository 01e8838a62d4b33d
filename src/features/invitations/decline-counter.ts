import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { TimeProposal } from './time-proposal.js';

/** The kind of outbox event that tells a proposer that the time stays; its subject is the proposal's id, `at` its date. */
export const DECLINE_COUNTER = 'invitation.declinecounter';

export async function declineCounter(tx: Tx, { id }: TimeProposal, at: number): Promise<void> {
  await appendToOutbox(tx, at, [{ kind: DECLINE_COUNTER, subject: { proposalId: id, at } }]);
}
