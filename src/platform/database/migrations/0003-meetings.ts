import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Meetings, who takes part, and the keys under which a repeated call finds its first answer. */
export class Meetings1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MEETING);
    await runner.query(IDEMPOTENCY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency, participation, meeting;');
  }
}

/**
 * A participation's times are kept beside its offset from the meeting's start: the offset survives a move, the times
 * let a person's calendar be read from one index.
 */
const MEETING = `
CREATE TABLE meeting (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  kind text NOT NULL,
  status text NOT NULL CHECK (status IN ('TENTATIVE', 'CONFIRMED', 'CANCELLED')),
  title text NOT NULL,
  public_title text,
  message text,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  time_zone text NOT NULL,
  channel text NOT NULL,
  room_id uuid,
  video_url text,
  organiser_id uuid NOT NULL,
  ical_uid text NOT NULL UNIQUE,
  sequence integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  cancellation_message text,
  created_at timestamptz NOT NULL,
  changed_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, room_id) REFERENCES room (area_id, id),
  FOREIGN KEY (area_id, organiser_id) REFERENCES person (area_id, id)
);
CREATE INDEX meeting_start ON meeting (area_id, starts_at, id);
CREATE INDEX meeting_organiser ON meeting (area_id, organiser_id, starts_at);
CREATE INDEX meeting_room ON meeting (area_id, room_id);
CALL enforce_area('meeting', 'SELECT, INSERT, UPDATE');

CREATE TABLE participation (
  area_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  person_id uuid NOT NULL,
  requirement text NOT NULL,
  status text NOT NULL,
  channel text,
  part_offset_ms bigint,
  part_duration_ms bigint,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  responded_at timestamptz,
  comment text,
  PRIMARY KEY (meeting_id, person_id),
  CHECK ((part_offset_ms IS NULL) = (part_duration_ms IS NULL)),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX participation_person ON participation (area_id, person_id, starts_at);
CALL enforce_area('participation', 'SELECT, INSERT, UPDATE, DELETE');`;

const IDEMPOTENCY = `
CREATE TABLE idempotency (
  area_id uuid NOT NULL REFERENCES area,
  person_id uuid NOT NULL,
  operation text NOT NULL,
  key text NOT NULL,
  input_hash bytea NOT NULL,
  result_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, operation, key)
);
CALL enforce_area('idempotency', 'SELECT, INSERT');`;
