import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { TimePoll } from './poll.js';
import { seesAll } from './poll.policy.js';
import { isOpenAt, selectPolls } from './poll.store.js';

/** A longer list is cut to the newest. */
const pollsListedMax = 100;

/** $1 is the viewer, $2 whether they see every poll of the area (poll.policy.ts, the row "see"). */
const SEEN = `($2 OR p.organiser_id = $1
  OR EXISTS (SELECT 1 FROM time_poll_participant mine
    WHERE mine.time_poll_id = p.id AND mine.person_id = $1 AND mine.requirement = 'CHAIR' AND mine.left_at IS NULL)
  OR EXISTS (SELECT 1 FROM client_case k WHERE k.id = p.case_id AND (k.coordinator_id = $1 OR k.case_manager_id = $1)))`;

/** What viewers see of time polls. */
@Injectable()
export class PollReadModel {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those of the ids that exist and that the viewer may see. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, TimePoll>> {
    const polls = await this.transactions.read(viewer, (tx) =>
      selectPolls(tx, `p.id = ANY ($3) AND ${SEEN}`, [viewer.personId, seesAll(viewer), ids]),
    );
    return new Map(polls.map((poll) => [poll.id, poll]));
  }

  /** The newest first; open ones as `stateAt` tells them. */
  async list(viewer: Viewer, { openOnly }: { readonly openOnly: boolean }): Promise<TimePoll[]> {
    return this.transactions.read(viewer, (tx) =>
      selectPolls(
        tx,
        `${SEEN} AND (NOT $3 OR (${isOpenAt('$4')}))`,
        [viewer.personId, seesAll(viewer), openOnly, writeInstant(this.clock.now()), pollsListedMax],
        'ORDER BY p.created_at DESC, p.id LIMIT $5',
      ),
    );
  }
}
