import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { ParticipationStatus, Requirement } from '../meetings/meeting.js';
import { type DeliveryChannel, NEWEST_MESSAGE } from './delivery.store.js';
import type { DeliveryCause } from './delivery-failure-text.js';

/** What one recipient has been sent, and how the newest message about it fares. */
export interface InvitationRow {
  readonly id: string;
  readonly meetingId: string;
  readonly personId: string;
  readonly requirement: Requirement;
  /** Not any more, if the person was removed from the meeting. */
  readonly takesPart: boolean;
  readonly uid: string;
  readonly recurrenceId: number | null;
  readonly sequence: number;
  readonly method: 'REQUEST' | 'CANCEL';
  readonly publicTitle: string | null;
  readonly start: number;
  readonly end: number;
  readonly place: string | null;
  readonly status: ParticipationStatus;
  readonly state: 'QUEUED' | 'SENT' | 'FAILED' | 'SUPPRESSED';
  readonly deliveredBy: DeliveryChannel | null;
  readonly sentAt: number | null;
  readonly attempts: number;
  readonly cause: DeliveryCause | null;
}

@Injectable()
export class InvitationLoader extends RequestLoader<InvitationRow[]> {
  constructor(transactions: Transactions) {
    super((viewer, meetingIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<InvitationRow>(OF_MEETINGS, [meetingIds]);
        const byMeeting = new Map<string, InvitationRow[]>(meetingIds.map((id) => [id, []]));
        for (const row of rows) byMeeting.get(row.meetingId)?.push(row);
        return byMeeting;
      }),
    );
  }
}

const OF_MEETINGS = `
  SELECT i.id, i.meeting_id AS "meetingId", i.person_id AS "personId", i.requirement, t.person_id IS NOT NULL AS "takesPart", i.uid, i.recurrence_id AS "recurrenceId", i.sequence, i.method,
    i.public_title AS "publicTitle", i.starts_at AS start, i.ends_at AS "end", i.place, coalesce(t.status, 'NEEDS_ACTION') AS status,
    d.state, d.channel AS "deliveredBy", d.sent_at AS "sentAt", d.attempts, d.last_error AS cause
  FROM invitation i
  LEFT JOIN participation t ON t.meeting_id = i.meeting_id AND t.person_id = i.person_id
  JOIN person p ON p.id = i.person_id
  ${NEWEST_MESSAGE}
  WHERE i.meeting_id = ANY ($1)
  ORDER BY array_position(ARRAY['CHAIR', 'REQUIRED', 'OPTIONAL', 'INFORMED'], i.requirement), p.display_name, p.id`;
