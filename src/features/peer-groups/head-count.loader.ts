import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { HeadCount } from './head-count.type.js';

/** How many came to sessions of peer groups; other meetings have no head count. */
@Injectable()
export class HeadCountLoader extends RequestLoader<HeadCount> {
  constructor(transactions: Transactions) {
    super((viewer, meetingIds) =>
      transactions.read(viewer, async (tx) => {
        const rows = await tx.query<HeadCount & { id: string }>(OF_SESSIONS, [meetingIds]);
        return new Map(rows.map(({ id, ...count }) => [id, count]));
      }),
    );
  }
}

/** Leaders are there, and not counted. Whoever was a member then and has left since still came. */
const OF_SESSIONS = `
  SELECT m.id, (SELECT count(*)::int FROM attendance a JOIN peer_group_member r ON r.group_id = s.group_id AND r.person_id = a.person_id
      WHERE a.meeting_id = m.id AND a.state IN ('PRESENT', 'PARTLY')) AS members,
    coalesce((SELECT c.drop_ins FROM peer_group_session c WHERE c.meeting_id = m.id), 0) AS "dropIns"
  FROM meeting m JOIN peer_group_series s ON s.series_id = m.series_id WHERE m.id = ANY ($1)`;
