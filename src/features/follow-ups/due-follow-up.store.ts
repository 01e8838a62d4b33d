import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ContactWish } from '../directory/contact-wish.js';
import { workingAddress } from '../directory/letter-address.js';
import type { Channel, Meeting, ParticipationStatus, Requirement } from '../meetings/meeting.js';
import type { FollowUpCause, FollowUpKind, FollowUpState, NotificationChannel } from './follow-up.js';

/** A follow-up, and all that its message is made of, as things stand at the moment of sending. */
export interface DueFollowUp {
  readonly id: string;
  readonly kind: FollowUpKind;
  readonly step: string;
  readonly audience: 'PARTICIPANT' | 'ORGANISER';
  readonly dueAt: number;
  readonly until: number | null;
  readonly attempts: number;
  /** A later step of the same kind is due to the same person as well: that one tells everything. */
  readonly overtaken: boolean;
  readonly meetingId: string;
  readonly meetingStatus: Meeting['status'];
  /** Of those who had to come, besides the organiser. */
  readonly answersMissing: number;
  /** Null for whoever takes no part in it, or not any more. */
  readonly status: ParticipationStatus | null;
  readonly requirement: Requirement | null;
  /** The recipient's own time, where they have one. */
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly publicTitle: string | null;
  readonly channel: Channel;
  readonly place: string | null;
  readonly videoUrl: string | null;
  /** Null for whoever has not been invited, or has been invited no longer. */
  readonly invitationId: string | null;
  /** To whose reply address an answer goes: the invitation's, or its series'. */
  readonly replyId: string | null;
  readonly personId: string;
  readonly name: string;
  readonly email: string | null;
  /** As somebody typed it. */
  readonly phone: string | null;
  readonly wish: ContactWish;
  readonly language: Language;
  readonly zone: string;
  readonly personKind: string;
  readonly needs: readonly string[];
  readonly organiserName: string;
  readonly organiserPhone: string | null;
}

/**
 * The follow-up of this event, with its meeting held against change until the transaction ends: what is sent was decided either
 * before a change or after it. Undefined when it has been handed to another event since, or ended.
 */
export async function loadDue(tx: Tx, id: string, eventId: string, now: number): Promise<DueFollowUp | undefined> {
  await tx.query('SELECT FROM meeting m JOIN follow_up f ON f.meeting_id = m.id WHERE f.id = $1 FOR SHARE OF m', [id]);
  const [row] = await tx.query<DueFollowUp>(LOAD, [id, eventId, writeInstant(now)]);
  return row;
}

/**
 * How many messages about follow-ups have gone to this person since then, or may have. Whoever asks is alone with the person
 * until the transaction ends, or two workers would each find room for the last one.
 */
export async function countBegun(tx: Tx, { personId, id }: DueFollowUp, since: number): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [perPersonLocks, personId]);
  const [row] = await tx.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM follow_up WHERE person_id = $1 AND id <> $2 AND begun_at >= $3',
    [personId, id, writeInstant(since)],
  );
  return row?.n ?? 0;
}

/** The first key of the advisory locks of this room; take_time's have one key, which is another space. */
const perPersonLocks = 36;

/** Counts the attempt before it is made: if the process dies in it, the message may have left. */
export async function beginAttempt(tx: Tx, id: string, channel: NotificationChannel, at: number): Promise<void> {
  await tx.query('UPDATE follow_up SET attempts = attempts + 1, begun_at = $3, channel = $2 WHERE id = $1', [
    id,
    channel,
    writeInstant(at),
  ]);
}

/** Only while the row is still this event's: a move meanwhile has made it another message. */
export async function markSent(tx: Tx, id: string, eventId: string, at: number): Promise<void> {
  await tx.query(
    `UPDATE follow_up SET state = 'SENT', sent_at = $3, last_error = NULL WHERE id = $1 AND event_id = $2 AND state = 'SCHEDULED'`,
    [id, eventId, writeInstant(at)],
  );
}

export interface FollowUpEnd {
  readonly state: Exclude<FollowUpState, 'SENT'>;
  readonly cause: FollowUpCause | null;
  readonly channel?: NotificationChannel;
}

/** SCHEDULED: it is tried again. */
export async function markNotSent(
  tx: Tx,
  id: string,
  eventId: string,
  { state, cause, channel }: FollowUpEnd,
): Promise<void> {
  await tx.query(
    `UPDATE follow_up SET state = $3, last_error = $4, channel = coalesce($5, channel) WHERE id = $1 AND event_id = $2 AND state = 'SCHEDULED'`,
    [id, eventId, state, cause, channel ?? null],
  );
}

/** Has it handed over anew when its other time comes. */
export async function postpone(tx: Tx, id: string, eventId: string, dueAt: number): Promise<void> {
  await tx.query('UPDATE follow_up SET due_at = $3, event_id = NULL WHERE id = $1 AND event_id = $2', [
    id,
    eventId,
    writeInstant(dueAt),
  ]);
}

const LOAD = `
  SELECT f.id, f.kind, f.step, f.audience, f.due_at AS "dueAt", f.until, f.attempts,
    EXISTS (SELECT FROM follow_up later WHERE later.meeting_id = f.meeting_id AND later.person_id = f.person_id AND later.kind = f.kind
      AND later.audience = f.audience AND later.state = 'SCHEDULED' AND later.due_at > f.due_at AND later.due_at <= $3) AS overtaken,
    m.id AS "meetingId", m.status AS "meetingStatus",
    (SELECT count(*)::int FROM participation o WHERE o.meeting_id = m.id AND o.status = 'NEEDS_ACTION' AND o.requirement IN ('CHAIR', 'REQUIRED')
      AND o.person_id <> m.organiser_id) AS "answersMissing",
    t.status, t.requirement, coalesce(t.starts_at, m.starts_at) AS start, coalesce(t.ends_at, m.ends_at) AS "end", m.time_zone AS "timeZone",
    m.public_title AS "publicTitle", coalesce(i.channel, m.channel) AS channel, i.place, i.video_url AS "videoUrl",
    i.id AS "invitationId", coalesce(i.master_id, i.id) AS "replyId",
    p.id AS "personId", p.display_name AS name, ${workingAddress('p')} AS email, p.phone,
    coalesce((SELECT w.wish FROM contact_wish w WHERE w.person_id = p.id), 'EMAIL') AS wish, p.language, p.time_zone AS zone,
    p.kind AS "personKind", p.access_needs AS needs, o.display_name AS "organiserName", o.phone AS "organiserPhone"
  FROM follow_up f
  JOIN meeting m ON m.id = f.meeting_id
  JOIN person p ON p.id = f.person_id
  JOIN person o ON o.id = m.organiser_id
  LEFT JOIN participation t ON f.audience = 'PARTICIPANT' AND t.meeting_id = m.id AND t.person_id = p.id
  LEFT JOIN invitation i ON f.audience = 'PARTICIPANT' AND i.meeting_id = m.id AND i.person_id = p.id AND i.method = 'REQUEST' AND i.link_revoked_at IS NULL
  WHERE f.id = $1 AND f.event_id = $2 AND f.state = 'SCHEDULED'`;
