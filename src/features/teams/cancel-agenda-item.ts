import { Inject, Injectable } from '@nestjs/common';
import type { Problem } from '../../domain/problem.js';
import { ok, type Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CancelMeeting } from '../meetings/cancel-meeting.js';
import { updateItem } from './agenda.store.js';
import { itemToChange } from './team-to-change.js';

export interface CancelAgendaItemCommand {
  readonly itemId: string;
  readonly version: number;
}

/** Gives a turn back: it is free for others, and whoever was invited to it alone is told. */
@Injectable()
export class CancelAgendaItem {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly cancelling: CancelMeeting,
  ) {}

  /** The id of the team. */
  async execute(viewer: Viewer, { itemId, version }: CancelAgendaItemCommand): Promise<Result<string, Problem>> {
    return this.transactions.run<string, Problem>(viewer, async (tx) => {
      const now = this.clock.now();
      const found = await itemToChange(tx, viewer, { itemId, version, field: 'agendaItemId', now });
      if (!found.ok) return found;
      const { item, meeting, team } = found.value;
      if (meeting?.status === 'CONFIRMED') {
        const off = await this.cancelling.callOff(tx, meeting, { version: meeting.version });
        if (!off.ok) return off;
      }
      await updateItem(tx, { ...item, cancelledAt: now, version: item.version + 1 }, now);
      return ok(team.id);
    });
  }
}
