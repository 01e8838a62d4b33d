import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { TimeProposal } from './time-proposal.js';

/**
 * The kind of outbox event that tells an organiser what they must see to: `news` is DECLINED, of somebody who had to
 * come (`meetingId`, `personId`), PROPOSED (`proposalId`), or UNREACHED, of somebody whose address takes no mail
 * (`meetingId`, `personId`). `at` dates the letter.
 */
export const ANSWER_TOLD = 'invitation.answer-told';

export async function tellOfProposal(tx: Tx, { id }: TimeProposal, at: number): Promise<void> {
  await appendToOutbox(tx, at, [{ kind: ANSWER_TOLD, subject: { news: 'PROPOSED', proposalId: id, at } }]);
}

export async function tellOfDeclines(
  tx: Tx,
  meetingId: string,
  personIds: readonly string[],
  at: number,
): Promise<void> {
  const events = personIds.map((personId) => ({
    kind: ANSWER_TOLD,
    subject: { news: 'DECLINED', meetingId, personId, at },
  }));
  await appendToOutbox(tx, at, events);
}

export async function tellOfUnreached(tx: Tx, meetingId: string, personId: string, at: number): Promise<void> {
  await appendToOutbox(tx, at, [{ kind: ANSWER_TOLD, subject: { news: 'UNREACHED', meetingId, personId, at } }]);
}
