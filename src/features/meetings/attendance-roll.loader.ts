import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { AttendanceState } from './attendance-roll.js';

export interface AttendanceRow {
  readonly meetingId: string;
  readonly personId: string;
  readonly state: AttendanceState;
  readonly note: string | null;
}

/**
 * The roll of each meeting: everybody who takes part, and whoever is recorded though they have left since, by name.
 * Whom nothing was recorded of is UNKNOWN.
 */
@Injectable()
export class AttendanceRollLoader extends RequestLoader<AttendanceRow[]> {
  constructor(transactions: Transactions) {
    super((viewer, meetingIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<AttendanceRow>(
          `WITH listed AS (
             SELECT meeting_id, person_id FROM participation WHERE meeting_id = ANY ($1) AND requirement <> 'INFORMED'
             UNION SELECT meeting_id, person_id FROM attendance WHERE meeting_id = ANY ($1))
           SELECT l.meeting_id AS "meetingId", l.person_id AS "personId", coalesce(a.state, 'UNKNOWN') AS state, a.note
           FROM listed l JOIN person p ON p.id = l.person_id
           LEFT JOIN attendance a ON a.meeting_id = l.meeting_id AND a.person_id = l.person_id
           ORDER BY p.display_name, p.id`,
          [meetingIds],
        );
        const byMeeting = new Map<string, AttendanceRow[]>(meetingIds.map((id) => [id, []]));
        for (const row of rows) byMeeting.get(row.meetingId)?.push(row);
        return byMeeting;
      }),
    );
  }
}
