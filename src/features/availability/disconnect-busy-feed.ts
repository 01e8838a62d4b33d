import { Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './busy-feed.problems.js';
import { deleteFeed } from './busy-feed.store.js';
import { timesKeptBy } from './times-kept-by.js';

export interface DisconnectBusyFeedCommand {
  readonly personId: string;
  readonly feedId: string;
}

/** Forgets a calendar that is kept elsewhere, its address and all its times: from then on the person is free by what else is known. */
@Injectable()
export class DisconnectBusyFeed {
  constructor(private readonly transactions: Transactions) {}

  /** The id of the person. */
  async execute(
    viewer: Viewer,
    { personId, feedId }: DisconnectBusyFeedCommand,
  ): Promise<Result<string, PlainProblem>> {
    return this.transactions.run(viewer, async (tx) => {
      const person = await timesKeptBy(tx, viewer, personId, 'personId');
      if (!person.ok) return person;
      return (await deleteFeed(tx, personId, feedId)) ? ok(personId) : refused(say.unknownFeed);
    });
  }
}
