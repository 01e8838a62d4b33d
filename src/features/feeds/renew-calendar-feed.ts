import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { CalendarFeed } from './calendar-feed.js';
import * as say from './calendar-feed.problems.js';
import { openFeed, revokeFeed } from './calendar-feed.store.js';

/** New addresses in place of those that got into the wrong hands. From the commit on the old ones open nothing. */
@Injectable()
export class RenewCalendarFeed {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, feedId: string): Promise<Result<CalendarFeed, PlainProblem>> {
    const now = this.clock.now();
    return this.transactions.run(viewer, async (tx) => {
      const old = await revokeFeed(tx, { id: feedId, personId: viewer.personId }, now);
      const renewed = old && (await openFeed(tx, { ...old, id: randomUUID() }, now));
      return renewed ? ok(renewed) : refused(say.unknownFeed);
    });
  }
}
