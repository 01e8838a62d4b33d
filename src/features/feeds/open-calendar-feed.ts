import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { readPeople } from '../directory/person.read-model.js';
import type { CalendarFeed, FeedTitles } from './calendar-feed.js';
import { mayKeepFeedOf } from './calendar-feed.policy.js';
import * as say from './calendar-feed.problems.js';
import { openFeed } from './calendar-feed.store.js';

export interface OpenCalendarFeedCommand {
  readonly personId: string;
  readonly titles: FeedTitles;
}

/** Gives somebody their feed, or the one that they have with other titles: its addresses stay. */
@Injectable()
export class OpenCalendarFeed {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(viewer: Viewer, command: OpenCalendarFeedCommand): Promise<Result<CalendarFeed, PlainProblem>> {
    return this.transactions.run(viewer, async (tx) => {
      const { personId } = command;
      if (!(await readPeople(tx, [personId])).has(personId)) return refused(say.unknownPerson);
      if (!mayKeepFeedOf(viewer, personId)) return refused(say.notYourFeed);
      const feed = await openFeed(tx, { ...command, id: randomUUID() }, this.clock.now());
      return feed ? ok(feed) : refused(say.unknownPerson);
    });
  }
}
