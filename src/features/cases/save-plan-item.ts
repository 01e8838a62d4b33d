import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { onlyOnce } from '../../platform/database/only-once.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type CaseProblem, contactOf } from './case.js';
import { namedPeople } from './case.store.js';
import { matterOf } from './case-to-change.js';
import { changePlanItem, newPlanItem, type PlanItemWish } from './plan-item.js';
import * as say from './plan-item.problems.js';
import { insertPlanItem, updatePlanItems } from './plan-item.store.js';
import { planToChange } from './plan-to-change.js';

export interface SavePlanItemCommand {
  readonly caseId: string;
  /** The item that is changed, and the version it was changed from; without it a new one is written. */
  readonly changed: { readonly itemId: string; readonly version: number } | null;
  /** Without a coordinator whoever answers for the case co-ordinates the item. */
  readonly wish: Omit<PlanItemWish, 'coordinatorId'> & { readonly coordinatorId: string | null };
  readonly idempotencyKey?: string;
}

/** Writes a goal into the plan of a case, or changes one. */
@Injectable()
export class SavePlanItem {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the case. Repeated with the same key and input nothing more is written. */
  async execute(viewer: Viewer, command: SavePlanItemCommand): Promise<Result<string, CaseProblem>> {
    const call = {
      viewer,
      operation: 'savePlanItem',
      key: command.idempotencyKey,
      input: command,
      resultId: command.caseId,
      at: this.clock.now(),
    };
    return this.transactions.run(viewer, (tx) => onlyOnce(tx, call, () => this.save(tx, viewer, command)));
  }

  private async save(tx: Tx, viewer: Viewer, command: SavePlanItemCommand): Promise<Result<string, CaseProblem>> {
    const at = this.clock.now();
    const { caseId, changed } = command;
    const keeping = await planToChange(tx, viewer, caseId, at);
    if (!keeping.ok) return keeping;
    const { found, today, plan } = keeping.value;
    const coordinatorId = command.wish.coordinatorId ?? contactOf(found);
    const wish = { ...command.wish, coordinatorId };
    const coordinator = (await namedPeople(tx, [coordinatorId])).get(coordinatorId);
    const setting = { found, matter: matterOf(keeping.value), today, coordinator };
    if (changed === null) {
      const written = newPlanItem(randomUUID(), wish, setting, plan.length);
      if (!written.ok) return written;
      await insertPlanItem(tx, caseId, written.value, at);
      return ok(caseId);
    }
    const before = plan.find(({ id }) => id === changed.itemId);
    if (!before) return refused(say.unknownItem);
    const after = changePlanItem(before, changed.version, wish, setting);
    if (!after.ok) return after;
    await updatePlanItems(tx, [after.value]);
    return ok(caseId);
  }
}
