import type { Tx } from '../../platform/database/transactions.js';

/** So many are looked at in one search; an area with more has someone free among these. */
const interpretersMax = 50;

/**
 * Ids of the area's interpreters of any of these languages (ISO 639), by name. Whoever searches a common time for people
 * who need one adds them to the calendars it reads.
 */
export async function interpretersOf(tx: Tx, languages: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT p.id FROM person p WHERE p.kind = 'INTERPRETER' AND p.interprets_languages && $1::text[]
     ORDER BY p.display_name, p.id LIMIT $2`,
    [languages, interpretersMax],
  );
  return rows.map(({ id }) => id);
}
