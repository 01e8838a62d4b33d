import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { freeTurns } from './agenda.js';
import { comingAgendas } from './agenda.store.js';
import type { FreeTurnType } from './team.type.js';

/** What is still to be had of a team's meetings; asked for by whoever has been shown the team. */
@Injectable()
export class FreeTurnReader {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async next(viewer: Viewer, teamId: string, first: number): Promise<FreeTurnType[]> {
    const now = this.clock.now();
    const agendas = await this.transactions.read(viewer, (tx) => comingAgendas(tx, teamId, now));
    return freeTurns(agendas, now)
      .slice(0, first)
      .map(({ outerId, start, end }) => ({ meetingId: outerId, start, end }));
  }
}
