import { Inject, Injectable } from '@nestjs/common';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type CaseProblem, changeNetwork, type NetworkChange } from './case.js';
import { namedPeople, updateCase } from './case.store.js';
import { caseToChange, matterOf } from './case-to-change.js';
import { unknownPeople } from './open-case.js';
import { passPlanOn } from './pass-plan-on.js';

export interface ChangeNetworkCommand extends NetworkChange {
  readonly caseId: string;
}

/** Who stands around the client. It gives nobody a basis: who may take part is decided by consents alone. */
@Injectable()
export class ChangeNetwork {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the case. */
  async execute(viewer: Viewer, command: ChangeNetworkCommand): Promise<Result<string, CaseProblem>> {
    return this.transactions.run(viewer, (tx) => this.change(tx, viewer, command));
  }

  private async change(tx: Tx, viewer: Viewer, command: ChangeNetworkCommand): Promise<Result<string, CaseProblem>> {
    const { caseId, addPersonIds } = command;
    const wanted = await caseToChange(tx, viewer, { caseId, field: 'input.caseId', now: this.clock.now() });
    if (!wanted.ok) return wanted;
    const { found: before, today } = wanted.value;
    const changed = changeNetwork(before, command);
    if (!changed.ok) return changed;
    const unknown = unknownPeople(addPersonIds, await namedPeople(tx, addPersonIds), 'addPersonIds');
    if (unknown.length > 0) return refused(...unknown);
    if (changed.value === before) return ok(caseId);
    await updateCase(tx, before, changed.value, today);
    await passPlanOn(tx, changed.value, matterOf(wanted.value), today);
    return ok(caseId);
  }
}
