import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import type { KeptReason, KeptReply } from './kept-reply.js';
import { keepReply } from './kept-reply.store.js';

export type KeptOutcome = KeptReason | 'FULL';

/** Keeps aside, for whoever may change the meeting, what came by mail and does not count. The same once more is the same one. */
@Injectable()
export class KeepReply {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Why it does not count, or FULL: so much is kept of the meeting already that nobody is shown this one. */
  async execute({ areaId }: InArea, reply: KeptReply): Promise<KeptOutcome> {
    const keeping = await this.transactions.always({ areaId }, (tx) => keepReply(tx, reply, this.clock.now()));
    return keeping === 'FULL' ? 'FULL' : reply.reason;
  }
}
