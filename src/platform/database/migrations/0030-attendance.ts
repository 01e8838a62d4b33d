import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who came to which meeting. It outlives a participation: somebody who leaves a group has been there. */
export class Attendance1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE attendance (
  area_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  person_id uuid NOT NULL,
  state text NOT NULL CHECK (state IN ('UNKNOWN', 'PRESENT', 'PARTLY', 'ABSENT_EXCUSED', 'ABSENT')),
  note text,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (meeting_id, person_id),
  FOREIGN KEY (area_id, meeting_id) REFERENCES meeting (area_id, id),
  FOREIGN KEY (area_id, person_id) REFERENCES person (area_id, id),
  FOREIGN KEY (area_id, recorded_by) REFERENCES person (area_id, id)
);
CREATE INDEX attendance_person ON attendance (area_id, person_id);
CALL enforce_area('attendance', 'SELECT, INSERT, UPDATE');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE attendance');
  }
}
