import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ContactWish } from '../directory/contact-wish.js';
import type { ParticipationStatus, Requirement } from '../meetings/meeting.js';
import type { RepeatedDelivery } from './bundle.store.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import type { InvitationChannel, InvitationKind } from './invitation-facts.js';

/** By which way a message leaves. */
export type DeliveryChannel = 'MAIL' | 'SMS';

/** Everything that a message is made of, as it stands at the moment of sending. */
export interface DueDelivery {
  readonly id: string;
  readonly state: 'QUEUED' | 'SENT' | 'FAILED' | 'SUPPRESSED';
  /** Leaves with others in one mail, and not by itself (send-bundle.job.ts). */
  readonly mailId: string | null;
  /** Whose page lists those that leave together. */
  readonly bundleId: string | null;
  /** By which way it was last tried; null until then. */
  readonly deliveredBy: DeliveryChannel | null;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly news: InvitationKind;
  readonly previousStart: number | null;
  readonly dtstamp: number;
  readonly sequence: number;
  /** A later change has made another message; that one tells everything. */
  readonly overtaken: boolean;
  /** Some message about this invitation has been handed over before, or may have been. */
  readonly heardBefore: boolean;
  /** What the newest mail before this one put into the recipient's calendar still stands there. */
  readonly inCalendar: boolean;
  readonly invitationId: string;
  /** Of an invitation to a series: the meeting that stands for it, the next one to come. */
  readonly meetingId: string;
  /** Of an invitation to one time of a series that the recipient attends: the series' own, and which time. */
  readonly masterId: string | null;
  readonly recurrenceId: number | null;
  readonly isSeries: boolean;
  /** Of an invitation to a series, whose end is that of its last time: how long the recipient is needed each time. */
  readonly seriesDurationMs: number | null;
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
  /** As somebody typed it. */
  readonly recipientPhone: string | null;
  readonly recipientWish: ContactWish;
  /** An earlier message was held back because of a wish: whoever organises has told the recipient by themselves. */
  readonly toldByHand: boolean;
  /** A mail server has said that nothing arrives there (note-bounce.ts). */
  readonly addressFailed: boolean;
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

/**
 * As `loadDelivery`, for all that waits to leave in one mail, in the order of time. Changes lock meetings before they write their
 * invitations, and of several in the order of their ids, so this does too: no ring of waiting can come about.
 */
export async function loadMail(tx: Tx, mailId: string): Promise<DueDelivery[]> {
  await lockMail(tx, mailId);
  return tx.query<DueDelivery>(LOAD_MAIL, [mailId]);
}

/**
 * Whatever a change has made since, to leave by itself, leaves with this mail instead, if no attempt was made at either: a
 * mail that may have arrived is tried again as it was.
 */
export async function takeAlong(tx: Tx, mailId: string): Promise<void> {
  await lockMail(tx, mailId);
  await tx.query(TAKE_ALONG, [mailId]);
}

async function lockMail(tx: Tx, mailId: string): Promise<void> {
  await tx.query(LOCK_MEETINGS, [mailId]);
  await tx.query(LOCK_INVITATIONS, [mailId]);
}

/**
 * What the newest message about the invitation said, or will; without a lock, for whoever only reads. One time of a series about
 * which nothing was sent by itself is told by the series' message.
 */
export async function newestDelivery(tx: Tx, invitationId: string): Promise<DueDelivery | undefined> {
  const [row] = await tx.query<DueDelivery>(NEWEST, [invitationId]);
  return row;
}

/** As `newestDelivery`, of each invitation of a bundle, in the order of time. */
export async function newestOfBundle(tx: Tx, bundleId: string): Promise<DueDelivery[]> {
  return tx.query<DueDelivery>(NEWEST_OF_BUNDLE, [bundleId]);
}

/** Counts the attempt before it is made: if the process dies in it, the message may have left, and counts as heard. */
export async function beginAttempt(tx: Tx, ids: readonly string[], channel: DeliveryChannel): Promise<void> {
  await tx.query('UPDATE delivery SET attempts = attempts + 1, channel = $2 WHERE id = ANY ($1)', [ids, channel]);
}

export async function markSent(tx: Tx, ids: readonly string[], at: number): Promise<void> {
  await tx.query(
    `UPDATE delivery SET state = 'SENT', sent_at = $2, last_error = NULL WHERE id = ANY ($1) AND state = 'QUEUED'`,
    [ids, writeInstant(at)],
  );
}

export async function markNotSent(
  tx: Tx,
  ids: readonly string[],
  state: 'QUEUED' | 'FAILED' | 'SUPPRESSED',
  cause: DeliveryCause,
): Promise<void> {
  await tx.query(`UPDATE delivery SET state = $2, last_error = $3 WHERE id = ANY ($1) AND state = 'QUEUED'`, [
    ids,
    state,
    cause,
  ]);
}

/** The same news once more, for the next way to the recipient. */
export async function repeatDeliveries(tx: Tx, ids: readonly string[]): Promise<RepeatedDelivery[]> {
  return tx.query<RepeatedDelivery>(REPEAT, [ids]);
}

/** What a mail server reports of a message that it had taken. False: it did not count as arrived any more. */
export async function markNotArrived(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE delivery SET state = 'FAILED', last_error = $2 WHERE id = ANY ($1) AND state = 'SENT' RETURNING id`,
    [ids, 'NOT_ARRIVED' satisfies DeliveryCause],
  );
  return rows.length > 0;
}

/** What left in the mail of that Message-ID, if it went to the person of this invitation: one delivery, or a bundle's. */
export async function deliveriesOf(tx: Tx, invitationId: string, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT d.id FROM delivery d WHERE d.invitation_id = $1 AND d.id = $2
     UNION SELECT d.id FROM delivery d JOIN invitation_bundle b ON b.id = d.bundle_id JOIN invitation i ON i.person_id = b.person_id
     WHERE i.id = $1 AND d.mail_id = $2 AND d.channel = 'MAIL'`,
    [invitationId, id],
  );
  return rows.map((row) => row.id);
}

/** What left in the newest mail about the invitation. */
export async function newestSent(tx: Tx, invitationId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `WITH newest AS (SELECT id, mail_id FROM delivery WHERE invitation_id = $1 AND sent_at IS NOT NULL ORDER BY meeting_version DESC, repeated DESC LIMIT 1)
     SELECT id FROM newest UNION SELECT d.id FROM delivery d JOIN newest n ON n.mail_id = d.mail_id WHERE d.channel = 'MAIL'`,
    [invitationId],
  );
  return rows.map(({ id }) => id);
}

/** SQL that joins the newest message `d` of an invitation `i`: it tells what the recipient knows, or is to know. */
export const NEWEST_DELIVERY = `JOIN LATERAL (
  SELECT * FROM delivery d WHERE d.invitation_id = i.id ORDER BY d.meeting_version DESC, d.repeated DESC LIMIT 1) d ON true`;

/** As NEWEST_DELIVERY, where an invitation to one time of a series has been sent with the series' own message as well. */
export const NEWEST_MESSAGE = `JOIN LATERAL (
  SELECT * FROM delivery d WHERE d.invitation_id IN (i.id, i.master_id)
  ORDER BY d.invitation_id = i.id DESC, d.meeting_version DESC, d.repeated DESC LIMIT 1) d ON true`;

const REPEAT = `
  WITH repeated AS (INSERT INTO delivery (id, area_id, invitation_id, meeting_version, repeated, sequence, method, news, previous_starts_at, dtstamp)
  SELECT gen_random_uuid(), area_id, invitation_id, meeting_version, repeated + 1, sequence, method, news, previous_starts_at, dtstamp FROM delivery WHERE id = ANY ($1)
  ON CONFLICT (invitation_id, meeting_version, repeated) DO NOTHING
  RETURNING id, invitation_id)
  SELECT r.id AS "deliveryId", d.bundle_id AS "bundleId" FROM repeated r JOIN delivery d ON d.invitation_id = r.invitation_id AND d.id = ANY ($1)`;

const LOCK_INVITATION = `
  SELECT FROM invitation i JOIN delivery d ON d.invitation_id = i.id WHERE d.id = $1 FOR NO KEY UPDATE OF i`;

const INVITATIONS_OF_MAIL = `SELECT d.invitation_id FROM delivery d WHERE d.mail_id = $1 AND d.state = 'QUEUED'`;
const LOCK_MEETINGS = `
  SELECT FROM meeting m WHERE m.id IN (SELECT i.meeting_id FROM invitation i WHERE i.id IN (${INVITATIONS_OF_MAIL})) ORDER BY m.id FOR SHARE`;
const LOCK_INVITATIONS = `SELECT FROM invitation i WHERE i.id IN (${INVITATIONS_OF_MAIL}) ORDER BY i.id FOR NO KEY UPDATE`;

const TAKE_ALONG = `
  UPDATE delivery n SET mail_id = d.mail_id, bundle_id = d.bundle_id FROM delivery d
  WHERE d.mail_id = $1 AND d.state = 'QUEUED' AND d.attempts = 0 AND n.invitation_id = d.invitation_id AND n.meeting_version > d.meeting_version
    AND n.method = 'REQUEST' AND n.state = 'QUEUED' AND n.attempts = 0 AND n.mail_id IS NULL
    AND NOT EXISTS (SELECT FROM delivery later WHERE later.invitation_id = n.invitation_id AND later.meeting_version > n.meeting_version)`;

const SELECT_DELIVERY = `
  SELECT d.id, d.state, d.mail_id AS "mailId", d.bundle_id AS "bundleId", d.channel AS "deliveredBy", d.method, d.news, d.previous_starts_at AS "previousStart", d.dtstamp, d.sequence,
    EXISTS (SELECT 1 FROM delivery later WHERE later.invitation_id = i.id AND later.meeting_version > d.meeting_version) AS overtaken,
    EXISTS (SELECT 1 FROM delivery one WHERE one.invitation_id = i.id AND (one.meeting_version, one.repeated) < (d.meeting_version, d.repeated) AND one.attempts > 0)
      OR EXISTS (SELECT 1 FROM delivery one WHERE one.invitation_id = i.master_id AND one.method = 'REQUEST' AND one.attempts > 0) AS "heardBefore",
    coalesce(
      (SELECT one.method FROM delivery one WHERE one.invitation_id = i.id AND (one.meeting_version, one.repeated) < (d.meeting_version, d.repeated) AND one.channel = 'MAIL'
       ORDER BY one.meeting_version DESC, one.repeated DESC LIMIT 1),
      (SELECT one.method FROM delivery one WHERE one.invitation_id = i.master_id AND one.channel = 'MAIL' ORDER BY one.meeting_version DESC, one.repeated DESC LIMIT 1)
    ) IS NOT DISTINCT FROM 'REQUEST' AS "inCalendar",
    i.id AS "invitationId", coalesce(i.meeting_id, (SELECT n.id FROM meeting n WHERE n.series_id = i.series_id AND n.recurrence_id IS NOT NULL
      ORDER BY n.status = 'CANCELLED', n.ends_at <= d.dtstamp, n.starts_at LIMIT 1)) AS "meetingId",
    i.master_id AS "masterId", i.recurrence_id AS "recurrenceId", i.since IS NOT NULL AS "isSeries",
    CASE WHEN i.since IS NOT NULL THEN coalesce(st.part_duration_ms, s.duration_ms)::float8 END AS "seriesDurationMs", i.person_id AS "recipientId", i.uid, i.public_title AS "publicTitle", i.starts_at AS start, i.ends_at AS "end", coalesce(m.time_zone, s.time_zone) AS "timeZone",
    i.channel, i.place, i.video_url AS "videoUrl", i.requirement, coalesce(t.status, st.status, 'NEEDS_ACTION') AS status,
    p.display_name AS "recipientName", p.email AS "recipientEmail", p.phone AS "recipientPhone", p.email_failed_at IS NOT NULL AS "addressFailed", coalesce((SELECT w.wish FROM contact_wish w WHERE w.person_id = p.id), 'EMAIL') AS "recipientWish",
    EXISTS (SELECT 1 FROM delivery one WHERE one.invitation_id = i.id AND (one.meeting_version, one.repeated) < (d.meeting_version, d.repeated)
      AND one.state = 'SUPPRESSED' AND one.last_error LIKE 'WANTS%') AS "toldByHand", p.language AS "recipientLanguage", p.time_zone AS "recipientZone",
    p.kind AS "recipientKind", p.access_needs AS "recipientNeeds", o.display_name AS "organiserName", o.phone AS "organiserPhone"
  FROM delivery d
  JOIN invitation i ON i.id = d.invitation_id
  LEFT JOIN meeting m ON m.id = i.meeting_id
  LEFT JOIN participation t ON t.meeting_id = i.meeting_id AND t.person_id = i.person_id
  LEFT JOIN meeting_series s ON s.id = i.series_id
  LEFT JOIN series_participation st ON i.since IS NOT NULL AND st.series_id = i.series_id AND st.person_id = i.person_id AND st.since = i.since
  JOIN person p ON p.id = i.person_id
  JOIN person o ON o.id = coalesce(m.organiser_id, s.organiser_id)`;

const LOAD = `${SELECT_DELIVERY} WHERE d.id = $1`;
const LOAD_MAIL = `${SELECT_DELIVERY} WHERE d.mail_id = $1 AND d.state = 'QUEUED' ORDER BY i.starts_at, i.id`;
const NEWEST_OF_BUNDLE = `${SELECT_DELIVERY} WHERE d.id IN (
    SELECT DISTINCT ON (n.invitation_id) n.id FROM delivery n
    WHERE n.invitation_id IN (SELECT b.invitation_id FROM delivery b WHERE b.bundle_id = $1)
    ORDER BY n.invitation_id, n.meeting_version DESC, n.repeated DESC)
  ORDER BY i.starts_at, i.id`;
const NEWEST = `${SELECT_DELIVERY} WHERE i.id IN ($1, (SELECT o.master_id FROM invitation o WHERE o.id = $1))
  ORDER BY i.id = $1 DESC, d.meeting_version DESC, d.repeated DESC LIMIT 1`;
