import { Inject, Injectable } from '@nestjs/common';
import { ok } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { type InArea, Transactions } from '../../platform/database/transactions.js';
import type { KeptReply } from './kept-reply.js';
import { keepReply } from './kept-reply.store.js';

/** Keeps aside, for whoever may change the meeting, what came by mail and does not count. The same once more is the same one. */
@Injectable()
export class KeepReply {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ areaId }: InArea, reply: KeptReply): Promise<void> {
    await this.transactions.run({ areaId }, async (tx) => ok(await keepReply(tx, reply, this.clock.now())));
  }
}
