import { Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Case } from './case.js';
import type { Matter } from './coverage.js';

/** A case that stands differently than before. */
export interface CaseChange {
  readonly before: Case;
  readonly after: Case;
  /** Who may take part from now on. */
  readonly matter: Matter;
  /** IANA name: whose calendar the days of consents are of. */
  readonly areaZone: string;
  /** Who changed it. */
  readonly byPersonId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What a higher room does in the same transaction when a case changes; a thrown error takes the change back. */
export interface CaseListener {
  caseChanged(tx: Tx, change: CaseChange): Promise<void>;
  /**
   * What of the higher room stands in the way of closing the case, which is locked. `at`: epoch milliseconds. Left out by
   * rooms whose things may outlive a case.
   */
  closingProblem?(tx: Tx, closing: Case, at: number): Promise<PlainProblem | undefined>;
}

/**
 * The port through which a handover or a withdrawn consent reaches meetings, polls, turns and follow-ups, which register
 * as they start: the import arrow points down, the call goes up.
 */
@Injectable()
export class CaseListeners {
  private readonly listeners: CaseListener[] = [];

  register(listener: CaseListener): void {
    this.listeners.push(listener);
  }

  /** One after the other, in the order of registration: they share one connection. */
  async announce(tx: Tx, change: CaseChange): Promise<void> {
    for (const listener of this.listeners) await listener.caseChanged(tx, change);
  }

  /** Everything that stands in the way of closing the case, in the order of registration. */
  async closingProblems(tx: Tx, closing: Case, at: number): Promise<PlainProblem[]> {
    const problems: PlainProblem[] = [];
    for (const listener of this.listeners) {
      const problem = await listener.closingProblem?.(tx, closing, at);
      if (problem) problems.push(problem);
    }
    return problems;
  }
}
