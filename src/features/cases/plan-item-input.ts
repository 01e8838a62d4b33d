import type { PlainProblem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { InputReader } from '../../platform/graphql/input-reader.js';
import { unknownPerson } from '../directory/directory.problems.js';
import { unknownCase } from './case.problems.js';
import type { ClosePlanItemCommand } from './close-plan-item.js';
import type { ClosePlanItemInput, SavePlanItemInput } from './plan-item.inputs.js';
import * as say from './plan-item.problems.js';
import type { SavePlanItemCommand } from './save-plan-item.js';

export function readPlanItem(input: SavePlanItemInput): Result<SavePlanItemCommand, PlainProblem> {
  const read = new InputReader('input');
  const { goal, measure, coordinatorId, idempotencyKey } = input;
  return read.result({
    caseId: read.id('caseId', input.caseId, unknownCase),
    changed: readChanged(read, input),
    wish: {
      goal,
      measure,
      coordinatorId: coordinatorId ? read.id('coordinatorId', coordinatorId, unknownPerson) : null,
      dueOn: read.localDate('dueOn', input.dueOn),
    },
    ...(typeof idempotencyKey === 'string' && { idempotencyKey }),
  });
}

/** Half of the pair could mean either: a goal written twice, or a change that overwrites somebody's. */
function readChanged(read: InputReader, { itemId, version }: SavePlanItemInput): SavePlanItemCommand['changed'] {
  const named = typeof itemId === 'string';
  if (named && typeof version === 'number') {
    return { itemId: read.id('itemId', itemId, say.unknownItem.sentence), version };
  }
  if (!named && typeof version !== 'number') return null;
  return read.refuse(named ? 'version' : 'itemId', say.itemAndVersion, null);
}

export function readPlanItemEnding(input: ClosePlanItemInput): Result<ClosePlanItemCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({
    caseId: read.id('caseId', input.caseId, unknownCase),
    itemId: read.id('itemId', input.itemId, say.unknownItem.sentence),
    version: input.version,
    state: input.state,
    outcome: input.outcome ?? null,
  });
}
