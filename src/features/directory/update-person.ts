import { Inject, Injectable } from '@nestjs/common';
import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import * as say from './directory.problems.js';
import { mayCorrect } from './directory.policy.js';
import { correctedPerson, type PersonCorrection } from './person.js';
import { PersonEntity } from './person.entity.js';
import { PersonListeners } from './person-listeners.js';

export interface UpdatePersonCommand {
  readonly personId: string;
  readonly correction: PersonCorrection;
}

const UNKNOWN_PERSON: PlainProblem = { code: 'NOT_FOUND', field: 'input.personId', sentence: say.unknownPerson };

/**
 * Corrects what is written down of somebody. Another address is a new beginning for what is sent there: that the old one
 * failed is forgotten with it (the trigger of migration 0014), and whoever sends mail is told of the change.
 */
@Injectable()
export class UpdatePerson {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: PersonListeners,
  ) {}

  /** The id of the person. */
  async execute(viewer: Viewer, command: UpdatePersonCommand): Promise<Result<string, PlainProblem>> {
    if (!mayCorrect(viewer, command.personId)) return refused(say.notYoursToCorrect);
    return this.transactions.run(viewer, (tx) => this.correct(tx, command));
  }

  /** Locked, so that two who correct different things at once both do. */
  private async correct(tx: Tx, { personId, correction }: UpdatePersonCommand): Promise<Result<string, PlainProblem>> {
    const before = await tx.manager.findOne(PersonEntity, {
      where: { id: personId },
      lock: { mode: 'for_no_key_update' },
    });
    if (!before) return refused(UNKNOWN_PERSON);
    const corrected = correctedPerson(before, correction);
    if (!corrected.ok) return corrected;
    const { displayName, email, phone, language, accessNeeds, interpreterLanguage } = corrected.value;
    await tx.manager.update(
      PersonEntity,
      { id: before.id },
      { displayName, email, phone, language, accessNeeds: [...accessNeeds], interpreterLanguage },
    );
    await this.listeners.announce(tx, { before, after: corrected.value, at: this.clock.now() });
    return ok(before.id);
  }
}
