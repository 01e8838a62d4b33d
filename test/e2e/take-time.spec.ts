import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { fillMillionCommitments } from '../support/million-commitments.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/**
 * The riskiest thing of the house, proved on a million commitments: taking people's time without a double booking and
 * without a deadlock, as the role that row-level security binds.
 */
const HOUR = 3_600_000;
const BASE = Date.UTC(2027, 0, 4, 6);

interface Item {
  holder: string;
  start: number;
  end: number;
  meeting: string;
  exclusive?: boolean;
  lapsesAt?: number;
}

let database: TestDatabase;
let owner: pg.Pool;
let app: pg.Pool;
const area = randomUUID();
const otherArea = randomUUID();
const organiser = randomUUID();
const holders = Array.from({ length: 40 }, () => randomUUID());

const iso = (instant: number) => new Date(instant).toISOString();

async function inArea<T>(
  areaId: string,
  work: (client: pg.PoolClient) => Promise<T>,
  outcome: 'COMMIT' | 'ROLLBACK' = 'COMMIT',
): Promise<T> {
  const client = await app.connect();
  try {
    await client.query(`BEGIN; SET LOCAL app.area_id = '${areaId}'`);
    const value = await work(client);
    await client.query(outcome);
    return value;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** One unit as the use cases do it: take or report, and roll back when somebody is taken. */
async function take(
  items: Item[],
  released: string[] = [],
  at = BASE,
  areaId = area,
): Promise<{ holder_id: string }[]> {
  const client = await app.connect();
  try {
    await client.query(`BEGIN; SET LOCAL app.area_id = '${areaId}'`);
    const rows = items.map((item) => ({
      holder_id: item.holder,
      starts_at: iso(item.start),
      ends_at: iso(item.end),
      meeting_id: item.meeting,
      exclusive: item.exclusive ?? true,
      lapses_at: item.lapsesAt === undefined ? null : iso(item.lapsesAt),
    }));
    const taken = await client.query('SELECT * FROM take_time($1, $2, $3)', [JSON.stringify(rows), released, iso(at)]);
    await client.query(taken.rows.length === 0 ? 'COMMIT' : 'ROLLBACK');
    return taken.rows;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function newMeeting(areaId = area): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `INSERT INTO meeting (id, area_id, kind, status, title, starts_at, ends_at, time_zone, channel, organiser_id, ical_uid, created_at, changed_at)
     SELECT $1::uuid, $2::uuid, 'OTHER', 'CONFIRMED', 'x', $3::timestamptz, $4, 'Europe/Helsinki', 'PHONE', p.id, $1::uuid::text, $3, $3 FROM person p WHERE p.area_id = $2 LIMIT 1`,
    [id, areaId, iso(BASE), iso(BASE + HOUR)],
  );
  return id;
}

const overlaps = async () =>
  (
    await owner.query(
      `SELECT count(*)::int AS n FROM commitment a JOIN commitment b
      ON a.holder_id = b.holder_id AND a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
      WHERE a.exclusive AND b.exclusive AND a.holder_id = ANY ($1)`,
      [holders],
    )
  ).rows[0].n;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
  app = new pg.Pool({ connectionString: database.ownerUrl, max: 64, options: '-c role=yhteisaika_app' });
  for (const id of [area, otherArea]) {
    const [person, holder] = id === area ? [organiser, holders[0]] : [randomUUID(), randomUUID()];
    await owner.query(`INSERT INTO area VALUES ($1, 'Alue', 'Europe/Helsinki', now())`, [id]);
    await owner.query(`INSERT INTO holder VALUES ($1, 'PERSON')`, [holder]);
    await owner.query(
      `INSERT INTO person (id, area_id, holder_id, display_name, kind, language, time_zone, created_at) VALUES ($1, $2, $3, 'x', 'PROFESSIONAL', 'FI', 'Europe/Helsinki', now())`,
      [person, id, holder],
    );
  }
  await owner.query(`INSERT INTO holder SELECT unnest($1::uuid[]), 'PERSON' ON CONFLICT DO NOTHING`, [holders]);
  await fillMillionCommitments(owner, { areaId: area, organiserId: organiser, firstStart: BASE });
}, 240_000);

afterAll(async () => {
  await app?.end();
  await owner?.end();
  await database?.drop();
});

test('the application cannot take time past the function', async () => {
  const meeting = await newMeeting();
  const insert = inArea(area, (client) =>
    client.query(
      `INSERT INTO commitment (area_id, holder_id, starts_at, ends_at, meeting_id, exclusive) VALUES ($1, $2, now(), now() + interval '1 hour', $3, true)`,
      [area, holders[1], meeting],
    ),
  );
  await expect(insert).rejects.toMatchObject({ code: '42501' });
});

test('64 at once want one hour of one person: one has it, nobody meets a deadlock', async () => {
  const start = BASE + 1000 * HOUR;
  const meetings = await Promise.all(Array.from({ length: 64 }, () => newMeeting()));
  const outcomes = await Promise.all(
    meetings.map((meeting) => take([{ holder: holders[1]!, start, end: start + HOUR, meeting }])),
  );
  expect(outcomes.filter((taken) => taken.length === 0)).toHaveLength(1);
  expect(outcomes.filter((taken) => taken[0]?.holder_id === holders[1])).toHaveLength(63);
  expect(await overlaps()).toBe(0);
}, 60_000);

test('two meetings of the same two people swap hours, again and again', async () => {
  const [first, second] = [await newMeeting(), await newMeeting()];
  const [early, late] = [BASE + 1100 * HOUR, BASE + 1101 * HOUR];
  const both = (meeting: string, start: number, order: number[]) =>
    order.map((index) => ({ holder: holders[index]!, start, end: start + HOUR, meeting }));
  expect(await take(both(first, early, [2, 3]))).toEqual([]);
  expect(await take(both(second, late, [3, 2]))).toEqual([]);
  for (let round = 0; round < 20; round += 1) {
    const [a, b] = round % 2 === 0 ? [late, early] : [early, late];
    const outcomes = await Promise.all([
      take(both(first, a, [2, 3]), [first]),
      take(both(second, b, [3, 2]), [second]),
    ]);
    // Each wants the hour that the other still holds: both are refused in words, not by a deadlock, and keep what they had.
    expect(outcomes.map((taken) => new Set(taken.map((row) => row.holder_id)).size)).toEqual([2, 2]);
    // Whole swaps in one unit go through.
    expect(await take([...both(first, a, [2, 3]), ...both(second, b, [2, 3])], [first, second])).toEqual([]);
  }
  expect(await overlaps()).toBe(0);
}, 60_000);

test('two bookings of thirty meetings with the same people in opposite order: one whole, the other not at all', async () => {
  const meeting = [await newMeeting(), await newMeeting()];
  const programme = (index: number, order: 1 | -1) => {
    const items = Array.from({ length: 30 }, (_, week) =>
      [4, 5, 6, 7].map((holder) => ({
        holder: holders[holder]!,
        start: BASE + (1200 + week * 3) * HOUR,
        end: BASE + (1202 + week * 3) * HOUR,
        meeting: meeting[index]!,
      })),
    ).flat();
    return order === 1 ? items : items.reverse();
  };
  const outcomes = await Promise.all([take(programme(0, 1)), take(programme(1, -1))]);
  expect(outcomes.filter((taken) => taken.length === 0)).toHaveLength(1);
  const kept = await owner.query('SELECT count(*)::int AS n FROM commitment WHERE meeting_id = ANY ($1)', [meeting]);
  expect(kept.rows[0].n).toBe(120);
}, 60_000);

test('a lapsed hold is gone the instant it lapses, in whichever area it was made', async () => {
  const start = BASE + 1500 * HOUR;
  const item = (meeting: string, lapsesAt?: number) => ({
    holder: holders[8]!,
    start,
    end: start + HOUR,
    meeting,
    lapsesAt,
  });
  expect(await take([item(await newMeeting(otherArea), BASE + 1000)], [], BASE, otherArea)).toEqual([]);
  expect(await take([item(await newMeeting())], [], BASE + 999)).toHaveLength(1);
  expect(await take([item(await newMeeting())], [], BASE + 1000)).toEqual([]);
});

test('one calendar in all areas: the other area learns who and when, and sees no row', async () => {
  const start = BASE + 1600 * HOUR;
  const mine = await newMeeting(otherArea);
  expect(await take([{ holder: holders[9]!, start, end: start + HOUR, meeting: mine }], [], BASE, otherArea)).toEqual(
    [],
  );
  expect(
    await take([{ holder: holders[9]!, start: start + HOUR / 2, end: start + 2 * HOUR, meeting: await newMeeting() }]),
  ).toMatchObject([{ holder_id: holders[9] }]);
  const seen = await inArea(area, async (client) => ({
    rows: (await client.query('SELECT 1 FROM commitment WHERE holder_id = $1', [holders[9]])).rows,
    busy: (
      await client.query('SELECT alone IS NOT NULL AS alone, tentative FROM busy($1, $2, $3, NULL, $2)', [
        [holders[9]],
        iso(start),
        iso(start + HOUR),
      ])
    ).rows,
  }));
  expect(seen).toEqual({ rows: [], busy: [{ alone: true, tentative: null }] });
});

test('tentative time stands beside other time; one call that overlaps itself is refused', async () => {
  const start = BASE + 1700 * HOUR;
  const item = (exclusive: boolean, meeting: string) => ({
    holder: holders[10]!,
    start,
    end: start + HOUR,
    meeting,
    exclusive,
  });
  expect(await take([item(true, await newMeeting())])).toEqual([]);
  expect(await take([item(false, await newMeeting())])).toEqual([]);
  const meeting = await newMeeting();
  const twice = { holder: holders[11]!, start, end: start + HOUR, meeting };
  expect(await take([twice, twice])).toMatchObject([{ holder_id: holders[11] }, { holder_id: holders[11] }]);
});

test('without an area nothing is seen and nothing taken', async () => {
  const client = await app.connect();
  try {
    expect((await client.query('SELECT count(*)::int AS n FROM commitment')).rows[0].n).toBe(0);
    await expect(client.query(`SELECT * FROM take_time('[]', '{}', now())`)).rejects.toThrow('take_time needs an area');
  } finally {
    client.release();
  }
});

test('a search reads its window from the btree, not the whole calendar', async () => {
  const some = (
    await owner.query('SELECT DISTINCT holder_id FROM (SELECT holder_id FROM commitment LIMIT 20000) c LIMIT 10')
  ).rows.map((row) => row.holder_id);
  const [from, to] = [iso(BASE + 400 * HOUR), iso(BASE + 500 * HOUR)];
  const plan = await inArea(area, (client) =>
    client.query(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT starts_at, ends_at FROM commitment WHERE holder_id = ANY ($1) AND ends_at > $2 AND starts_at < $3`,
      [some, from, to],
    ),
  );
  const text = JSON.stringify(plan.rows[0]);
  expect(text).toContain('commitment_holder');
  expect(text).not.toContain('Seq Scan');
  const found = await inArea(area, (client) =>
    client.query('SELECT length(alone) / 16 AS times FROM busy($1, $2, $3, NULL, $2)', [some, from, to]),
  );
  expect(found.rows).toEqual(some.map(() => ({ times: 50 })));
});
