import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Meetings that are only held for a while, and who may know that a time is no more than that; invitations that outlive
 * their participation; and times at which people told us that they can come.
 */
export class Holds1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HOLD);
    await runner.query(HELD);
    await runner.query(REQUIREMENT);
    await runner.query(REPORT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE availability_report; ALTER TABLE invitation DROP COLUMN requirement; DROP FUNCTION held; ALTER TABLE meeting DROP COLUMN hold_until;',
    );
  }
}

/** A cancelled meeting that still has its `hold_until` was a hold that lapsed; one that people cancelled has none. */
const HOLD = `
ALTER TABLE meeting ADD COLUMN hold_until timestamptz,
  ADD CONSTRAINT meeting_hold CHECK (status = 'CANCELLED' OR (status = 'TENTATIVE') = (hold_until IS NOT NULL));`;

/**
 * Which taken times of these calendars are only held, in any area, and until when. A function of its own, beside `busy`:
 * it is asked after a refusal only, and the search's hot path reads no more than it did.
 */
export const HELD = `
CREATE FUNCTION held(holders uuid[], from_instant timestamptz, to_instant timestamptz, ignored_meeting uuid, at timestamptz)
  RETURNS TABLE (holder_id uuid, starts_at timestamptz, ends_at timestamptz, lapses_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET random_page_cost = 1.1 ROWS 100 AS $$
    SELECT c.holder_id, c.starts_at, c.ends_at, c.lapses_at
    FROM unnest(holders) AS h (id)
    JOIN commitment c ON c.holder_id = h.id AND c.ends_at > from_instant AND c.starts_at < to_instant
    WHERE c.exclusive AND c.lapses_at > at AND (ignored_meeting IS NULL OR c.meeting_id <> ignored_meeting)
  $$;
REVOKE ALL ON FUNCTION held FROM PUBLIC;
GRANT EXECUTE ON FUNCTION held TO yhteisaika_app;`;

/** Whoever was removed from a meeting takes no part any more, and is still told as what they had been asked to come. */
const REQUIREMENT = `
ALTER TABLE invitation ADD COLUMN requirement text;
UPDATE invitation i SET requirement = t.requirement FROM participation t WHERE t.meeting_id = i.meeting_id AND t.person_id = i.person_id;
ALTER TABLE invitation ALTER COLUMN requirement SET NOT NULL;`;

/** What was told is never changed: a report is a fact of its day, and grows old. Its times are joined and sorted. */
const REPORT = `
CREATE TABLE availability_report (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  person_id uuid NOT NULL,
  free tstzmultirange NOT NULL CHECK (NOT isempty(free)),
  note text,
  noted_by uuid NOT NULL,
  noted_at timestamptz NOT NULL,
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, noted_by) REFERENCES person (area_id, id)
);
CREATE INDEX availability_report_person ON availability_report (area_id, person_id, noted_at);
CALL enforce_area('availability_report', 'SELECT, INSERT');`;
