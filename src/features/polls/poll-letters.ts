import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { presentOnes, type TimePoll } from './poll.js';
import { silentIds } from './poll-tally.js';

/**
 * The kind of outbox event that is one letter about a poll. Its subject: `pollId`, `participantId`, `news`, `at`, the
 * date of the letter, and `closesAt` as it was then: a reminder of another closing time is not sent. EXPIRED goes to the
 * organiser: `participantId` is then their person's id.
 */
export const POLL_LETTER = 'poll.letter';
export type PollNews = 'ASKED' | 'OPTIONS_CHANGED' | 'REMINDER' | 'CANCELLED' | 'EXPIRED';

/** Has those who are asked told. Whether a letter is still wanted is decided when it is sent. `at`: epoch milliseconds. */
export async function tellAsked(tx: Tx, poll: TimePoll, news: PollNews, at: number): Promise<void> {
  await tell(tx, poll, { toIds: presentOnes(poll).flatMap(({ id, asked }) => (asked ? [id] : [])), news, at });
}

/** Has those reminded who have not answered everything that can still be answered. */
export async function tellSilent(tx: Tx, poll: TimePoll, at: number): Promise<void> {
  const silent = new Set(silentIds(poll, at));
  const toIds = presentOnes(poll).flatMap(({ id, personId }) => (silent.has(personId) ? [id] : []));
  await tell(tx, poll, { toIds, news: 'REMINDER', at });
}

export const tellOrganiser = (tx: Tx, poll: TimePoll, at: number): Promise<void> =>
  tell(tx, poll, { toIds: [poll.organiserId], news: 'EXPIRED', at });

interface Told {
  readonly toIds: readonly string[];
  readonly news: PollNews;
  readonly at: number;
}

const tell = (tx: Tx, { id: pollId, closesAt }: TimePoll, { toIds, news, at }: Told): Promise<void> =>
  appendToOutbox(
    tx,
    at,
    toIds.map((participantId) => ({ kind: POLL_LETTER, subject: { pollId, participantId, news, at, closesAt } })),
  );
