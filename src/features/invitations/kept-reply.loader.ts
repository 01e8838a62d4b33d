import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { KeptReason } from './kept-reply.js';

export interface KeptReplyRow {
  readonly id: string;
  readonly meetingId: string;
  readonly reason: KeptReason;
  readonly method: string | null;
  readonly status: string | null;
  readonly proposedStart: number | null;
  readonly delegate: string | null;
  readonly receivedAt: number;
  /** Whose reply address it came to; null when that is not known. */
  readonly personId: string | null;
}

/** What was kept aside of meetings, oldest first; how much there can be is bounded where it is kept. */
@Injectable()
export class KeptReplyLoader extends RequestLoader<KeptReplyRow[]> {
  constructor(transactions: Transactions) {
    super((viewer, meetingIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<KeptReplyRow>(OF_MEETINGS, [meetingIds]);
        const byMeeting = new Map<string, KeptReplyRow[]>(meetingIds.map((id) => [id, []]));
        for (const row of rows) byMeeting.get(row.meetingId)?.push(row);
        return byMeeting;
      }),
    );
  }
}

const OF_MEETINGS = `
  SELECT k.id, k.meeting_id AS "meetingId", k.reason, k.method, k.status, k.starts_at AS "proposedStart", k.delegate,
    k.received_at AS "receivedAt", i.person_id AS "personId"
  FROM kept_reply k LEFT JOIN invitation i ON i.id = k.invitation_id
  WHERE k.meeting_id = ANY ($1) ORDER BY k.received_at, k.id`;
