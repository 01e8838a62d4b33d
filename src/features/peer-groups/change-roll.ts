import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { appendToOutbox } from '../../platform/outbox/outbox.js';
import { SeriesMembers } from '../meetings/series-members.js';
import { lockComingSeries, nextStartOf } from './group-series.store.js';
import { lapseLater } from './offer-ends.js';
import type { PeerGroup } from './peer-group.js';
import { type ChangedBy, lettersOf } from './peer-letters.js';
import { loadGroupForChange } from './peer-group.store.js';
import { unknownGroup } from './peer-group.problems.js';
import { changesOf, type Moment, type Roll, type RollChange, settle } from './roll.js';
import { loadRoll, writeMemberships } from './roll.store.js';

/** What somebody does to a roll: pure, on the roll as it stands at that moment. */
export type RollAct = (roll: Roll, moment: Moment, group: PeerGroup) => Result<Roll, Problem>;

/**
 * The one way in which a roll changes. The group is locked, offers that are over lapse, the act is done, and places that are free then
 * are offered; then whatever follows is done in the same transaction: who became a member is in the sessions, who left is not, and
 * letters and the end of each offer stand in the outbox. At most one person becomes or ceases to be a member in a call.
 */
@Injectable()
export class ChangeRoll {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly members: SeriesMembers,
  ) {}

  /** Inside the transaction of whoever acts. The roll as it stands then. */
  async execute(tx: Tx, groupId: string, act: RollAct, by: ChangedBy): Promise<Result<Roll, Problem>> {
    const now = this.clock.now();
    const group = await loadGroupForChange(tx, groupId);
    if (!group) return refused({ code: 'NOT_FOUND', field: 'input.groupId', sentence: unknownGroup });
    const moment = { now, nextStart: await nextStartOf(tx, groupId, now) };
    const before = await loadRoll(tx, group);
    const acted = act(settle(before, moment), moment, group);
    if (!acted.ok) return acted;
    const after = settle(acted.value, moment);
    const changes = changesOf(before, after);
    await writeMemberships(
      tx,
      groupId,
      changes.map(({ is }) => is),
    );
    await this.carryOut(tx, groupId, changes);
    await appendToOutbox(tx, now, lettersOf(changes, by, now));
    await lapseLater(
      tx,
      groupId,
      changes.flatMap(({ is }) => is.offeredUntil ?? []),
      now,
    );
    return ok(after);
  }

  private async carryOut(tx: Tx, groupId: string, changes: readonly RollChange[]): Promise<void> {
    const coming = changes.filter(({ is }) => is.state === 'MEMBER');
    const leaving = changes.filter(({ was }) => was?.state === 'MEMBER');
    if (coming.length + leaving.length > 1) throw new Error('one act has changed two members');
    if (coming.length + leaving.length === 0) return;
    // Of each series time is taken, or given back, by itself. It is the one calendar of one person, so no order of locks is at stake.
    for (const seriesId of await lockComingSeries(tx, groupId, this.clock.now())) {
      for (const { is } of coming) await this.members.join(tx, seriesId, is.personId);
      for (const { is } of leaving) await this.members.leave(tx, seriesId, is.personId);
    }
  }
}
