import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those who leave a meeting that goes on without them: what they are told, and until when their leaving is a mark. */
export class Departures1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REMOVED);
    await runner.query(ENDED);
    await runner.query(CAUSE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE departure DROP COLUMN consent_id, DROP COLUMN ended_at');
    await runner.query(NOT_REMOVED);
  }
}

/** Whoever alone is told to stay away is told something else than that the meeting is off. */
const REMOVED = `
ALTER TABLE delivery DROP CONSTRAINT delivery_news_check,
  ADD CONSTRAINT delivery_news_check CHECK (news IN ('INVITED', 'MOVED', 'CHANGED', 'CANCELLED', 'REMOVED'));`;

const NOT_REMOVED = `
UPDATE delivery SET news = 'CANCELLED' WHERE news = 'REMOVED';
ALTER TABLE delivery DROP CONSTRAINT delivery_news_check,
  ADD CONSTRAINT delivery_news_check CHECK (news IN ('INVITED', 'MOVED', 'CHANGED', 'CANCELLED'));`;

/** A departure that somebody has seen to stays as a record, and marks the meeting no more. */
const ENDED = `
ALTER TABLE departure ADD COLUMN ended_at timestamptz;
UPDATE departure d SET ended_at = now() FROM participation t WHERE t.meeting_id = d.meeting_id AND t.person_id = d.person_id;`;

/** Which consent's end it was: what organisers are told of in one mail. Not known of those who left before this. */
const CAUSE = `
ALTER TABLE departure ADD COLUMN consent_id uuid REFERENCES consent;
CREATE INDEX departure_consent ON departure (consent_id);`;
