import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What searches and bookings read of calendars that are kept elsewhere. */
export class BusyElsewhere1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BUSY_ELSEWHERE);
    await runner.query(INVITED_AS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION busy_elsewhere, invited_as; DROP INDEX invitation_person');
  }
}

/** In seconds. It stands in features/availability/busy-blocks.ts as well; rows are counted by it, so it never changes. */
const blockSeconds = 28 * 86_400;
const blockOf = (instant: string) => `floor(extract(epoch FROM ${instant}) / ${blockSeconds})::integer`;

/**
 * A row for each feed of these holders, connected in whichever area: a holder is one calendar everywhere, and of a feed another
 * area learns no more than of a meeting, when its owner is busy. Times come in whole blocks, packed. `read_at` NULL: never
 * read, so nothing is known of it yet.
 */
const BUSY_ELSEWHERE = `
CREATE FUNCTION busy_elsewhere(holders uuid[], from_instant timestamptz, to_instant timestamptz)
  RETURNS TABLE (holder_id uuid, read_at timestamptz, known_from timestamptz, known_to timestamptz, alone bytea, tentative bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10 AS $$
    SELECT f.holder_id, f.read_at, f.known_from, f.known_to, taken.alone, taken.tentative
    FROM busy_feed f CROSS JOIN LATERAL (
      SELECT string_agg(t.alone, '') AS alone, string_agg(t.tentative, '') AS tentative
      FROM busy_feed_times t
      WHERE t.feed_id = f.id AND t.block BETWEEN ${blockOf('from_instant')} AND ${blockOf('to_instant')}
    ) taken
    WHERE f.holder_id = ANY (holders)
  $$;
REVOKE ALL ON FUNCTION busy_elsewhere FROM PUBLIC;
GRANT EXECUTE ON FUNCTION busy_elsewhere TO yhteisaika_app;`;

/**
 * UIDs of all events by which somebody was invited, in any area: these stand in their calendar elsewhere as well, and there they
 * would be in the way of the meeting itself, when it is moved or after it was cancelled.
 */
const INVITED_AS = `
CREATE INDEX invitation_person ON invitation (person_id);
CREATE FUNCTION invited_as(holder uuid) RETURNS TABLE (uid text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT i.uid FROM person p JOIN invitation i ON i.person_id = p.id WHERE p.holder_id = holder
  $$;
REVOKE ALL ON FUNCTION invited_as FROM PUBLIC;
GRANT EXECUTE ON FUNCTION invited_as TO yhteisaika_app;`;
