import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { type PollParticipant, presentOnes, type TimePoll } from './poll.js';

/**
 * The kind of outbox event that is one letter about a poll. Its subject: `pollId`, `participantId`, `news`, `at`, the
 * date of the letter, and `closesAt` as it was then: a reminder of another closing time is not sent. EXPIRED goes to the
 * organiser: `participantId` is then their person's id.
 */
export const POLL_LETTER = 'poll.letter';
export type PollNews = 'ASKED' | 'OPTIONS_CHANGED' | 'REMINDER' | 'CANCELLED' | 'EXPIRED';

/** A reminder goes out so long before the closing time, or at half of the open time if that is later. */
const reminderHoursBefore = 24;
const MS_PER_HOUR = 3_600_000;

/** Has those who are asked told. Whether a letter is still wanted is decided when it is sent. `at`: epoch milliseconds. */
export async function tellAsked(tx: Tx, poll: TimePoll, news: PollNews, at: number, dueAt = at): Promise<void> {
  const asked = presentOnes(poll).filter((participant: PollParticipant) => participant.asked);
  await appendToOutbox(
    tx,
    at,
    asked.map(({ id }) => ({
      kind: POLL_LETTER,
      subject: { pollId: poll.id, participantId: id, news, at: dueAt, closesAt: poll.closesAt },
      dueAt,
    })),
  );
}

/** Has everybody reminded before the poll closes; who has answered by then hears nothing. */
export async function remindLater(tx: Tx, poll: TimePoll, at: number): Promise<void> {
  const dueAt = Math.max(poll.closesAt - reminderHoursBefore * MS_PER_HOUR, at + (poll.closesAt - at) / 2);
  await tellAsked(tx, poll, 'REMINDER', at, Math.floor(dueAt));
}

export async function tellOrganiser(tx: Tx, poll: TimePoll, at: number): Promise<void> {
  const subject = { pollId: poll.id, participantId: poll.organiserId, news: 'EXPIRED', at, closesAt: poll.closesAt };
  await appendToOutbox(tx, at, [{ kind: POLL_LETTER, subject }]);
}
