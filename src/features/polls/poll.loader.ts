import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { TimePoll } from './poll.js';
import { readIsFreeOfAll, unaskedOnes } from './poll-calendars.js';
import { PollReadModel } from './poll.read-model.js';
import type { IsFree } from './poll-tally.js';

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
      const isFree = await transactions.read(viewer, (tx) => readIsFreeOfAll(tx, [...seen.values()], clock.now()));
      return new Map([...seen].map(([id, poll]) => [id, busyAt(poll, isFree.get(id))]));
    });
  }
}

const busyAt = (poll: TimePoll, isFree: IsFree = () => false): ReadonlyMap<string, readonly string[]> =>
  new Map(
    poll.options.map((option) => {
      const busy = unaskedOnes(poll).filter(({ personId }) => !isFree(option, personId));
      return [option.id, busy.map(({ personId }) => personId)];
    }),
  );
