import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, people and rooms of an area, and what is known of their time. */
export class Directory1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORGANISATION_PERSON_ROOM);
    await runner.query(SIGN_IN_DOORS);
    await runner.query(AVAILABILITY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION resolve_session, resolve_sign_in;
      ALTER TABLE session DROP CONSTRAINT session_area_id_person_id_fkey;
      DROP TABLE time_off, working_hours, room, person, organisation;`);
  }
}

const ORGANISATION_PERSON_ROOM = `
CREATE TABLE organisation (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  name text NOT NULL,
  kind text NOT NULL,
  municipality text,
  UNIQUE (area_id, id)
);
CALL enforce_area('organisation', 'SELECT, INSERT, UPDATE');

CREATE TABLE person (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  holder_id uuid NOT NULL REFERENCES holder,
  identity_id uuid REFERENCES identity,
  organisation_id uuid,
  display_name text NOT NULL,
  kind text NOT NULL,
  profession text,
  email text,
  phone text,
  language text NOT NULL,
  time_zone text NOT NULL,
  access_needs text[] NOT NULL DEFAULT '{}',
  interpreter_language text,
  interprets_languages text[] NOT NULL DEFAULT '{}',
  roles text[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  UNIQUE (area_id, holder_id),
  UNIQUE (area_id, identity_id),
  FOREIGN KEY (area_id, organisation_id) REFERENCES organisation (area_id, id)
);
CREATE INDEX person_kind ON person (area_id, kind, display_name);
CREATE INDEX person_identity ON person (identity_id);
CREATE INDEX person_interpreter ON person (area_id) WHERE kind = 'INTERPRETER';
CALL enforce_area('person', 'SELECT, INSERT, UPDATE');

CREATE TABLE room (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  holder_id uuid NOT NULL REFERENCES holder,
  organisation_id uuid,
  name text NOT NULL,
  public_name text NOT NULL,
  public_address text,
  capacity integer NOT NULL CHECK (capacity > 0),
  step_free boolean NOT NULL,
  induction_loop boolean NOT NULL,
  created_at timestamptz NOT NULL,
  UNIQUE (area_id, id),
  UNIQUE (area_id, holder_id),
  FOREIGN KEY (area_id, organisation_id) REFERENCES organisation (area_id, id)
);
CALL enforce_area('room', 'SELECT, INSERT, UPDATE');

ALTER TABLE session ADD FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id);`;

/**
 * Asked before an area is known, so they run as the owner, and answer with ids and rights: nothing about anybody.
 * Somebody who works in several areas signs in to the one they joined first.
 */
const SIGN_IN_DOORS = `
CREATE FUNCTION resolve_sign_in(address text)
  RETURNS TABLE (identity_id uuid, password_hash text, area_id uuid, person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT i.id, i.password_hash, p.area_id, p.id
    FROM identity i JOIN person p ON p.identity_id = i.id
    WHERE i.email = lower(address)
    ORDER BY p.created_at, p.id LIMIT 1
  $$;

CREATE FUNCTION resolve_session(hash bytea, at timestamptz)
  RETURNS TABLE (identity_id uuid, area_id uuid, person_id uuid, roles text[], language text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.identity_id, s.area_id, s.person_id, p.roles, p.language
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.token_hash = hash AND s.revoked_at IS NULL AND s.expires_at > at
  $$;

REVOKE ALL ON FUNCTION resolve_sign_in, resolve_session FROM PUBLIC;
GRANT EXECUTE ON FUNCTION resolve_sign_in, resolve_session TO yhteisaika_app;`;

/** `weekly`: [{"weekday": 1..7, "startMinute": 0..1439, "endMinute": 1..1440}], local to the person's zone. */
const AVAILABILITY = `
CREATE TABLE working_hours (
  area_id uuid NOT NULL,
  person_id uuid NOT NULL,
  effective_from date NOT NULL,
  weekly jsonb NOT NULL,
  PRIMARY KEY (area_id, person_id, effective_from),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CALL enforce_area('working_hours', 'SELECT, INSERT, UPDATE, DELETE');

CREATE TABLE time_off (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  person_id uuid NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX time_off_person ON time_off (area_id, person_id, ends_at, starts_at);
CALL enforce_area('time_off', 'SELECT, INSERT, UPDATE, DELETE');`;
