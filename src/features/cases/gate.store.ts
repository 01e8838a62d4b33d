import type { Tx } from '../../platform/database/transactions.js';
import type { UncoveredParty } from './case.problems.js';
import type { Matter } from './coverage.js';
import { gatedKinds } from './gated-kinds.js';

/** Whose matters an act touches, and who would take part. */
export interface GateReading {
  /** IANA name: whose calendar the days of consents are of. */
  readonly zone: string;
  readonly matters: readonly (Matter & { readonly caseId: string })[];
  readonly people: readonly UncoveredParty[];
}

/**
 * The named case and the open ones of the named people, with what counts of their consents; one statement.
 *
 * With `hold` the cases and consents stay locked against change until the transaction ends: a withdrawal then comes
 * after the act and finds it, or came before and is seen by it. A locked row is read as it is after the wait, which a
 * plain one is not, so the consents are locked as well. A read-only transaction may take no locks, hence the choice.
 */
const READ = (lock: string) => `
  WITH matter AS MATERIALIZED (
    SELECT c.id, c.client_id, c.coordinator_id FROM client_case c
    WHERE c.closed_at IS NULL AND (c.id = $1 OR c.client_id = ANY ($2)) ORDER BY c.id ${lock}
  ), basis AS MATERIALIZED (
    SELECT s.case_id, s.organisation_id, s.person_id, s.valid_from, s.valid_until FROM consent s
    WHERE s.case_id IN (SELECT id FROM matter) AND s.withdrawn_at IS NULL ORDER BY s.id ${lock}
  )
  SELECT (SELECT a.time_zone FROM area a WHERE a.id = $3) AS zone,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('caseId', m.id, 'clientId', m.client_id,
        'coordinator', jsonb_build_object('personId', k.id, 'organisationId', k.organisation_id),
        'consents', (SELECT coalesce(jsonb_agg(jsonb_build_object('organisationId', b.organisation_id, 'personId', b.person_id,
            'validFrom', b.valid_from, 'validUntil', b.valid_until, 'withdrawnAt', NULL)), '[]')
          FROM basis b WHERE b.case_id = m.id))), '[]')
      FROM matter m JOIN person k ON k.id = m.coordinator_id) AS matters,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('personId', p.id, 'name', p.display_name, 'organisationId', p.organisation_id,
        'organisationName', o.name) ORDER BY array_position($2, p.id)), '[]')
      FROM person p LEFT JOIN organisation o ON o.id = p.organisation_id WHERE p.id = ANY ($2)) AS people`;

const LOOK = READ('');
const HOLD = READ('FOR SHARE');

export async function readGate(
  tx: Tx,
  caseId: string | undefined,
  personIds: readonly string[],
  { hold }: { readonly hold: boolean },
): Promise<GateReading> {
  const [row] = await tx.query<GateReading>(hold ? HOLD : LOOK, [caseId ?? null, personIds, tx.areaId]);
  if (!row) throw new Error('a statement without FROM answers with one row');
  return row;
}

/**
 * Locks the cases that an act rests on until the transaction ends: the one that it names, whatever the act's kind and
 * whether or not the case is open, and if the gate guards the kind the open ones of its people. Acts that change
 * something begin with it, since cases, meetings, polls, calendars is the order of locks for everybody; what is read in
 * the same statement would be as old as the waiting began.
 *
 * `touched`: a SELECT of rows (kind, case, person), in the words of the room whose act it is. One round trip, on the path of
 * every booking that is changed.
 */
export async function lockMatters(tx: Tx, touched: string, parameters: readonly unknown[]): Promise<void> {
  await tx.query(
    `WITH touched (kind, case_id, person_id) AS MATERIALIZED (${touched})
     SELECT 1 FROM client_case c
     WHERE c.id IN (
       SELECT t.case_id FROM touched t
       UNION SELECT o.id FROM touched t JOIN client_case o ON o.client_id = t.person_id AND o.closed_at IS NULL
         WHERE t.kind = ANY ($${parameters.length + 1}))
     ORDER BY c.id FOR SHARE`,
    [...parameters, gatedKinds],
  );
}
