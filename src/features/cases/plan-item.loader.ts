import { Inject, Injectable } from '@nestjs/common';
import { localDateTimeOf } from '../../domain/time/zone.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { maySeePlan } from './case.policy.js';
import { readPlans } from './case.store.js';
import { matterOf } from './case-to-change.js';
import type { PlanItem } from './plan-item.js';

/**
 * The plan of each case. Only cases that a viewer has been shown are asked for; the plans that they may not see are
 * missing. Whether they may is decided by the policy on what the same statement read, so that the rule is written once.
 */
@Injectable()
export class PlanLoader extends RequestLoader<PlanItem[]> {
  constructor(transactions: Transactions, @Inject(CLOCK) clock: Clock) {
    super((viewer, caseIds) =>
      transactions.read(viewer, async (tx) => {
        const now = clock.now();
        const seen = (await readPlans(tx, caseIds, viewer.personId)).filter((each) => {
          const standing = { ...each, today: localDateTimeOf(each.areaZone, now).date };
          return maySeePlan(viewer, standing, each.found, matterOf(each));
        });
        return new Map(seen.map(({ found, plan }) => [found.id, plan]));
      }),
    );
  }
}
