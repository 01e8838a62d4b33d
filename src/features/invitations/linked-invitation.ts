import type { Language } from '../../domain/result.js';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { AccessNeed, PersonKind } from '../directory/person.js';
import type { Channel, Meeting, ParticipationStatus, Requirement } from '../meetings/meeting.js';
import { type DeliveryChannel, NEWEST_MESSAGE } from './delivery.store.js';

/**
 * An invitation as the holder of its link meets it: what the mail said, what they have answered, and nothing about
 * anybody else but whom to call. Instants are epoch milliseconds.
 */
export interface LinkedInvitation {
  readonly id: string;
  readonly meetingId: string;
  readonly uid: string;
  /** Of one time of a series that the recipient attends: which one. */
  readonly recurrenceId: number | null;
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly publicTitle: string | null;
  readonly start: number;
  readonly end: number;
  readonly timeZone: string;
  readonly channel: Channel;
  readonly place: string | null;
  readonly videoUrl: string | null;
  readonly requirement: Requirement;
  readonly status: ParticipationStatus;
  readonly respondedAt: number | null;
  readonly comment: string | null;
  readonly state: 'QUEUED' | 'SENT' | 'FAILED' | 'SUPPRESSED';
  readonly deliveredBy: DeliveryChannel | null;
  readonly sentAt: number | null;
  readonly attempts: number;
  readonly meetingStatus: Meeting['status'];
  readonly message: string | null;
  readonly cancellationMessage: string | null;
  readonly organiserName: string;
  readonly organiserPhone: string | null;
  readonly personId: string;
  readonly personName: string;
  readonly personKind: PersonKind;
  readonly personLanguage: Language;
  readonly personZone: string;
  readonly personNeeds: readonly AccessNeed[];
  /** The start that the recipient has proposed instead, of their own time, while the organiser has not decided. */
  readonly proposedStart: number | null;
}

/** Of an invitation to a series, the next of its times, or the last there was. Undefined for whoever takes part no more. */
export async function loadLinkedInvitation(
  tx: Tx,
  invitationId: string,
  now: number,
): Promise<LinkedInvitation | undefined> {
  const [row] = await tx.query<LinkedInvitation>(LOAD, [invitationId, writeInstant(now)]);
  return row;
}

const LOAD = `
  SELECT i.id, i.meeting_id AS "meetingId", i.uid, i.recurrence_id AS "recurrenceId", i.sequence, i.method, i.public_title AS "publicTitle", i.starts_at AS start, i.ends_at AS "end",
    m.time_zone AS "timeZone", i.channel, i.place, i.video_url AS "videoUrl", t.requirement, t.status, t.responded_at AS "respondedAt", t.comment,
    d.state, d.channel AS "deliveredBy", d.sent_at AS "sentAt", d.attempts, m.status AS "meetingStatus", m.message, m.cancellation_message AS "cancellationMessage",
    o.display_name AS "organiserName", o.phone AS "organiserPhone",
    p.id AS "personId", p.display_name AS "personName", p.kind AS "personKind", p.language AS "personLanguage", p.time_zone AS "personZone",
    p.access_needs AS "personNeeds",
    (SELECT w.starts_at + make_interval(secs => coalesce(t.part_offset_ms, 0) / 1000.0) FROM time_proposal w WHERE w.invitation_id = i.id AND w.state = 'OPEN') AS "proposedStart"
  FROM invitation i
  JOIN participation t ON t.meeting_id = i.meeting_id AND t.person_id = i.person_id
  JOIN meeting m ON m.id = i.meeting_id
  JOIN person p ON p.id = i.person_id
  JOIN person o ON o.id = m.organiser_id
  ${NEWEST_MESSAGE}
  WHERE i.id = coalesce((SELECT o.id FROM invitation o
    JOIN meeting n ON n.id = o.meeting_id
    JOIN participation a ON a.meeting_id = n.id AND a.person_id = o.person_id
    WHERE o.master_id = $1
    ORDER BY n.status = 'CANCELLED', a.ends_at <= $2, CASE WHEN a.ends_at > $2 THEN a.starts_at END, a.starts_at DESC LIMIT 1), $1)`;
