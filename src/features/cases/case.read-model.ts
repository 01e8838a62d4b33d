import { Inject, Injectable } from '@nestjs/common';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import type { Case } from './case.js';
import { seesAll } from './case.policy.js';

/** A case as lists and pages show it; whose ids they are is looked up by the loaders. */
export type CaseRow = Omit<Case, 'networkIds' | 'consents'>;

export interface CaseFilter {
  /** Those that the viewer coordinates, manages, or is in the network of. */
  readonly mine: boolean;
  readonly openOnly: boolean;
}

const COLUMNS = `c.id, c.client_id AS "clientId", c.coordinator_id AS "coordinatorId", c.case_manager_id AS "caseManagerId",
  c.municipality, c.opened_at AS "openedAt", c.closed_at AS "closedAt", c.version`;

/** $1 is the viewer. */
const MINE = `(c.coordinator_id = $1 OR c.case_manager_id = $1 OR EXISTS (
  SELECT 1 FROM network_member n WHERE n.case_id = c.id AND n.person_id = $1))`;

/** case.policy.ts, the row "see". $2: whether the viewer sees every case of the area; $3: now. */
export const SEEN = `($2 OR ${MINE} OR EXISTS (
  SELECT 1 FROM consent s JOIN area a ON a.id = c.area_id JOIN person v ON v.id = $1
  WHERE s.case_id = c.id AND s.withdrawn_at IS NULL AND (s.person_id = v.id OR s.organisation_id = v.organisation_id)
    AND ($3::timestamptz AT TIME ZONE a.time_zone)::date BETWEEN s.valid_from AND coalesce(s.valid_until, 'infinity')))`;

/** What viewers see of cases. */
@Injectable()
export class CaseReadModel {
  constructor(
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those of the ids that exist and that the viewer may see. */
  async byIds(viewer: Viewer, ids: readonly string[]): Promise<ReadonlyMap<string, CaseRow>> {
    const rows = await this.transactions.read(viewer, (tx) => seenCases(tx, viewer, ids, this.clock.now()));
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The newest first. */
  async list(viewer: Viewer, { mine, openOnly }: CaseFilter, first: number): Promise<CaseRow[]> {
    return this.transactions.read(viewer, (tx) =>
      tx.query<CaseRow>(
        `SELECT ${COLUMNS} FROM client_case c WHERE ${SEEN} AND (NOT $4 OR ${MINE}) AND (NOT $5 OR c.closed_at IS NULL)
         ORDER BY c.opened_at DESC, c.id LIMIT $6`,
        [...viewing(viewer, this.clock.now()), mine, openOnly, first],
      ),
    );
  }
}

/** A case inside a unit of work, if it exists and the viewer may see it at that instant (epoch milliseconds). */
export async function seenCase(tx: Tx, viewer: Viewer, id: string, now: number): Promise<CaseRow | undefined> {
  const [row] = await seenCases(tx, viewer, [id], now);
  return row;
}

const seenCases = (tx: Tx, viewer: Viewer, ids: readonly string[], now: number): Promise<CaseRow[]> =>
  tx.query<CaseRow>(`SELECT ${COLUMNS} FROM client_case c WHERE c.id = ANY ($4) AND ${SEEN}`, [
    ...viewing(viewer, now),
    ids,
  ]);

export const viewing = (viewer: Viewer, now: number): unknown[] => [
  viewer.personId,
  seesAll(viewer),
  writeInstant(now),
];
