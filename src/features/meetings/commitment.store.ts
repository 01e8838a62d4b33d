import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';

/** A stretch of one holder's time that is taken: alone, or as tentative. */
export interface Commitment extends Interval {
  readonly holderId: string;
  readonly takenBy: TakenBy;
  readonly exclusive: boolean;
  /** Of a hold: from then on, in epoch milliseconds, it takes no time. */
  readonly lapsesAt?: number;
}

/** What takes time: a meeting, a time poll that holds it for its options, or a consultant's time that is free to be booked. */
export type TakenBy =
  | { readonly meetingId: string }
  | { readonly timePollId: string }
  | { readonly consultationSlotId: string };

export interface Taken extends Interval {
  readonly holderId: string;
}

export interface Held extends Taken {
  /** Epoch milliseconds. */
  readonly until: number;
}

/**
 * The one way to people's and rooms' time (migration 0004 tells how). Called once per transaction, since its locks are
 * safe from deadlock only when all of a transaction's holders are locked together.
 *
 * Gives back the time of the `released` meetings, time polls and slots, then takes the commitments. Answers with who is taken; unless that is
 * nobody, the caller must let the transaction roll back.
 */
export async function takeTime(
  tx: Tx,
  commitments: readonly Commitment[],
  released: readonly string[],
  at: number,
): Promise<Taken[]> {
  const items = commitments.map((commitment) => ({
    holder_id: commitment.holderId,
    starts_at: writeInstant(commitment.start),
    ends_at: writeInstant(commitment.end),
    ...takenByColumn(commitment.takenBy),
    exclusive: commitment.exclusive,
    lapses_at: commitment.lapsesAt === undefined ? null : writeInstant(commitment.lapsesAt),
  }));
  const rows = await tx.query<{ holder_id: string; starts_at: number; ends_at: number }>(
    'SELECT * FROM take_time($1, $2, $3)',
    [JSON.stringify(items), released, writeInstant(at)],
  );
  return rows.map((row) => ({ holderId: row.holder_id, start: row.starts_at, end: row.ends_at }));
}

function takenByColumn(takenBy: TakenBy): Record<string, string> {
  if ('meetingId' in takenBy) return { meeting_id: takenBy.meetingId };
  if ('timePollId' in takenBy) return { time_poll_id: takenBy.timePollId };
  return { consultation_slot_id: takenBy.consultationSlotId };
}

/**
 * Gives back one person's time in these meetings, and nobody else's. Beside `takeTime`, which frees meetings whole: of a group
 * of a hundred and fifty one leaves, and the others' time is not written anew for it. Locks that one calendar, so that it
 * stands alone in its transaction.
 */
export async function giveBackTimeOf(tx: Tx, meetingIds: readonly string[], personId: string): Promise<void> {
  await tx.query('SELECT give_back_time($1, $2)', [meetingIds, personId]);
}

/** Which of these calendars' taken times that touch the window are only held, in any area. */
export async function heldTimes(
  tx: Tx,
  holderIds: readonly string[],
  window: Interval & { readonly ignoreMeetingId?: string },
  at: number,
): Promise<Held[]> {
  const rows = await tx.query<{ holder_id: string; starts_at: number; ends_at: number; lapses_at: number }>(
    'SELECT * FROM held($1, $2, $3, $4, $5)',
    [holderIds, writeInstant(window.start), writeInstant(window.end), window.ignoreMeetingId ?? null, writeInstant(at)],
  );
  return rows.map((row) => ({
    holderId: row.holder_id,
    start: row.starts_at,
    end: row.ends_at,
    until: row.lapses_at,
  }));
}
