import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { renewWall } from './programme.js';
import { updateProgramme } from './programme.store.js';
import { programmeToChange } from './programme-to-change.js';

export interface RenewWallPageCommand {
  readonly programmeId: string;
  readonly version: number;
}

/** Gives a programme's page for the wall another address. The old one shows nothing from then on. */
@Injectable()
export class RenewWallPage {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The id of the programme. */
  async execute(viewer: Viewer, { programmeId, version }: RenewWallPageCommand): Promise<Result<string, Problem>> {
    return this.transactions.run<string, Problem>(viewer, async (tx) => {
      const found = await programmeToChange(tx, viewer, { programmeId, field: 'programmeId' });
      if (!found.ok) return found;
      const renewed = renewWall(found.value, version, randomUUID());
      if (!renewed.ok) return renewed;
      await updateProgramme(tx, renewed.value, this.clock.now());
      return ok(programmeId);
    });
  }
}
