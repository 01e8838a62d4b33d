import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which reminder of a time poll is still to go out: one for the poll, and not one for each who was asked as it was opened. */
export class PollReminders1700000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REMINDER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE time_poll DROP COLUMN reminder_version');
  }
}

/**
 * The poll's version when its reminder was planned; NULL once it has gone out. The closing time would not do: it may be
 * moved and moved back. Polls of before have reminders that were planned person by person, which go out as they were.
 */
const REMINDER = `ALTER TABLE time_poll ADD COLUMN reminder_version integer;`;
