import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import type { TimeProposal } from './time-proposal.js';

/**
 * The kind of outbox event that tells an organiser what they must see to: `news` is DECLINED or SERIES_DECLINED, of
 * somebody who had to come (`meetingId`, of a series the first, and `personId`), PROPOSED (`proposalId`), or UNREACHED or SENT_BY_SMS, of somebody whose address takes
 * no mail (`meetingId`, `personId`). `at` dates the letter.
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
  news: 'DECLINED' | 'SERIES_DECLINED' = 'DECLINED',
): Promise<void> {
  const events = personIds.map((personId) => ({
    kind: ANSWER_TOLD,
    subject: { news, meetingId, personId, at },
  }));
  await appendToOutbox(tx, at, events);
}

/** `bySms`: the same is sent to them in a text message. */
export async function tellOfUnreached(
  tx: Tx,
  { meetingId, personId, bySms }: { meetingId: string; personId: string; bySms: boolean },
  at: number,
): Promise<void> {
  const news = bySms ? 'SENT_BY_SMS' : 'UNREACHED';
  await appendToOutbox(tx, at, [{ kind: ANSWER_TOLD, subject: { news, meetingId, personId, at } }]);
}
