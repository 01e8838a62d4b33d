import { writeInstant } from '../../domain/time/instant-text.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { BusyFeed } from './busy-feed.js';

/** What `busy_feed` listens to: a notification only makes a read sooner, what is due is found by looking. */
export const BUSY_FEED_CHANNEL = 'busy_feed';

export interface NewBusyFeed {
  readonly id: string;
  readonly personId: string;
  readonly sealedAddress: Buffer;
  readonly addressKey: Buffer;
  readonly host: string;
  readonly connectedBy: string;
}

/** As the queries of this room name its columns. */
export const BUSY_FEED_COLUMNS = `f.id, f.host, f.read_at AS "readAt", f.problem, f.failing_since AS "failingSince", f.failures,
  f.next_read_at AS "nextReadAt"`;

/** The feeds of one person are changed by one at a time, so that their number stays within its limit. */
export async function lockFeedsOf(tx: Tx, personId: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 1))`, [personId]);
}

export async function feedsOf(tx: Tx, personId: string): Promise<(BusyFeed & { readonly addressKey: Buffer })[]> {
  return tx.query(
    `SELECT ${BUSY_FEED_COLUMNS}, f.address_key AS "addressKey" FROM busy_feed f WHERE f.area_id = $1 AND f.person_id = $2`,
    [tx.areaId, personId],
  );
}

export async function insertFeed(tx: Tx, feed: NewBusyFeed, now: number): Promise<void> {
  await tx.query(
    `INSERT INTO busy_feed (id, area_id, person_id, holder_id, sealed_address, address_key, host, connected_by, connected_at, next_read_at)
     SELECT $1, p.area_id, p.id, p.holder_id, $2, $3, $4, $5, $6, $6 FROM person p WHERE p.area_id = $7 AND p.id = $8`,
    [
      feed.id,
      feed.sealedAddress,
      feed.addressKey,
      feed.host,
      feed.connectedBy,
      writeInstant(now),
      tx.areaId,
      feed.personId,
    ],
  );
}

/** Has a feed read within seconds of the commit. */
export async function readSoon(tx: Tx, feedId: string, now: number): Promise<void> {
  await tx.query('UPDATE busy_feed SET next_read_at = $3 WHERE area_id = $1 AND id = $2', [
    tx.areaId,
    feedId,
    writeInstant(now),
  ]);
  await tx.query('SELECT pg_notify($1, $2)', [BUSY_FEED_CHANNEL, '']);
}

/** With all its times. Whether there was such a feed. */
export async function deleteFeed(tx: Tx, personId: string, feedId: string): Promise<boolean> {
  const gone = await tx.query(
    'DELETE FROM busy_feed f WHERE f.area_id = $1 AND f.person_id = $2 AND f.id = $3 RETURNING f.id',
    [tx.areaId, personId, feedId],
  );
  return gone.length > 0;
}
