import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars that people keep elsewhere: where they are read from, how that goes, and when they are busy. */
export class BusyFeeds1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BUSY_FEED);
    await runner.query(BUSY_FEED_TIMES);
    await runner.query(CLAIM);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION claim_busy_feed; DROP TABLE busy_feed_times, busy_feed;');
  }
}

/**
 * The address opens somebody's calendar to whoever has it, so it is sealed with a key that the database does not know;
 * `address_key` knows the same address again. `reading_key` says for which stretch of time and whose eyes the times
 * were read: with another one the calendar is fetched whole, whatever its server says has changed.
 */
const BUSY_FEED = `
CREATE TABLE busy_feed (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  person_id uuid NOT NULL,
  holder_id uuid NOT NULL REFERENCES holder,
  sealed_address bytea NOT NULL,
  address_key bytea NOT NULL,
  host text NOT NULL,
  connected_by uuid NOT NULL,
  connected_at timestamptz NOT NULL,
  read_at timestamptz,
  known_from timestamptz,
  known_to timestamptz,
  reading_key bytea,
  content_hash bytea,
  etag text,
  last_modified text,
  warnings jsonb NOT NULL DEFAULT '[]',
  warning_count integer NOT NULL DEFAULT 0,
  problem text,
  failing_since timestamptz,
  failures integer NOT NULL DEFAULT 0,
  attempt integer NOT NULL DEFAULT 0,
  next_read_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  UNIQUE (person_id, address_key),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id),
  CHECK ((read_at IS NULL) = (known_from IS NULL) AND (read_at IS NULL) = (known_to IS NULL)),
  CHECK ((problem IS NULL) = (failing_since IS NULL) AND (problem IS NULL) = (failures = 0))
);
CREATE INDEX busy_feed_holder ON busy_feed (holder_id);
CREATE INDEX busy_feed_due ON busy_feed (next_read_at);
CALL enforce_area('busy_feed', 'SELECT, INSERT, UPDATE, DELETE');`;

/**
 * The times of one feed in one block of four weeks, counted from 1970-01-01T00:00:00Z and clipped to it: packed as `busy`
 * packs them, sorted. A search reads the few blocks that its window touches, and a read writes those that have changed.
 */
const BUSY_FEED_TIMES = `
CREATE TABLE busy_feed_times (
  area_id uuid NOT NULL,
  feed_id uuid NOT NULL,
  block integer NOT NULL,
  alone bytea NOT NULL,
  tentative bytea NOT NULL,
  PRIMARY KEY (feed_id, block),
  FOREIGN KEY (area_id, feed_id) REFERENCES busy_feed (area_id, id) ON DELETE CASCADE
);
CALL enforce_area('busy_feed_times', 'SELECT, INSERT, UPDATE, DELETE');`;

/**
 * The feed that has waited longest, besides those of hosts that are being asked enough: it is put off by the lease, so that
 * another process takes it when this one dies over it. Whoever comes late has an attempt that no longer holds.
 */
const CLAIM = `
CREATE FUNCTION claim_busy_feed(at timestamptz, lease interval, besides_hosts text[])
  RETURNS TABLE (id uuid, area_id uuid, host text, attempt integer)
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE busy_feed f SET attempt = f.attempt + 1, next_read_at = at + lease
    FROM (
      SELECT w.id FROM busy_feed w WHERE w.next_read_at <= at AND w.host <> ALL (besides_hosts)
      ORDER BY w.next_read_at LIMIT 1 FOR UPDATE SKIP LOCKED
    ) due
    WHERE f.id = due.id RETURNING f.id, f.area_id, f.host, f.attempt
  $$;
REVOKE ALL ON FUNCTION claim_busy_feed FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_busy_feed TO yhteisaika_app;`;
