import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Those who leave a meeting that goes on without them. */
export class Departures1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REMOVED);
  }

  async down(runner: QueryRunner): Promise<void> {
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
