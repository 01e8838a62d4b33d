import { Inject, Injectable } from '@nestjs/common';
import { ok, type Result } from '../../domain/result.js';
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

/** Ends a case. It stays readable, and the client can be given a new one. */
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
    const at = this.clock.now();
    const wanted = await caseToChange(tx, viewer, { caseId, field: 'caseId', now: at });
    if (!wanted.ok) return wanted;
    const { found: before, today, areaZone } = wanted.value;
    const closed = closeCase(before, version, at);
    if (!closed.ok) return closed;
    await updateCase(tx, before, closed.value, today);
    const matter = matterOf(wanted.value);
    const change = { before, after: closed.value, matter, areaZone, byPersonId: viewer.personId, at };
    await this.listeners.announce(tx, change);
    return ok(caseId);
  }
}
