import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say on their pages about how they wish to hear from us, and the codes that open what is their own. */
export class ContactWishes1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTACT_WISH);
    await runner.query(PAGE_CODE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE page_code, contact_wish');
  }
}

/** Whoever has no row wishes for mail. `invitation_id`: by whose link it was said. */
const CONTACT_WISH = `
CREATE TABLE contact_wish (
  area_id uuid NOT NULL,
  person_id uuid PRIMARY KEY,
  wish text NOT NULL CHECK (wish IN ('EMAIL', 'SMS', 'CALL', 'NONE')),
  said_at timestamptz NOT NULL,
  invitation_id uuid NOT NULL,
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, invitation_id) REFERENCES invitation (area_id, id)
);
CALL enforce_area('contact_wish', 'SELECT, INSERT, UPDATE');`;

/** The code is in no column: it is derived from the id. `opened_at`: when it was entered, which it can be once. */
const PAGE_CODE = `
CREATE TABLE page_code (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  person_id uuid NOT NULL,
  made_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  opened_at timestamptz,
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id)
);
CREATE INDEX page_code_person ON page_code (person_id, made_at DESC);
CALL enforce_area('page_code', 'SELECT, INSERT, UPDATE');`;
