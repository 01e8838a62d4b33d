import { Inject, Injectable } from '@nestjs/common';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { isId } from '../../platform/graphql/input-reader.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { type CaseProblem, vacateUncovered, withdrawConsent } from './case.js';
import { CaseListeners } from './case-listeners.js';
import * as say from './case.problems.js';
import { caseOfConsent, markWithdrawn, namedPeople, updateCase } from './case.store.js';
import { caseToChange, matterOf } from './case-to-change.js';
import { passPlanOn } from './pass-plan-on.js';

/**
 * Takes a consent back, at once and everywhere: the party leaves coming meetings in the same transaction, through the
 * port. A booking that is under way waits for it, or is waited for and then undone for that party.
 */
@Injectable()
export class WithdrawConsent {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: CaseListeners,
  ) {}

  /** The id of the case. Withdrawn once more it answers the same and does nothing. */
  async execute(viewer: Viewer, consentId: string): Promise<Result<string, CaseProblem>> {
    if (!isId(consentId)) return refused(say.unknownConsent);
    return this.transactions.run(viewer, (tx) => this.withdraw(tx, viewer, consentId.toLowerCase()));
  }

  private async withdraw(tx: Tx, viewer: Viewer, consentId: string): Promise<Result<string, CaseProblem>> {
    const caseId = await caseOfConsent(tx, consentId);
    if (caseId === undefined) return refused(say.unknownConsent);
    const wanted = await caseToChange(tx, viewer, { caseId, field: 'consentId', now: this.clock.now() });
    if (!wanted.ok)
      return refused(...wanted.problems.map((each) => (each.code === 'NOT_FOUND' ? say.unknownConsent : each)));
    const { found: before, coordinator, today, areaZone } = wanted.value;
    // Read once the case is locked: a hold that lapsed while this waited has lapsed.
    const at = this.clock.now();
    const withdrawn = withdrawConsent(before, consentId, at);
    if (!withdrawn.ok) return withdrawn;
    if (withdrawn.value === before) return ok(caseId);
    await markWithdrawn(tx, consentId, at);
    const matter = matterOf({ found: withdrawn.value, coordinator });
    const managerId = before.caseManagerId;
    const manager = managerId === null ? undefined : (await namedPeople(tx, [managerId])).get(managerId);
    const after = vacateUncovered(withdrawn.value, manager, matter, today);
    if (after.version !== before.version) await updateCase(tx, before, after, today);
    await passPlanOn(tx, after, matter, today);
    await this.listeners.announce(tx, { before, after, matter, areaZone, byPersonId: viewer.personId, at });
    return ok(caseId);
  }
}
