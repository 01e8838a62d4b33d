import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a message left, or was last tried: NULL until then. All that left before went by mail. */
export class DeliveryChannel1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery ADD COLUMN channel text CHECK (channel IN ('MAIL', 'SMS'));
      UPDATE delivery SET channel = 'MAIL' WHERE attempts > 0;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery DROP COLUMN channel');
  }
}
