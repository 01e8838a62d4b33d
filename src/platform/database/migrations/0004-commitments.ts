import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose time is taken, and the only two ways to it: `take_time` writes, `busy` reads. The application's role may
 * neither insert nor delete a commitment itself, so no code can take time past the locks.
 */
export class Commitments1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMMITMENT);
    await runner.query(TAKE_TIME);
    await runner.query(BUSY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION busy, take_time; DROP TABLE commitment;');
  }
}

/**
 * The exclusion constraint is the backstop. Reads go by the btree: under row-level security `&&` is no index condition
 * (range operators are not leakproof). The meeting is checked at commit, so that a taken time is found out before
 * anything else is written.
 */
const COMMITMENT = `
CREATE TABLE commitment (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  area_id uuid NOT NULL REFERENCES area,
  holder_id uuid NOT NULL REFERENCES holder,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  meeting_id uuid NOT NULL,
  exclusive boolean NOT NULL,
  lapses_at timestamptz,
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT one_at_a_time EXCLUDE USING gist (holder_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (exclusive)
);
CREATE INDEX commitment_holder ON commitment (holder_id, ends_at, starts_at);
CREATE INDEX commitment_meeting ON commitment (meeting_id);
CREATE INDEX commitment_lapsing ON commitment (holder_id, lapses_at) WHERE lapses_at IS NOT NULL;
CALL enforce_area('commitment', 'SELECT');`;

/**
 * Called once per transaction by everything that takes or gives back time.
 *
 * 1. Advisory locks on every holder of the transaction, in one order, so two transactions never wait for each other.
 *    The statements after the locks see what the previous lock owner committed (READ COMMITTED, VOLATILE).
 * 2. Lapsed holds of these holders go, in whichever area they were made; then the time of the released meetings.
 * 3. The new rows go in; a conflict leaves its row out, and the count tells.
 *
 * Answers with nobody when all was taken. Otherwise with who is taken and when, and the caller rolls back.
 * It runs as the owner because a holder is one calendar in all areas; the area it writes is the caller's alone. A call
 * names a handful of holders, which the planner cannot see inside the JSON: without hash and merge joins it goes by the
 * indexes, instead of reading a million commitments for five people.
 */
export const TAKE_TIME = `
CREATE FUNCTION take_time(items jsonb, released uuid[], at timestamptz)
  RETURNS TABLE (holder_id uuid, starts_at timestamptz, ends_at timestamptz)
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
DECLARE
  area uuid := current_area();
  wanted integer;
  taken uuid[];
  lock_key bigint;
BEGIN
  IF area IS NULL THEN RAISE EXCEPTION 'take_time needs an area'; END IF;

  FOR lock_key IN
    SELECT DISTINCT hashtextextended(h.holder_id::text, 0) AS k FROM (
      SELECT i.holder_id FROM jsonb_to_recordset(items) AS i (holder_id uuid)
      UNION ALL SELECT c.holder_id FROM commitment c WHERE c.meeting_id = ANY (released) AND c.area_id = area
    ) h ORDER BY k
  LOOP PERFORM pg_advisory_xact_lock(lock_key); END LOOP;

  DELETE FROM commitment c USING (SELECT DISTINCT i.holder_id FROM jsonb_to_recordset(items) AS i (holder_id uuid)) h
    WHERE c.holder_id = h.holder_id AND c.lapses_at IS NOT NULL AND c.lapses_at <= at;
  DELETE FROM commitment c WHERE c.meeting_id = ANY (released) AND c.area_id = area;

  WITH made AS (
    INSERT INTO commitment (area_id, holder_id, starts_at, ends_at, meeting_id, exclusive, lapses_at)
    SELECT area, i.holder_id, i.starts_at, i.ends_at, i.meeting_id, i.exclusive, i.lapses_at
    FROM jsonb_to_recordset(items) AS i
      (holder_id uuid, starts_at timestamptz, ends_at timestamptz, meeting_id uuid, exclusive boolean, lapses_at timestamptz)
    ON CONFLICT DO NOTHING RETURNING id
  ) SELECT coalesce(array_agg(id), '{}') INTO taken FROM made;

  wanted := jsonb_array_length(items);
  IF cardinality(taken) = wanted THEN RETURN; END IF;
  RETURN QUERY
    SELECT DISTINCT c.holder_id, c.starts_at, c.ends_at
    FROM jsonb_to_recordset(items) AS i (holder_id uuid, starts_at timestamptz, ends_at timestamptz, exclusive boolean)
    JOIN commitment c ON c.holder_id = i.holder_id AND c.ends_at > i.starts_at AND c.starts_at < i.ends_at
    WHERE i.exclusive AND c.exclusive AND c.id <> ALL (taken);
  -- Two items of one call that overlap: nobody else is in the way, so the call itself is reported.
  IF NOT FOUND THEN
    RETURN QUERY SELECT i.holder_id, i.starts_at, i.ends_at
      FROM jsonb_to_recordset(items) AS i (holder_id uuid, starts_at timestamptz, ends_at timestamptz, exclusive boolean)
      WHERE i.exclusive;
  END IF;
END $$;
REVOKE ALL ON FUNCTION take_time FROM PUBLIC;
GRANT EXECUTE ON FUNCTION take_time TO yhteisaika_app;`;

/**
 * What the search may know of calendars in any area: when, and whether the time is taken alone. Lapsed holds are gone.
 * Index pages of calendars in use lie in memory: at the default cost the planner would rather read the whole table.
 */
export const BUSY = `
CREATE FUNCTION busy(holders uuid[], from_instant timestamptz, to_instant timestamptz, ignored_meeting uuid, at timestamptz)
  RETURNS TABLE (holder_id uuid, starts_at timestamptz, ends_at timestamptz, exclusive boolean)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET random_page_cost = 1.1 ROWS 1000 AS $$
    SELECT c.holder_id, c.starts_at, c.ends_at, c.exclusive
    FROM unnest(holders) AS h (id)
    JOIN commitment c ON c.holder_id = h.id AND c.ends_at > from_instant AND c.starts_at < to_instant
    WHERE (c.lapses_at IS NULL OR c.lapses_at > at) AND (ignored_meeting IS NULL OR c.meeting_id <> ignored_meeting)
  $$;
REVOKE ALL ON FUNCTION busy FROM PUBLIC;
GRANT EXECUTE ON FUNCTION busy TO yhteisaika_app;`;
