import { hourMs } from '../../domain/time/local-date.js';
import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';

/** The kind of outbox event that falls due when it is to be seen whether enough people come; its subject is the session's `meetingId`. */
export const MINIMUM_DUE = 'peer-group.minimum';

/** So long before a session its leaders can still call it off without anybody being on the way. */
const minimumHoursBefore = 24;

interface Session {
  readonly id: string;
  readonly start: number;
}

/** When it is to be seen whether enough people come to a session. */
export const minimumDueAt = (start: number): number => start - minimumHoursBefore * hourMs;

/** Has coming sessions looked at before they begin. `now` is in epoch milliseconds. */
export const watchSessions = (tx: Tx, sessions: readonly Session[], now: number): Promise<void> =>
  appendToOutbox(
    tx,
    now,
    sessions
      .filter(({ start }) => start > now)
      .map(({ id: meetingId, start }) => ({ kind: MINIMUM_DUE, subject: { meetingId }, dueAt: minimumDueAt(start) })),
  );

/** Sessions of a series that have come to be, if its group has a minimum. */
export async function watchMinimum(tx: Tx, seriesId: string, made: readonly Session[], now: number): Promise<void> {
  const groups = await tx.query(
    `SELECT 1 FROM peer_group_series s JOIN peer_group g ON g.id = s.group_id WHERE s.series_id = $1 AND g.minimum IS NOT NULL`,
    [seriesId],
  );
  if (groups.length > 0) await watchSessions(tx, made, now);
}
