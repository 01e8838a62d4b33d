import type { Language } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { letterAddress } from '../directory/letter-address.js';
import { roomPlace } from '../directory/room-place.js';
import type { Channel } from '../meetings/meeting.js';
import type { TimePoll } from './poll.js';

/** Who is written to, and what of the poll stands in rows of others. */
export interface AskedRecipient {
  readonly personId: string;
  readonly name: string;
  /** As well null for whoever wishes no mail. */
  readonly email: string | null;
  readonly language: Language;
  readonly zone: string;
  readonly kind: string;
  readonly needs: readonly string[];
  readonly channel: Channel;
  readonly place: string | null;
  readonly organiserName: string;
  readonly organiserPhone: string | null;
  /** Another letter about this poll has been handed to a mail server before, or may have been. */
  readonly isTold: boolean;
}

/**
 * Keeps the poll from being changed until the transaction ends. A letter then either finds it called off, or is counted
 * as told before the cancellation asks who was.
 */
export async function holdPoll(tx: Tx, pollId: string): Promise<void> {
  await tx.query('SELECT 1 FROM time_poll WHERE id = $1 FOR SHARE', [pollId]);
}

/** `eventId`: what has this letter sent, now and whenever it is tried again. */
export async function loadRecipient(
  tx: Tx,
  participantId: string,
  eventId: string,
): Promise<AskedRecipient | undefined> {
  const [row] = await tx.query<AskedRecipient>(RECIPIENT, [participantId, eventId]);
  return row;
}

/** Counts the first letter before it is handed over: if the process dies in it, it may have left. */
export async function markTold(tx: Tx, participantId: string, eventId: string): Promise<void> {
  await tx.query('UPDATE time_poll_participant SET told_by = $2 WHERE id = $1 AND told_by IS NULL', [
    participantId,
    eventId,
  ]);
}

/** A reminder planned as the poll is now; an earlier plan holds no more. */
export async function planReminder(tx: Tx, { id, version }: Pick<TimePoll, 'id' | 'version'>): Promise<void> {
  await tx.query('UPDATE time_poll SET reminder_version = $2 WHERE id = $1', [id, version]);
}

/** Takes the plan off the poll, which stays locked until the transaction ends. False: it was taken before, or holds no more. */
export async function takeReminder(tx: Tx, pollId: string, version: number): Promise<boolean> {
  const taken = await tx.query(
    'UPDATE time_poll SET reminder_version = NULL WHERE id = $1 AND reminder_version = $2 RETURNING id',
    [pollId, version],
  );
  return taken.length > 0;
}

/** Whoever organises the poll now, which a handover may have changed since it was opened. */
export interface TellableOrganiser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly openedAt: number;
}

export async function loadOrganiser(tx: Tx, pollId: string): Promise<TellableOrganiser | undefined> {
  const [row] = await tx.query<TellableOrganiser>(ORGANISER, [pollId]);
  return row;
}

const RECIPIENT = `
  SELECT r.id AS "personId", r.display_name AS name, ${letterAddress('r')} AS email,
    r.language, r.time_zone AS zone, r.kind, r.access_needs AS needs,
    coalesce(t.channel, p.channel) AS channel,
    ${roomPlace('p.room_id')} AS place,
    o.display_name AS "organiserName", o.phone AS "organiserPhone", t.told_by <> $2 IS TRUE AS "isTold"
  FROM time_poll_participant t
  JOIN time_poll p ON p.id = t.time_poll_id
  JOIN person r ON r.id = t.person_id
  JOIN person o ON o.id = p.organiser_id
  WHERE t.id = $1 AND t.asked AND t.left_at IS NULL`;

const ORGANISER = `
  SELECT o.id, o.display_name AS name, ${letterAddress('o')} AS email, o.language, p.created_at AS "openedAt"
  FROM time_poll p JOIN person o ON o.id = p.organiser_id WHERE p.id = $1`;
