import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './calendar-feed.problems.js';
import { revokeFeed } from './calendar-feed.store.js';

/** Ends a feed. From the commit on its addresses open nothing, in every process. */
@Injectable()
export class RevokeCalendarFeed {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, feedId: string): Promise<Result<undefined, PlainProblem>> {
    const now = this.clock.now();
    return this.transactions.run(viewer, async (tx) => {
      const revoked = await revokeFeed(tx, { id: feedId, personId: viewer.personId }, now);
      return revoked ? ok(undefined) : refused(say.unknownFeed);
    });
  }
}
