import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ContactWish } from '../directory/contact-wish.js';
import type { ParticipationStatus, Requirement } from '../meetings/meeting.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import type { InvitationChannel, InvitationKind } from './invitation-facts.js';

/** Everything that a message is made of, as it stands at the moment of sending. */
export interface DueDelivery {
  readonly id: string;
  readonly state: 'QUEUED' | 'SENT' | 'FAILED' | 'SUPPRESSED';
  readonly method: 'REQUEST' | 'CANCEL';
  readonly news: InvitationKind;
  readonly previousStart: number | null;
  readonly dtstamp: number;
  readonly sequence: number;
  /** A later change has made another message; that one tells everything. */
  readonly overtaken: boolean;
  /** Some message about this invitation has been handed to a mail server before, or may have been. */
  readonly heardBefore: boolean;
  readonly invitationId: string;
  readonly meetingId: string;
  readonly recipientId: string;
  readonly uid: string;
  readonly publicTitle: string | null;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly channel: InvitationChannel;
  readonly place: string | null;
  readonly videoUrl: string | null;
  readonly requirement: Requirement;
  readonly status: ParticipationStatus;
  readonly recipientName: string;
  readonly recipientEmail: string | null;
  /** A mail server has said that nothing arrives there (note-bounce.ts). */
  readonly addressFailed: boolean;
  readonly recipientWish: ContactWish;
  /** An earlier message was held back because of a wish: whoever organises has told the recipient by themselves. */
  readonly toldByHand: boolean;
  readonly recipientLanguage: Language;
  readonly recipientZone: string;
  readonly recipientKind: string;
  readonly recipientNeeds: readonly string[];
  readonly organiserName: string;
  readonly organiserPhone: string | null;
}

/**
 * The delivery as it stands, with its invitation locked: against another worker that was given the same one, and against
 * a change of the meeting, which writes the invitation too. So each message is either overtaken or counted as an attempt
 * before the next one about it is made, and nobody keeps an invitation whose cancellation was held back as unheard. The
 * lock is a statement of its own, because what is read together with it would be as old as the waiting began.
 */
export async function loadDelivery(tx: Tx, id: string): Promise<DueDelivery | undefined> {
  await tx.query(LOCK_INVITATION, [id]);
  const [row] = await tx.query<DueDelivery>(LOAD, [id]);
  return row;
}

/** What the newest message about the invitation said, or will; without a lock, for whoever only reads. */
export async function newestDelivery(tx: Tx, invitationId: string): Promise<DueDelivery | undefined> {
  const [row] = await tx.query<DueDelivery>(NEWEST, [invitationId]);
  return row;
}

/** Counts the attempt before it is made: if the process dies in it, the message may have left, and counts as heard. */
export async function beginAttempt(tx: Tx, id: string): Promise<void> {
  await tx.query('UPDATE delivery SET attempts = attempts + 1 WHERE id = $1', [id]);
}

export async function markSent(tx: Tx, id: string, at: number): Promise<void> {
  await tx.query(
    `UPDATE delivery SET state = 'SENT', sent_at = $2, last_error = NULL WHERE id = $1 AND state = 'QUEUED'`,
    [id, writeInstant(at)],
  );
}

export async function markNotSent(
  tx: Tx,
  id: string,
  state: 'QUEUED' | 'FAILED' | 'SUPPRESSED',
  cause: DeliveryCause,
): Promise<void> {
  await tx.query(`UPDATE delivery SET state = $2, last_error = $3 WHERE id = $1 AND state = 'QUEUED'`, [
    id,
    state,
    cause,
  ]);
}

/**
 * What a mail server reports of a message that it had taken: the one that it names, or else the newest that has left.
 *
 * @returns whether there was one, and it counted as arrived until now
 */
export async function markNotArrived(tx: Tx, invitationId: string, deliveryId: string | undefined): Promise<boolean> {
  const rows = await tx.query(NOT_ARRIVED, [invitationId, deliveryId ?? null, 'NOT_ARRIVED' satisfies DeliveryCause]);
  return rows.length > 0;
}

const NOT_ARRIVED = `
  UPDATE delivery SET state = 'FAILED', last_error = $3
  WHERE state = 'SENT' AND id = coalesce(
    (SELECT d.id FROM delivery d WHERE d.invitation_id = $1 AND d.id = $2),
    (SELECT d.id FROM delivery d WHERE d.invitation_id = $1 AND d.sent_at IS NOT NULL ORDER BY d.meeting_version DESC, d.repeated DESC LIMIT 1))
  RETURNING id`;

const LOCK_INVITATION = `
  SELECT FROM invitation i JOIN delivery d ON d.invitation_id = i.id WHERE d.id = $1 FOR NO KEY UPDATE OF i`;

const SELECT_DELIVERY = `
  SELECT d.id, d.state, d.method, d.news, d.previous_starts_at AS "previousStart", d.dtstamp, d.sequence,
    EXISTS (SELECT 1 FROM delivery later WHERE later.invitation_id = i.id AND later.meeting_version > d.meeting_version) AS overtaken,
    EXISTS (SELECT 1 FROM delivery one WHERE one.invitation_id = i.id AND (one.meeting_version, one.repeated) < (d.meeting_version, d.repeated) AND one.attempts > 0) AS "heardBefore",
    i.id AS "invitationId", i.meeting_id AS "meetingId", i.person_id AS "recipientId", i.uid, i.public_title AS "publicTitle", i.starts_at AS start, i.ends_at AS "end", m.time_zone AS "timeZone",
    i.channel, i.place, i.video_url AS "videoUrl", i.requirement, coalesce(t.status, 'NEEDS_ACTION') AS status,
    p.display_name AS "recipientName", p.email AS "recipientEmail", p.email_failed_at IS NOT NULL AS "addressFailed", coalesce((SELECT w.wish FROM contact_wish w WHERE w.person_id = p.id), 'EMAIL') AS "recipientWish",
    EXISTS (SELECT 1 FROM delivery one WHERE one.invitation_id = i.id AND one.meeting_version < d.meeting_version
      AND one.state = 'SUPPRESSED' AND one.last_error LIKE 'WANTS%') AS "toldByHand", p.language AS "recipientLanguage", p.time_zone AS "recipientZone",
    p.kind AS "recipientKind", p.access_needs AS "recipientNeeds", o.display_name AS "organiserName", o.phone AS "organiserPhone"
  FROM delivery d
  JOIN invitation i ON i.id = d.invitation_id
  JOIN meeting m ON m.id = i.meeting_id
  LEFT JOIN participation t ON t.meeting_id = i.meeting_id AND t.person_id = i.person_id
  JOIN person p ON p.id = i.person_id
  JOIN person o ON o.id = m.organiser_id`;

const LOAD = `${SELECT_DELIVERY} WHERE d.id = $1`;
const NEWEST = `${SELECT_DELIVERY} WHERE i.id = $1 ORDER BY d.meeting_version DESC, d.repeated DESC LIMIT 1`;
