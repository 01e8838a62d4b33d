import type { Tx } from '../../platform/database/transactions.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { kindsListedTo } from '../directory/directory.policy.js';
import { SEEN, viewing } from './case.read-model.js';

/** More names than this are no answer to what stands in a text. */
const namesMax = 1_000;

/**
 * The names of those clients whom the viewer may see, by the directory or by a case, and of whose names one word begins with
 * one of `stems` (three letters, lower case): an area has thousands of clients, and a text few words.
 */
export async function seenClientNames(
  tx: Tx,
  viewer: Viewer,
  stems: readonly string[],
  now: number,
): Promise<string[]> {
  if (stems.length === 0) return [];
  const rows = await tx.query<{ name: string }>(
    `SELECT p.display_name AS name FROM person p
     WHERE p.kind = 'CLIENT'
       AND EXISTS (SELECT FROM regexp_split_to_table(lower(p.display_name COLLATE "und-x-icu"), '[^[:alpha:]]+') AS word
         WHERE left(word, 3) = ANY ($4))
       AND ($5 OR EXISTS (SELECT FROM client_case c WHERE c.client_id = p.id AND ${SEEN}))
     ORDER BY p.id LIMIT $6`,
    [...viewing(viewer, now), stems, kindsListedTo(viewer).includes('CLIENT'), namesMax],
  );
  return rows.map(({ name }) => name);
}
