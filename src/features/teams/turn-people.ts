import { invalid, type Problem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import type { Tx } from '../../platform/database/transactions.js';
import { lockMatters } from '../cases/gate.store.js';
import { isProfessional } from '../directory/person.js';
import { readPeople } from '../directory/person.read-model.js';
import * as say from './agenda.problems.js';

/** Who stands around a client. */
export interface OwnNetwork {
  readonly clientId: string;
  /** The case's network, and its case manager once one is agreed. */
  readonly personIds: readonly string[];
}

export async function ownNetworkOf(tx: Tx, caseId: string): Promise<OwnNetwork | undefined> {
  const [row] = await tx.query<OwnNetwork>(
    `SELECT c.client_id AS "clientId", array_remove(array_agg(DISTINCT around.id), NULL) AS "personIds"
     FROM client_case c LEFT JOIN LATERAL (SELECT c.case_manager_id AS id UNION SELECT n.person_id FROM network_member n WHERE n.case_id = c.id) around
       ON true
     WHERE c.id = $1 GROUP BY c.id`,
    [caseId],
  );
  return row;
}

/** Locks the cases that a turn rests on, or will with these people, until the transaction ends: cases come before meetings. */
export const holdMattersOfTurn = (
  tx: Tx,
  { caseId, personIds }: { readonly caseId: string | null; readonly personIds: readonly string[] },
): Promise<void> =>
  lockMatters(
    tx,
    `SELECT 'TEAM_MEETING', $1::uuid, NULL::uuid UNION ALL SELECT 'TEAM_MEETING', NULL, w.id FROM unnest($2::uuid[]) AS w (id)`,
    [caseId, personIds],
  );

/** An anonymous turn has nobody in it who would tell whose it is. `fieldOf` names the input that names somebody. */
export async function anonymityProblems(
  tx: Tx,
  personIds: readonly string[],
  fieldOf: (personId: string) => string,
): Promise<Result<void, Problem>> {
  const people = await readPeople(tx, personIds);
  const telling = personIds.filter((id) => {
    const kind = people.get(id)?.kind;
    return kind !== undefined && !isProfessional(kind);
  });
  return telling.length === 0
    ? ok(undefined)
    : refused(...telling.map((id) => invalid(fieldOf(id), say.clientInAnonymousTurn)));
}
