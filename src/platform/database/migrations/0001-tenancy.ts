import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Areas (tenants), the holders whose time is taken, and who may sign in.
 *
 * The application connects as `yhteisaika_app`, which owns nothing: row-level security narrows every table that has an
 * `area_id` to `current_area()`. Holders and identities stand above areas, so the role has no rights on identities at
 * all and meets them through the SECURITY DEFINER doors only.
 */
export class Tenancy1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPLICATION_ROLE);
    await runner.query(EXTENSIONS_AND_AREA);
    await runner.query(IDENTITIES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE session, identity, holder, area CASCADE;
      DROP PROCEDURE enforce_area; DROP FUNCTION current_area;`);
  }
}

/** Roles belong to the whole server, so two databases migrating at once may meet here: the later one finds it made. */
const APPLICATION_ROLE = `
DO $$ BEGIN
  CREATE ROLE yhteisaika_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
DO $$ BEGIN
  EXECUTE format('GRANT yhteisaika_app TO %I', current_user);
END $$;
GRANT USAGE ON SCHEMA public TO yhteisaika_app;`;

const EXTENSIONS_AND_AREA = `
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE FUNCTION current_area() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.area_id', true), '')::uuid $$;

CREATE PROCEDURE enforce_area(name regclass, rights text) LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('CREATE POLICY area_only ON %s TO yhteisaika_app USING (area_id = current_area()) WITH CHECK (area_id = current_area())', name);
  EXECUTE format('GRANT %s ON %s TO yhteisaika_app', rights, name);
END $$;

CREATE TABLE area (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  time_zone text NOT NULL,
  created_at timestamptz NOT NULL
);
ALTER TABLE area ENABLE ROW LEVEL SECURITY;
CREATE POLICY area_only ON area TO yhteisaika_app USING (id = current_area());
GRANT SELECT ON area TO yhteisaika_app;

CREATE TABLE holder (id uuid PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('PERSON', 'ROOM')));
GRANT INSERT, SELECT ON holder TO yhteisaika_app;`;

const IDENTITIES = `
CREATE TABLE identity (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  password_hash text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  identity_id uuid NOT NULL REFERENCES identity,
  person_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE INDEX session_person ON session (area_id, person_id);
CALL enforce_area('session', 'SELECT, INSERT, UPDATE');`;
