import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { maySee } from './team.policy.js';
import { selectShownTeams, type ShownTeam } from './team.store.js';

/** A longer list is cut to the first by name. */
const teamsListedMax = 200;

/** What viewers see of teams. An area has some dozens, so who sees which is decided when they are read (team.policy.ts). */
@Injectable()
export class TeamReadModel {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those of the ids that exist and that the viewer may see; one statement. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, ShownTeam>> {
    const teams = await this.seen(viewer, { condition: 't.id = ANY ($2)', parameters: [ids] });
    return new Map(teams.map((team) => [team.id, team]));
  }

  /** By name; one statement. */
  list(viewer: Viewer): Promise<ShownTeam[]> {
    const rest = `ORDER BY t.name COLLATE "fi-x-icu", t.id LIMIT ${teamsListedMax}`;
    return this.seen(viewer, { condition: 'true', parameters: [], rest });
  }

  private async seen(
    viewer: Viewer,
    wanted: { readonly condition: string; readonly parameters: readonly unknown[]; readonly rest?: string },
  ): Promise<ShownTeam[]> {
    const now = this.clock.now();
    const teams = await this.transactions.read(viewer, (tx) => selectShownTeams(tx, { ...wanted, now }));
    return teams.filter((team) => maySee(viewer, team));
  }
}
