import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { ParticipationStatus, Requirement } from './meeting.js';
import { MeetingReadModel, type MeetingRow } from './meeting.read-model.js';

@Injectable()
export class MeetingLoader extends RequestLoader<MeetingRow> {
  constructor(meetings: MeetingReadModel) {
    super((viewer, ids) => meetings.byIds(viewer, ids));
  }
}

export interface ParticipationRow {
  readonly meetingId: string;
  readonly personId: string;
  readonly requirement: Requirement;
  readonly status: ParticipationStatus;
  readonly start: number;
  readonly end: number;
  readonly respondedAt: number | null;
  readonly comment: string | null;
}

/** Everybody of each meeting: the chair first, then those who must come, the optional, the informed; within that by name. */
@Injectable()
export class ParticipationLoader extends RequestLoader<ParticipationRow[]> {
  constructor(transactions: Transactions) {
    super((viewer, meetingIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<ParticipationRow>(
          `SELECT t.meeting_id AS "meetingId", t.person_id AS "personId", t.requirement, t.status, t.starts_at AS start,
             t.ends_at AS "end", t.responded_at AS "respondedAt", t.comment
           FROM participation t JOIN person p ON p.id = t.person_id
           WHERE t.meeting_id = ANY ($1)
           ORDER BY array_position(ARRAY['CHAIR', 'REQUIRED', 'OPTIONAL', 'INFORMED'], t.requirement), p.display_name, p.id`,
          [meetingIds],
        );
        const byMeeting = new Map<string, ParticipationRow[]>(meetingIds.map((id) => [id, []]));
        for (const row of rows) byMeeting.get(row.meetingId)?.push(row);
        return byMeeting;
      }),
    );
  }
}
