import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { seesAll } from '../meetings/meeting.policy.js';
import { PROPOSAL_COLUMNS, type ProposalRow } from './time-proposal.store.js';

/** The newest are shown; older ones of a meeting with more have long been decided or withdrawn. */
const proposalsShownMax = 200;

/** What whoever may change a meeting sees of the times that were proposed instead (meeting.policy.ts, the row "confirm, …"). */
@Injectable()
export class TimeProposalReadModel {
  constructor(private readonly transactions: Transactions) {}

  /** Of one meeting all, of all meetings those that wait for a decision, newest first. */
  async list(viewer: Viewer, meetingId?: string): Promise<ProposalRow[]> {
    return this.transactions.read(viewer, (tx) =>
      tx.query<ProposalRow>(
        `SELECT ${PROPOSAL_COLUMNS} FROM time_proposal w JOIN meeting m ON m.id = w.meeting_id
         WHERE ($2 OR m.organiser_id = $1 OR EXISTS (
             SELECT 1 FROM participation t WHERE t.meeting_id = m.id AND t.person_id = $1 AND t.requirement = 'CHAIR'))
           AND CASE WHEN $3::uuid IS NULL THEN w.state = 'OPEN' ELSE w.meeting_id = $3 END
         ORDER BY w.created_at DESC, w.id LIMIT ${proposalsShownMax}`,
        [viewer.personId, seesAll(viewer), meetingId ?? null],
      ),
    );
  }
}
