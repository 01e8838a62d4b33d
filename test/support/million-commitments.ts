import { createHash } from 'node:crypto';
import type pg from 'pg';

const holders = 2_000;
const commitmentsEach = 500;
const commitmentsAMeeting = 10;

export interface CrowdedArea {
  readonly areaId: string;
  readonly organiserId: string;
  /** Epoch milliseconds of everybody's first commitment. */
  readonly firstStart: number;
}

/**
 * A million commitments of 100,000 meetings in one area: each of 2,000 holders has one hour in every two, 500 times. The
 * exclusion constraint goes and comes back as it was, and foreign keys are not checked meanwhile: ten times as fast.
 */
export async function fillMillionCommitments(owner: pg.Pool, area: CrowdedArea): Promise<void> {
  const filler = await owner.connect();
  const first = new Date(area.firstStart).toISOString();
  await filler.query('SET session_replication_role = replica');
  const constraint = await filler.query<{ definition: string }>(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'one_at_a_time'`,
  );
  await filler.query('ALTER TABLE commitment DROP CONSTRAINT one_at_a_time');
  await filler.query(
    `INSERT INTO meeting (id, area_id, kind, status, title, starts_at, ends_at, time_zone, channel, organiser_id, ical_uid, created_at, changed_at)
     SELECT md5('meeting ' || n)::uuid, $1, 'OTHER', 'CONFIRMED', 'x', $2::timestamptz, $2::timestamptz + interval '1 hour',
       'Europe/Helsinki', 'PHONE', $3, 'meeting ' || n, $2, $2
     FROM generate_series(0, $4::integer - 1) n`,
    [area.areaId, first, area.organiserId, (holders * commitmentsEach) / commitmentsAMeeting],
  );
  await filler.query(
    `INSERT INTO holder SELECT md5('holder ' || n)::uuid, 'PERSON' FROM generate_series(0, $1::integer - 1) n`,
    [holders],
  );
  await filler.query(
    `INSERT INTO commitment (area_id, holder_id, starts_at, ends_at, meeting_id, exclusive)
     SELECT $1, md5('holder ' || h)::uuid, $2::timestamptz + n * interval '2 hours', $2::timestamptz + n * interval '2 hours' + interval '1 hour',
       md5('meeting ' || (h * $3 + n) / $4)::uuid, true
     FROM generate_series(0, $5::integer - 1) h, generate_series(0, $3::integer - 1) n`,
    [area.areaId, first, commitmentsEach, commitmentsAMeeting, holders],
  );
  await filler.query(`ALTER TABLE commitment ADD CONSTRAINT one_at_a_time ${constraint.rows[0]?.definition}`);
  // As autovacuum leaves tables that are filled over months.
  await filler.query('VACUUM (ANALYZE) meeting, commitment');
  filler.release(true);
}

/** One of the crowded calendars, 0 to 1,999, for a person who is to have it. */
export function crowdedHolder(number: number): string {
  const hex = createHash('md5').update(`holder ${number}`).digest('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
