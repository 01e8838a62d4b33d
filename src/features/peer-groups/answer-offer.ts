import { Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { Transactions } from '../../platform/database/transactions.js';
import { ChangeRoll, type RollAct } from './change-roll.js';
import type { PeerLink } from './peer-links.js';
import * as say from './peer-group.problems.js';
import { accept, leave } from './roll.js';
import { loadMembership } from './roll.store.js';

/** What somebody does about their own place by its link: takes it, or leaves, which turns an offer down too. */
@Injectable()
export class AnswerOffer {
  constructor(
    private readonly transactions: Transactions,
    private readonly changing: ChangeRoll,
  ) {}

  /** `link` opens a membership. */
  accept(link: PeerLink): Promise<Result<void, Problem>> {
    return this.act(link, () => (roll, moment) => accept(roll, link.id, moment));
  }

  leave(link: PeerLink): Promise<Result<void, Problem>> {
    return this.act(link, (personId) => (roll, moment) => leave(roll, personId, moment));
  }

  private act(link: PeerLink, actOf: (personId: string) => RollAct): Promise<Result<void, Problem>> {
    return this.transactions.run<void, Problem>(link, async (tx) => {
      const known = await loadMembership(tx, link.id);
      if (!known) return refused(say.unknownLink);
      const done = await this.changing.execute(tx, known.groupId, actOf(known.personId), 'SELF');
      return done.ok ? ok(undefined) : done;
    });
  }
}
