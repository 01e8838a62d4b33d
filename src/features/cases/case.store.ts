import { writeInstant } from '../../domain/time/instant-text.js';
import type { LocalDate } from '../../domain/time/local-date.js';
import { epochMilliseconds } from '../../platform/database/instant-sql.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Case, NamedPerson } from './case.js';
import type { Consent } from './consent.js';
import type { Party } from './coverage.js';
import type { PlanItem } from './plan-item.js';
import { type PlanItemJson, planItemOf, planOf } from './plan-item.store.js';

/** A case as a change of it begins, and what its rules ask of the world around it. */
export interface LoadedCase {
  readonly found: Case;
  readonly coordinator: Party;
  readonly viewerOrganisationId: string | null;
  /** IANA name: whose calendar the days of consents are of. */
  readonly areaZone: string;
}

type CaseRow = Omit<Case, 'consents'> & {
  readonly consents: readonly ConsentJson[];
  readonly coordinatorOrganisationId: string | null;
  readonly viewerOrganisationId: string | null;
  readonly areaZone: string;
};
type ConsentJson = Omit<Consent, 'withdrawnAt'> & { readonly withdrawnAtMs: number | null };

/** $1: the ids of the cases, $2: the viewer. `columns` are those that somebody reads beside. */
const readCases = (columns = '') => `
  SELECT c.id, c.client_id AS "clientId", c.coordinator_id AS "coordinatorId", c.case_manager_id AS "caseManagerId",
    c.municipality, c.opened_at AS "openedAt", c.closed_at AS "closedAt", c.version, a.time_zone AS "areaZone",
    k.organisation_id AS "coordinatorOrganisationId",
    (SELECT p.organisation_id FROM person p WHERE p.id = $2) AS "viewerOrganisationId",
    (SELECT coalesce(array_agg(n.person_id ORDER BY n.person_id), '{}') FROM network_member n WHERE n.case_id = c.id) AS "networkIds",
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'organisationId', s.organisation_id, 'personId', s.person_id,
        'basis', s.basis, 'scope', s.scope, 'validFrom', s.valid_from, 'validUntil', s.valid_until,
        'withdrawnAtMs', ${epochMilliseconds('s.withdrawn_at')}, 'obtainedBy', s.obtained_by) ORDER BY s.recorded_at, s.id), '[]')
      FROM consent s WHERE s.case_id = c.id) AS consents ${columns}
  FROM client_case c JOIN area a ON a.id = c.area_id JOIN person k ON k.id = c.coordinator_id
  WHERE c.id = ANY ($1)`;
const READ_CASE = readCases();
const READ_PLANS = readCases(`, ${planOf('c.id')} AS plan`);

/**
 * The case, locked until the transaction ends. The lock comes first and alone: a statement that waits for it would show
 * the consents as they stood before the wait. Cases are locked before meetings, and meetings before calendars, by
 * everybody, so that nobody waits in a ring.
 */
export async function loadForChange(tx: Tx, id: string, viewerId: string): Promise<LoadedCase | undefined> {
  await tx.query('SELECT 1 FROM client_case WHERE id = $1 FOR NO KEY UPDATE', [id]);
  const [row] = await tx.query<CaseRow>(READ_CASE, [[id], viewerId]);
  return row && loadedCase(row);
}

/** Several cases with their plans, as they stand; one statement. */
export async function readPlans(
  tx: Tx,
  caseIds: readonly string[],
  viewerId: string,
): Promise<(LoadedCase & { readonly plan: PlanItem[] })[]> {
  const rows = await tx.query<CaseRow & { readonly plan: PlanItemJson[] }>(READ_PLANS, [caseIds, viewerId]);
  return rows.map(({ plan, ...row }) => ({ ...loadedCase(row), plan: plan.map(planItemOf) }));
}

function loadedCase(row: CaseRow): LoadedCase {
  const { coordinatorOrganisationId, viewerOrganisationId, areaZone, consents, ...rest } = row;
  return {
    found: {
      ...rest,
      consents: consents.map(({ withdrawnAtMs, ...consent }) => ({ ...consent, withdrawnAt: withdrawnAtMs })),
    },
    coordinator: { personId: row.coordinatorId, organisationId: coordinatorOrganisationId },
    viewerOrganisationId,
    areaZone,
  };
}

/** Which case a consent belongs to. */
export async function caseOfConsent(tx: Tx, consentId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ case_id: string }>('SELECT case_id FROM consent WHERE id = $1', [consentId]);
  return row?.case_id;
}

/** False: the client has an open case already, perhaps one that was opened at this instant; nothing was written. */
export async function insertCase(tx: Tx, opened: Case, since: LocalDate): Promise<boolean> {
  const rows = await tx.query(
    `WITH made AS (
       INSERT INTO client_case (id, area_id, client_id, coordinator_id, case_manager_id, municipality, opened_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (area_id, client_id) WHERE closed_at IS NULL DO NOTHING RETURNING id)
     SELECT id FROM made`,
    [
      opened.id,
      tx.areaId,
      opened.clientId,
      opened.coordinatorId,
      opened.caseManagerId,
      opened.municipality,
      writeInstant(opened.openedAt),
      opened.version,
    ],
  );
  if (rows.length === 0) return false;
  await addMembers(tx, opened.id, opened.networkIds, since);
  return true;
}

/** Everything of the case but its consents, which have statements of their own. */
export async function updateCase(tx: Tx, before: Case, after: Case, today: LocalDate): Promise<void> {
  await tx.query('UPDATE client_case SET case_manager_id = $2, closed_at = $3, version = $4 WHERE id = $1', [
    after.id,
    after.caseManagerId,
    after.closedAt === null ? null : writeInstant(after.closedAt),
    after.version,
  ]);
  const gone = before.networkIds.filter((id) => !after.networkIds.includes(id));
  const come = after.networkIds.filter((id) => !before.networkIds.includes(id));
  if (gone.length > 0)
    await tx.query('DELETE FROM network_member WHERE case_id = $1 AND person_id = ANY ($2)', [after.id, gone]);
  await addMembers(tx, after.id, come, today);
}

async function addMembers(tx: Tx, caseId: string, personIds: readonly string[], since: LocalDate): Promise<void> {
  if (personIds.length === 0) return;
  await tx.query(
    'INSERT INTO network_member (area_id, case_id, person_id, since) SELECT $1, $2, id, $4 FROM unnest($3::uuid[]) AS id',
    [tx.areaId, caseId, personIds, since],
  );
}

export async function insertConsents(tx: Tx, caseId: string, consents: readonly Consent[], at: number): Promise<void> {
  await tx.query(
    `INSERT INTO consent (id, area_id, case_id, organisation_id, person_id, basis, scope, valid_from, valid_until, obtained_by, recorded_at)
     SELECT c.id, $1, $2, c."organisationId", c."personId", c.basis, c.scope, c."validFrom", c."validUntil", c."obtainedBy", $4
     FROM jsonb_to_recordset($3::jsonb) AS c (id uuid, "organisationId" uuid, "personId" uuid, basis text, scope text,
       "validFrom" date, "validUntil" date, "obtainedBy" uuid)`,
    [tx.areaId, caseId, JSON.stringify(consents), writeInstant(at)],
  );
}

export async function markWithdrawn(tx: Tx, consentId: string, at: number): Promise<void> {
  await tx.query('UPDATE consent SET withdrawn_at = $2 WHERE id = $1', [consentId, writeInstant(at)]);
}

/** Those of the ids whom the area knows, by id. */
export async function namedPeople(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, NamedPerson>> {
  const rows = await tx.query<NamedPerson>(
    `SELECT p.id AS "personId", p.display_name AS name, p.kind, p.organisation_id AS "organisationId", o.name AS "organisationName"
     FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.id = ANY ($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Those of the ids that the area knows. */
export async function knownOrganisations(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>('SELECT id FROM organisation WHERE id = ANY ($1)', [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** The area's IANA zone: its days are those of consents. */
export async function areaZoneOf(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ time_zone: string }>('SELECT time_zone FROM area WHERE id = $1', [tx.areaId]);
  if (!row) throw new Error('the transaction is in no area');
  return row.time_zone;
}
