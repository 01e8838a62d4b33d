import { Inject, Injectable } from '@nestjs/common';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { CaseProblem } from './case.js';
import { closePlanItem, type PlanItemEnding } from './plan-item.js';
import * as say from './plan-item.problems.js';
import { updatePlanItems } from './plan-item.store.js';
import { planToChange } from './plan-to-change.js';

export interface ClosePlanItemCommand extends PlanItemEnding {
  readonly caseId: string;
  readonly itemId: string;
}

/** Ends a goal of the plan: it was reached, or given up. It stays in the plan as it was. */
@Injectable()
export class ClosePlanItem {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the case. */
  async execute(viewer: Viewer, command: ClosePlanItemCommand): Promise<Result<string, CaseProblem>> {
    const { caseId, itemId } = command;
    return this.transactions.run(viewer, async (tx) => {
      const now = this.clock.now();
      const keeping = await planToChange(tx, viewer, caseId, now);
      if (!keeping.ok) return keeping;
      const before = keeping.value.plan.find(({ id }) => id === itemId);
      if (!before) return refused(say.unknownItem);
      const closed = closePlanItem(before, command, now);
      if (!closed.ok) return closed;
      await updatePlanItems(tx, [closed.value]);
      return ok(caseId);
    });
  }
}
