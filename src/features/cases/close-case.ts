import { Inject, Injectable } from '@nestjs/common';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type CaseProblem, closeCase } from './case.js';
import { CaseListeners } from './case-listeners.js';
import { updateCase } from './case.store.js';
import { caseToChange, matterOf } from './case-to-change.js';

export interface CloseCaseCommand {
  readonly caseId: string;
  readonly version: number;
}

/**
 * Ends a case. It stays readable, and the client can be given a new one. What would lose its basis with it has to be
 * seen to first: to call meetings off unasked would send people mail that nobody meant.
 */
@Injectable()
export class CloseCase {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: CaseListeners,
  ) {}

  /** The id of the case. */
  async execute(viewer: Viewer, command: CloseCaseCommand): Promise<Result<string, CaseProblem>> {
    return this.transactions.run(viewer, (tx) => this.close(tx, viewer, command));
  }

  private async close(
    tx: Tx,
    viewer: Viewer,
    { caseId, version }: CloseCaseCommand,
  ): Promise<Result<string, CaseProblem>> {
    const wanted = await caseToChange(tx, viewer, { caseId, field: 'caseId', now: this.clock.now() });
    if (!wanted.ok) return wanted;
    const { found: before, today, areaZone } = wanted.value;
    // Read once the case is locked: a hold that lapsed while this waited is in nobody's way.
    const at = this.clock.now();
    const closed = closeCase(before, version, at);
    if (!closed.ok) return closed;
    const inTheWay = await this.listeners.closingProblems(tx, before, at);
    if (inTheWay.length > 0) return refused(...inTheWay);
    await updateCase(tx, before, closed.value, today);
    const matter = matterOf(wanted.value);
    const change = { before, after: closed.value, matter, areaZone, byPersonId: viewer.personId, at };
    await this.listeners.announce(tx, change);
    return ok(caseId);
  }
}
