import type { Tx } from '../../platform/database/transactions.js';
import { takeTime } from './commitment.store.js';
import type { Meeting } from './meeting.js';
import { updateMeeting } from './meeting.store.js';
import type { MeetingListeners } from './meeting-listeners.js';

/** A meeting that somebody calls off: locked, as it was, and as `cancel` left it. */
export interface CalledOff {
  readonly before: Meeting;
  readonly after: Meeting;
  /** Shown on recipients' pages, never in a mail. */
  readonly message?: string | undefined;
}

export interface CallingOff {
  /** What else gives its time back in this transaction, since there is one call of `take_time`: polls, slots. */
  readonly besides: readonly string[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Gives back the time of meetings that are called off, writes them, and has everybody told who knew of them. */
export async function callOff(
  tx: Tx,
  listeners: MeetingListeners,
  meetings: readonly CalledOff[],
  { besides, now }: CallingOff,
): Promise<void> {
  await takeTime(tx, [], [...meetings.map(({ before }) => before.id), ...besides], now);
  for (const { before, after, message } of meetings) {
    await updateMeeting(tx, after, now, message);
    await listeners.announce(tx, { before, after, at: now });
  }
}
