import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clients' cases with their networks and consents, and what a meeting knows of the case it belongs to. */
export class Cases1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLIENT_CASE);
    await runner.query(NETWORK_AND_CONSENT);
    await runner.query(MEETING_OF_CASE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE departure;
      ALTER TABLE meeting DROP COLUMN case_id;
      DROP TABLE consent, network_member, client_case;`);
  }
}

/** CASE is a word of SQL, hence the table's longer name. The partial unique index decides races of two openings. */
const CLIENT_CASE = `
CREATE TABLE client_case (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL REFERENCES area,
  client_id uuid NOT NULL,
  coordinator_id uuid NOT NULL,
  case_manager_id uuid,
  municipality text,
  opened_at timestamptz NOT NULL,
  closed_at timestamptz CHECK (closed_at >= opened_at),
  version integer NOT NULL DEFAULT 1,
  UNIQUE (area_id, id),
  FOREIGN KEY (area_id, client_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, coordinator_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, case_manager_id) REFERENCES person (area_id, id)
);
CREATE UNIQUE INDEX client_case_one_open ON client_case (area_id, client_id) WHERE closed_at IS NULL;
CREATE INDEX client_case_opened ON client_case (area_id, opened_at DESC, id);
CREATE INDEX client_case_manager ON client_case (area_id, case_manager_id);
CREATE INDEX client_case_coordinator ON client_case (area_id, coordinator_id);
CALL enforce_area('client_case', 'SELECT, INSERT, UPDATE');`;

/** A consent names an organisation, or somebody who belongs to none: never both. It is withdrawn, not deleted. */
const NETWORK_AND_CONSENT = `
CREATE TABLE network_member (
  area_id uuid NOT NULL,
  case_id uuid NOT NULL,
  person_id uuid NOT NULL,
  since date NOT NULL,
  PRIMARY KEY (case_id, person_id),
  FOREIGN KEY (area_id, case_id) REFERENCES client_case (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX network_member_person ON network_member (area_id, person_id);
CALL enforce_area('network_member', 'SELECT, INSERT, DELETE');

CREATE TABLE consent (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  case_id uuid NOT NULL,
  organisation_id uuid,
  person_id uuid,
  basis text NOT NULL CHECK (basis IN ('CONSENT', 'DISCLOSURE_PERMISSION', 'STATUTORY')),
  scope text,
  valid_from date NOT NULL,
  valid_until date CHECK (valid_until >= valid_from),
  obtained_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  withdrawn_at timestamptz,
  CHECK ((organisation_id IS NULL) <> (person_id IS NULL)),
  FOREIGN KEY (area_id, case_id) REFERENCES client_case (area_id, id),
  FOREIGN KEY (area_id, organisation_id) REFERENCES organisation (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, obtained_by) REFERENCES person (area_id, id)
);
CREATE INDEX consent_case ON consent (case_id);
CALL enforce_area('consent', 'SELECT, INSERT, UPDATE');`;

/** A departure is somebody whom a withdrawn consent took out of a coming meeting: what its organiser must see to. */
const MEETING_OF_CASE = `
ALTER TABLE meeting ADD COLUMN case_id uuid, ADD FOREIGN KEY (area_id, case_id) REFERENCES client_case (area_id, id);
CREATE INDEX meeting_case ON meeting (area_id, case_id, starts_at) WHERE case_id IS NOT NULL;

CREATE TABLE departure (
  area_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  person_id uuid NOT NULL,
  requirement text NOT NULL,
  left_at timestamptz NOT NULL,
  PRIMARY KEY (meeting_id, person_id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CALL enforce_area('departure', 'SELECT, INSERT, UPDATE');`;
