import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The plan that a client's network shares: its goals. A goal is closed, never deleted. */
export class CasePlan1700000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE plan_item (
  id uuid PRIMARY KEY,
  area_id uuid NOT NULL,
  case_id uuid NOT NULL,
  goal text NOT NULL,
  measure text NOT NULL,
  coordinator_id uuid NOT NULL,
  former_coordinator_id uuid,
  due_on date NOT NULL,
  state text NOT NULL CHECK (state IN ('OPEN', 'REACHED', 'GIVEN_UP')),
  closed_at timestamptz,
  outcome text,
  version integer NOT NULL,
  written_at timestamptz NOT NULL,
  CHECK ((state = 'OPEN') = (closed_at IS NULL)),
  CHECK (outcome IS NULL OR closed_at IS NOT NULL),
  FOREIGN KEY (area_id, case_id) REFERENCES client_case (area_id, id),
  FOREIGN KEY (area_id, coordinator_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, former_coordinator_id) REFERENCES person (area_id, id)
);
CREATE INDEX plan_item_case ON plan_item (case_id);
CALL enforce_area('plan_item', 'SELECT, INSERT, UPDATE');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE plan_item');
  }
}
