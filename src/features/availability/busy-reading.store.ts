import { writeInstant } from '../../domain/time/instant-text.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { Validators } from '../../platform/feeds/feed-fetcher.js';
import type { BusyWarning } from '../../platform/icalendar/busy-warnings.js';
import type { BusyFeedProblemCode } from './busy-feed.js';
import type { BusyBlock } from './busy-blocks.js';

/** One attempt at reading one feed, as it was claimed. */
export interface BusyFeedClaim {
  readonly feedId: string;
  readonly areaId: string;
  readonly attempt: number;
}

/** What a read begins with. */
export interface FeedToRead {
  readonly host: string;
  readonly holderId: string;
  readonly sealedAddress: Buffer;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly readingKey: Buffer | null;
  readonly contentHash: Buffer | null;
  readonly failures: number;
  readonly ownerZone: string;
  readonly ownerAddress: string | null;
}

/** Whoever comes late, after the lease, changes nothing. */
const CLAIM_HOLDS = 'f.area_id = $1 AND f.id = $2 AND f.attempt = $3';
const claimed = ({ areaId, feedId, attempt }: BusyFeedClaim) => [areaId, feedId, attempt];

/** Undefined when the claim holds no longer: the feed was disconnected, or another process has taken it. */
export async function feedToRead(tx: Tx, claim: BusyFeedClaim): Promise<FeedToRead | undefined> {
  const [row] = await tx.query<FeedToRead>(
    `SELECT f.host, f.holder_id AS "holderId", f.sealed_address AS "sealedAddress", f.etag, f.last_modified AS "lastModified",
       f.reading_key AS "readingKey", f.content_hash AS "contentHash", f.failures, p.time_zone AS "ownerZone", p.email AS "ownerAddress"
     FROM busy_feed f JOIN person p ON p.area_id = f.area_id AND p.id = f.person_id WHERE ${CLAIM_HOLDS}`,
    claimed(claim),
  );
  return row;
}

/** UIDs of the events by which we have invited somebody ourselves, in any area. */
export async function invitedAs(tx: Tx, holderId: string): Promise<string[]> {
  const rows = await tx.query<{ uid: string }>('SELECT uid FROM invited_as($1)', [holderId]);
  return rows.map(({ uid }) => uid);
}

/** What a read that succeeded leaves behind, whether or not the calendar has changed. Instants are epoch milliseconds. */
export interface FeedRead {
  readonly validators: Validators;
  readonly readAt: number;
  readonly nextReadAt: number;
}

/** What was read anew, of the stretch of time that is known from now on. */
export interface NewTimes {
  readonly known: Interval;
  readonly readingKey: Buffer;
  readonly contentHash: Buffer;
  readonly warnings: readonly BusyWarning[];
  readonly warningCount: number;
  readonly blocks: readonly BusyBlock[];
}

/** The calendar is as it was. */
export async function noteRead(tx: Tx, claim: BusyFeedClaim, read: FeedRead): Promise<void> {
  await tx.query(
    `UPDATE busy_feed f SET read_at = $4, next_read_at = $5, etag = $6, last_modified = $7,
       problem = NULL, failing_since = NULL, failures = 0 WHERE ${CLAIM_HOLDS} AND f.read_at IS NOT NULL`,
    [...claimed(claim), ...readParameters(read)],
  );
}

/**
 * The same, with times that take the place of all earlier ones: whoever reads meanwhile sees the ones or the others. Only
 * blocks that differ are written, since mostly one event of many has moved.
 */
export async function noteNewTimes(tx: Tx, claim: BusyFeedClaim, read: FeedRead, times: NewTimes): Promise<void> {
  const { known, blocks } = times;
  const rows = await tx.query(
    `UPDATE busy_feed f SET read_at = $4, next_read_at = $5, etag = $6, last_modified = $7,
       problem = NULL, failing_since = NULL, failures = 0, known_from = $8, known_to = $9, reading_key = $10, content_hash = $11,
       warnings = $12, warning_count = $13 WHERE ${CLAIM_HOLDS} RETURNING f.id`,
    [
      ...claimed(claim),
      ...readParameters(read),
      writeInstant(known.start),
      writeInstant(known.end),
      times.readingKey,
      times.contentHash,
      JSON.stringify(times.warnings),
      times.warningCount,
    ],
  );
  if (rows.length === 0) return;
  const numbers = blocks.map(({ block }) => block);
  await tx.query(
    'DELETE FROM busy_feed_times t WHERE t.area_id = $1 AND t.feed_id = $2 AND t.block <> ALL ($3::int[])',
    [tx.areaId, claim.feedId, numbers],
  );
  await tx.query(
    `INSERT INTO busy_feed_times AS t (area_id, feed_id, block, alone, tentative)
     SELECT $1, $2, * FROM unnest($3::int[], $4::bytea[], $5::bytea[])
     ON CONFLICT (feed_id, block) DO UPDATE SET alone = excluded.alone, tentative = excluded.tentative
     WHERE (t.alone, t.tentative) IS DISTINCT FROM (excluded.alone, excluded.tentative)`,
    [tx.areaId, claim.feedId, numbers, blocks.map(({ alone }) => alone), blocks.map(({ tentative }) => tentative)],
  );
}

const readParameters = ({ validators, readAt, nextReadAt }: FeedRead) => [
  writeInstant(readAt),
  writeInstant(nextReadAt),
  validators.etag ?? null,
  validators.lastModified ?? null,
];

/** A read that failed: the times stay. What was found out of the server's copy stays too, as it is of the last good read. */
export async function noteFailure(
  tx: Tx,
  claim: BusyFeedClaim,
  { problem, now, nextReadAt }: { problem: BusyFeedProblemCode; now: number; nextReadAt: number },
): Promise<void> {
  await tx.query(
    `UPDATE busy_feed f SET problem = $4, failing_since = coalesce(f.failing_since, $5), failures = f.failures + 1, next_read_at = $6
     WHERE ${CLAIM_HOLDS}`,
    [...claimed(claim), problem, writeInstant(now), writeInstant(nextReadAt)],
  );
}

/** Gives a claim back as if nobody had tried: the process stops in the middle of it. */
export async function releaseClaim(tx: Tx, claim: BusyFeedClaim, now: number): Promise<void> {
  await tx.query(`UPDATE busy_feed f SET next_read_at = $4 WHERE ${CLAIM_HOLDS}`, [
    ...claimed(claim),
    writeInstant(now),
  ]);
}
