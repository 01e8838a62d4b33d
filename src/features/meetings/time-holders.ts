import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import type { CaseChange } from '../cases/case-listeners.js';
import type { KeptTime } from './place-meeting.js';

/** A room above this one whose things hold people's time too, as open time polls do. */
export interface TimeHolder {
  /** Takes a withdrawn party out of its things, and answers what time they keep for the others. */
  partyWithdrawn(tx: Tx, change: CaseChange, withdrawn: Parties): Promise<KeptTime>;
}

/** Organisations, and people who belong to none. */
export interface Parties {
  readonly organisationIds: readonly string[];
  readonly personIds: readonly string[];
}

/**
 * The port through which a withdrawn consent reaches what else holds time. Beside `CaseListeners`, because meetings and
 * all that is above them give time back in one call: two calls of one transaction could deadlock with another.
 */
@Injectable()
export class TimeHolders {
  private readonly holders: TimeHolder[] = [];

  register(holder: TimeHolder): void {
    this.holders.push(holder);
  }

  /** One after the other: they share one connection. */
  async withdraw(tx: Tx, change: CaseChange, withdrawn: Parties): Promise<KeptTime> {
    const kept: KeptTime[] = [];
    for (const holder of this.holders) kept.push(await holder.partyWithdrawn(tx, change, withdrawn));
    return {
      commitments: kept.flatMap(({ commitments }) => commitments),
      released: kept.flatMap(({ released }) => released),
    };
  }
}
