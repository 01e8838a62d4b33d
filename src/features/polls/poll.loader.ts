import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { presentOnes, type TimePoll } from './poll.js';
import { readIsFree } from './poll-calendars.js';
import { PollReadModel } from './poll.read-model.js';

/** Time polls as the viewer may see them; one that they may not is null. */
@Injectable()
export class PollLoader extends RequestLoader<TimePoll> {
  constructor(polls: PollReadModel) {
    super((viewer, ids) => polls.byIds(viewer, ids));
  }
}

/** Of each poll that the viewer sees: by option, the people who are not asked and whose calendar is taken then. */
@Injectable()
export class BusyLoader extends RequestLoader<ReadonlyMap<string, readonly string[]>> {
  constructor(polls: PollReadModel, transactions: Transactions, @Inject(CLOCK) clock: Clock) {
    super(async (viewer, ids) => {
      const seen = await polls.byIds(viewer, ids);
      return transactions.read(viewer, async (tx) => {
        const busy = new Map<string, ReadonlyMap<string, readonly string[]>>();
        for (const poll of seen.values()) {
          const isFree = await readIsFree(tx, poll, clock.now());
          const unasked = presentOnes(poll).filter(({ asked, requirement }) => !asked && requirement !== 'INFORMED');
          const taken = poll.options.map((option): [string, string[]] => [
            option.id,
            unasked.flatMap(({ personId }) => (isFree(option, personId) ? [] : [personId])),
          ]);
          busy.set(poll.id, new Map(taken));
        }
        return busy;
      });
    });
  }
}
