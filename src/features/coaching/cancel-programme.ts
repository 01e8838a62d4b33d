import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { changeTogether } from '../meetings/change-together.js';
import { cancel } from '../meetings/meeting.js';
import { MeetingListeners } from '../meetings/meeting-listeners.js';
import { cancelProgramme } from './programme.js';
import * as say from './programme.problems.js';
import { updateProgramme } from './programme.store.js';
import { comingSessions, programmeToChange } from './programme-to-change.js';

export interface CancelProgrammeCommand {
  readonly programmeId: string;
  readonly version: number;
}

/** Calls a programme off: what is to come of it is cancelled in one act, and what has been stays as it was. */
@Injectable()
export class CancelProgramme {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly listeners: MeetingListeners,
  ) {}

  /** The id of the programme. */
  async execute(viewer: Viewer, command: CancelProgrammeCommand): Promise<Result<string, Problem>> {
    return this.transactions.run(viewer, (tx) => this.callOff(tx, viewer, command));
  }

  private async callOff(
    tx: Tx,
    viewer: Viewer,
    { programmeId, version }: CancelProgrammeCommand,
  ): Promise<Result<string, Problem>> {
    const found = await programmeToChange(tx, viewer, { programmeId, field: 'programmeId' });
    if (!found.ok) return found;
    const cancelled = cancelProgramme(found.value, version);
    if (!cancelled.ok) return cancelled;
    const now = this.clock.now();
    const coming = await comingSessions(tx, found.value, now);
    const changes = coming.flatMap(({ meeting: before }) => {
      const after = cancel(before, before.version, now);
      return after.ok ? [{ before, after: after.value }] : [];
    });
    const act = { acceptWarnings: [], field: 'programmeId', newcomerIds: [], advice: say.planAgain, now };
    const done = await changeTogether(tx, this.listeners, changes, act);
    if (!done.ok) return done;
    await updateProgramme(tx, cancelled.value, now);
    return ok(programmeId);
  }
}
