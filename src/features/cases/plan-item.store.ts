import { writeInstant } from '../../domain/time/instant-text.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { PlanItem } from './plan-item.js';

export type PlanItemJson = Omit<PlanItem, 'closedAt'> & { readonly closedAtMs: number | null };

/** SQL for a case's plan as a JSON array, open items first, by their days; `caseId` is the expression that names the case. */
export const planOf = (caseId: string): string => `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'goal', i.goal, 'measure', i.measure, 'coordinatorId', i.coordinator_id,
      'formerCoordinatorId', i.former_coordinator_id, 'dueOn', i.due_on, 'state', i.state,
      'closedAtMs', ${epochMilliseconds('i.closed_at')}, 'outcome', i.outcome, 'version', i.version)
    ORDER BY i.state <> 'OPEN', i.due_on, i.written_at, i.id), '[]')
  FROM plan_item i WHERE i.case_id = ${caseId})`;

export const planItemOf = ({ closedAtMs, ...item }: PlanItemJson): PlanItem => ({ ...item, closedAt: closedAtMs });

/** The plan of a case. The case is locked, and with it everything that is planned in it. */
export async function loadPlan(tx: Tx, caseId: string): Promise<PlanItem[]> {
  const rows = await tx.query<{ plan: PlanItemJson[] }>(`SELECT ${planOf('$1')} AS plan`, [caseId]);
  return rows.flatMap(({ plan }) => plan.map(planItemOf));
}

export async function insertPlanItem(tx: Tx, caseId: string, item: PlanItem, at: number): Promise<void> {
  await tx.query(
    `INSERT INTO plan_item (id, area_id, case_id, goal, measure, coordinator_id, due_on, state, version, written_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      item.id,
      tx.areaId,
      caseId,
      item.goal,
      item.measure,
      item.coordinatorId,
      item.dueOn,
      item.state,
      item.version,
      writeInstant(at),
    ],
  );
}

export async function updatePlanItems(tx: Tx, items: readonly PlanItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map((item) => ({
    ...item,
    closedAt: item.closedAt === null ? null : writeInstant(item.closedAt),
  }));
  await tx.query(
    `UPDATE plan_item i SET goal = n.goal, measure = n.measure, coordinator_id = n."coordinatorId",
       former_coordinator_id = n."formerCoordinatorId", due_on = n."dueOn", state = n.state, closed_at = n."closedAt",
       outcome = n.outcome, version = n.version
     FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, goal text, measure text, "coordinatorId" uuid, "formerCoordinatorId" uuid,
       "dueOn" date, state text, "closedAt" timestamptz, outcome text, version integer)
     WHERE i.id = n.id`,
    [JSON.stringify(rows)],
  );
}
