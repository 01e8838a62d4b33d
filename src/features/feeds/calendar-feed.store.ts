import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { CalendarFeed, FeedTitles } from './calendar-feed.js';

const COLUMNS = 'f.id, f.person_id AS "personId", f.titles, f.opened_at AS "openedAt"';

/**
 * The person's feed that is not revoked, made if there is none, with these titles from now on. One statement: of two callers
 * at once both get the same feed.
 *
 * @param id of a new one. @param now epoch milliseconds
 */
export async function openFeed(
  tx: Tx,
  { id, personId, titles }: { id: string; personId: string; titles: FeedTitles },
  now: number,
): Promise<CalendarFeed | undefined> {
  const [feed] = await tx.query<CalendarFeed>(
    `INSERT INTO calendar_feed AS f (id, area_id, person_id, holder_id, titles, opened_at, changed_at)
     SELECT $1, p.area_id, p.id, p.holder_id, $3, $4, $4 FROM person p WHERE p.id = $2
     ON CONFLICT (person_id) WHERE revoked_at IS NULL DO UPDATE SET titles = excluded.titles,
       version = f.version + (f.titles <> excluded.titles)::integer
     RETURNING ${COLUMNS}`,
    [id, personId, titles, writeInstant(now)],
  );
  return feed;
}

/** Revokes the person's feed and answers with it as it was; undefined unless it is theirs and not revoked yet. */
export async function revokeFeed(
  tx: Tx,
  { id, personId }: { id: string; personId: string },
  now: number,
): Promise<CalendarFeed | undefined> {
  const [feed] = await tx.query<CalendarFeed>(
    `UPDATE calendar_feed f SET revoked_at = greatest($3, f.opened_at)
     WHERE f.id = $1 AND f.person_id = $2 AND f.revoked_at IS NULL RETURNING ${COLUMNS}`,
    [id, personId, writeInstant(now)],
  );
  return feed;
}

/** Those of the people's feeds that are not revoked. */
export function openFeedsOf(tx: Tx, personIds: readonly string[]): Promise<CalendarFeed[]> {
  return tx.query<CalendarFeed>(
    `SELECT ${COLUMNS} FROM calendar_feed f WHERE f.person_id = ANY ($1) AND f.revoked_at IS NULL`,
    [personIds],
  );
}
