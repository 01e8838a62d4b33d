import type { LocalDate } from '../../domain/time/local-date.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Case } from './case.js';
import { namedPeople } from './case.store.js';
import type { Matter } from './coverage.js';
import { passOn } from './plan-item.js';
import { loadPlan, updatePlanItems } from './plan-item.store.js';

/**
 * What the plan does when the case changes, in the same transaction: open items of people who have no part in it any more
 * go to whoever answers for it now. Called directly and not through the port, since the plan is of this room.
 */
export async function passPlanOn(tx: Tx, after: Case, matter: Matter, today: LocalDate): Promise<void> {
  const plan = await loadPlan(tx, after.id);
  if (plan.length === 0) return;
  const parties = await namedPeople(tx, [...new Set(plan.map(({ coordinatorId }) => coordinatorId))]);
  await updatePlanItems(tx, passOn(plan, after, { matter, today, parties }));
}
