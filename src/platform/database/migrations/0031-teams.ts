import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Teams with a standing rhythm: whose series it is, and what is taken up in each of its meetings. */
export class Teams1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INNER_MEETING);
    await runner.query(TEAM);
    await runner.query(AGENDA_ITEM);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE agenda_item, team_series, team; ALTER TABLE meeting DROP COLUMN outer_id;');
  }
}

/** A meeting that lies within another one. It is no occurrence of a series, and nothing lies within it. */
const INNER_MEETING = `
ALTER TABLE meeting ADD COLUMN outer_id uuid CHECK (outer_id <> id),
  ADD CONSTRAINT meeting_inner CHECK (outer_id IS NULL OR series_id IS NULL),
  ADD FOREIGN KEY (area_id, outer_id) REFERENCES meeting (area_id, id);
CREATE INDEX meeting_within ON meeting (outer_id) WHERE outer_id IS NOT NULL;`;

/**
 * Who is in a team, and when it meets, is its series' to know. A rhythm that is moved is another series: \`series_id\` is the one that
 * goes on, team_series has them all.
 */
const TEAM = `
CREATE TABLE team (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  name text NOT NULL,
  series_id uuid NOT NULL,
  turn_ms bigint NOT NULL CHECK (turn_ms > 0),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, series_id) REFERENCES meeting_series (area_id, id)
);
CREATE INDEX team_area ON team (area_id, name);
CALL enforce_area('team', 'SELECT, INSERT, UPDATE');

CREATE TABLE team_series (
  series_id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  team_id uuid NOT NULL,
  FOREIGN KEY (area_id, series_id) REFERENCES meeting_series (area_id, id),
  FOREIGN KEY (area_id, team_id) REFERENCES team (area_id, id)
);
CREATE INDEX team_series_team ON team_series (team_id);
CALL enforce_area('team_series', 'SELECT, INSERT');`;

/**
 * A turn: a case, or a topic that names nobody. \`meeting_id\` is the inner meeting of those who are invited to it alone; NULL where nobody
 * is. The time is counted from the start of the team's meeting, with which it moves.
 */
const AGENDA_ITEM = `
CREATE TABLE agenda_item (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  team_id uuid NOT NULL,
  outer_id uuid NOT NULL,
  meeting_id uuid,
  case_id uuid,
  anonymous_topic text,
  offset_ms bigint NOT NULL CHECK (offset_ms >= 0),
  duration_ms bigint NOT NULL CHECK (duration_ms > 0),
  cancelled_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  CHECK ((case_id IS NULL) <> (anonymous_topic IS NULL)),
  FOREIGN KEY (area_id, team_id) REFERENCES team (area_id, id),
  FOREIGN KEY (area_id, outer_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, case_id) REFERENCES client_case (area_id, id)
);
CREATE UNIQUE INDEX agenda_item_turn ON agenda_item (outer_id, offset_ms) WHERE cancelled_at IS NULL;
CREATE UNIQUE INDEX agenda_item_meeting ON agenda_item (meeting_id) WHERE meeting_id IS NOT NULL;
CREATE INDEX agenda_item_case ON agenda_item (area_id, case_id) WHERE case_id IS NOT NULL;
CALL enforce_area('agenda_item', 'SELECT, INSERT, UPDATE');`;
