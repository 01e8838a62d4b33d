import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Group coaching programmes: the plan of their weeks, and which meeting each planned session has become. */
export class Coaching1700000000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PROGRAMME);
    await runner.query(SESSION);
    await runner.query(WALL_DOOR);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION resolve_coaching_wall;
      DROP TABLE coaching_session, coaching_client, coaching_programme;`);
  }
}

/**
 * `wish`, `rhythm` and `adjustments` are documents: they are written once, by the plan, and only ever read whole. `unknown_ids`:
 * whose calendar nobody knew when it was planned. `wall_id`: what the link of the page for the wall names; a new one ends the old link.
 */
const PROGRAMME = `
CREATE TABLE coaching_programme (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('PLANNED', 'CONFIRMED', 'CANCELLED')),
  coach_id uuid NOT NULL,
  host_organisation_id uuid NOT NULL,
  host_contact_id uuid,
  planned_by uuid NOT NULL,
  starts_on date NOT NULL,
  weeks integer NOT NULL CHECK (weeks > 0),
  time_zone text NOT NULL,
  wish jsonb NOT NULL,
  rhythm jsonb NOT NULL,
  adjustments jsonb NOT NULL,
  unknown_ids uuid[] NOT NULL,
  wall_id uuid NOT NULL UNIQUE,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, coach_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, host_organisation_id) REFERENCES organisation (area_id, id),
  FOREIGN KEY (area_id, host_contact_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, planned_by) REFERENCES person (area_id, id)
);
CREATE INDEX coaching_programme_made ON coaching_programme (area_id, created_at DESC, id);
CREATE INDEX coaching_programme_coach ON coaching_programme (area_id, coach_id);
CALL enforce_area('coaching_programme', 'SELECT, INSERT, UPDATE');

CREATE TABLE coaching_client (
  area_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  person_id uuid NOT NULL,
  joined_at timestamptz NOT NULL,
  position integer NOT NULL,
  left_at timestamptz CHECK (left_at >= joined_at),
  PRIMARY KEY (programme_id, person_id),
  FOREIGN KEY (area_id, programme_id) REFERENCES coaching_programme (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX coaching_client_person ON coaching_client (area_id, person_id);
CALL enforce_area('coaching_client', 'SELECT, INSERT, UPDATE');`;

/**
 * When and where a session is planned to be; once it is booked, its meeting says so. `client_id`: whose own it is; all clients'
 * if it is null. `with_host`: the host workplace's contact takes part.
 */
const SESSION = `
CREATE TABLE coaching_session (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  programme_id uuid NOT NULL,
  type text NOT NULL CHECK (type IN ('ON_THE_JOB_DAY', 'THEORY_DAY', 'ASSESSMENT')),
  week integer NOT NULL CHECK (week > 0),
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  room_id uuid,
  client_id uuid,
  with_host boolean NOT NULL,
  instrument text,
  point text,
  meeting_id uuid UNIQUE,
  CHECK ((type = 'ASSESSMENT') = (instrument IS NOT NULL) AND (instrument IS NULL) = (point IS NULL)),
  FOREIGN KEY (area_id, programme_id) REFERENCES coaching_programme (area_id, id),
  FOREIGN KEY (area_id, room_id) REFERENCES room (area_id, id),
  FOREIGN KEY (area_id, client_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id)
);
CREATE INDEX coaching_session_programme ON coaching_session (programme_id, starts_at);
CALL enforce_area('coaching_session', 'SELECT, INSERT, UPDATE');`;

/** How long after its last session a programme's page for the wall is still shown. */
const wallDaysAfterEnd = 14;

/** Asked before an area is known; a door of its own, since `resolve_token` knows links of people, and a wall is nobody's. */
const WALL_DOOR = `
CREATE FUNCTION resolve_coaching_wall(wall uuid, at timestamptz) RETURNS TABLE (area_id uuid, programme_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT p.area_id, p.id FROM coaching_programme p
    WHERE p.wall_id = wall AND p.status = 'CONFIRMED' AND EXISTS (
      SELECT 1 FROM coaching_session s LEFT JOIN meeting m ON m.id = s.meeting_id
      WHERE s.programme_id = p.id AND coalesce(m.ends_at, s.ends_at) + interval '${wallDaysAfterEnd} days' > at)
  $$;
REVOKE ALL ON FUNCTION resolve_coaching_wall FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_coaching_wall TO yhteisaika_app;`;
