import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { Requirement } from './meeting.js';

/** Somebody whom a withdrawn consent took out of a meeting, which nobody has seen to yet. */
export interface DepartureRow {
  readonly meetingId: string;
  readonly name: string;
  readonly requirement: Requirement;
}

@Injectable()
export class DepartureLoader extends RequestLoader<DepartureRow[]> {
  constructor(transactions: Transactions) {
    super((viewer, meetingIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<DepartureRow>(
          `SELECT d.meeting_id AS "meetingId", p.display_name AS name, d.requirement FROM departure d JOIN person p ON p.id = d.person_id
           WHERE d.meeting_id = ANY ($1) AND d.ended_at IS NULL
           ORDER BY d.left_at, p.display_name, p.id`,
          [meetingIds],
        );
        const byMeeting = new Map<string, DepartureRow[]>(meetingIds.map((id) => [id, []]));
        for (const row of rows) byMeeting.get(row.meetingId)?.push(row);
        return byMeeting;
      }),
    );
  }
}
