import { Inject, Injectable } from '@nestjs/common';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type CaseProblem, handOver } from './case.js';
import { CaseListeners } from './case-listeners.js';
import { namedPeople, updateCase } from './case.store.js';
import { caseToChange, matterOf } from './case-to-change.js';
import { unknownPerson } from './open-case.js';
import { passPlanOn } from './pass-plan-on.js';

export interface HandOverCaseCommand {
  readonly caseId: string;
  readonly version: number;
  readonly toPersonId: string;
}

/**
 * Gives the case to another case manager, or to its first one: one act, in which coming meetings and whatever else
 * listens go along. A manager whose organisation has no basis is refused.
 */
@Injectable()
export class HandOverCase {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: CaseListeners,
  ) {}

  /** The id of the case. */
  async execute(viewer: Viewer, command: HandOverCaseCommand): Promise<Result<string, CaseProblem>> {
    return this.transactions.run(viewer, (tx) => this.give(tx, viewer, command));
  }

  private async give(tx: Tx, viewer: Viewer, command: HandOverCaseCommand): Promise<Result<string, CaseProblem>> {
    const at = this.clock.now();
    const { caseId, toPersonId, version } = command;
    const wanted = await caseToChange(tx, viewer, { caseId, field: 'input.caseId', now: at });
    if (!wanted.ok) return wanted;
    const { found: before, today, areaZone } = wanted.value;
    const field = 'input.toPersonId';
    const person = (await namedPeople(tx, [toPersonId])).get(toPersonId);
    if (!person) return refused(unknownPerson(field));
    const matter = matterOf(wanted.value);
    const given = handOver(before, version, { person, matter, today, field });
    if (!given.ok) return given;
    if (given.value === before) return ok(caseId);
    await updateCase(tx, before, given.value, today);
    await passPlanOn(tx, given.value, matter, today);
    const change = { before, after: given.value, matter, areaZone, byPersonId: viewer.personId, at };
    await this.listeners.announce(tx, change);
    return ok(caseId);
  }
}
