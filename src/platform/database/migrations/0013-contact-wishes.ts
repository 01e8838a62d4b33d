import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people say on their pages about how they wish to hear from us. */
export class ContactWishes1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTACT_WISH);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contact_wish');
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
