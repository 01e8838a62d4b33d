import { ok } from '../domain/result.js';
import { writeInstant } from '../domain/time/instant-text.js';
import type { Instant } from '../domain/time/interval.js';
import { dayMs } from '../domain/time/local-date.js';
import { type Meeting, newMeeting } from '../features/meetings/meeting.js';
import { insertMeeting } from '../features/meetings/meeting.store.js';
import { placeMeeting } from '../features/meetings/place-meeting.js';
import { ownerDataSource } from '../platform/database/database.js';
import { Transactions, type Tx } from '../platform/database/transactions.js';
import { hashPassword } from '../platform/identity/password.js';
import { DemoCalendar } from './area/demo-calendar.js';
import { demoAreaId, demoAreaName, demoZone } from './area/demo-id.js';
import { demoPassword } from './demo-accounts.js';
import * as rows from './demo-rows.js';

/** Two processes that start at once in one folder seed one after the other; the second finds an area. */
const SEED_LOCK = 7_214_520;
/** Those invited to meetings that are this near have answered. */
const answeredDays = 21;

export interface SeedWish {
  /** Epoch milliseconds: the demo's meetings lie in the eight weeks after it. */
  readonly now: Instant;
  /** Lets six of its people sign in with a password that everybody can read: for the embedded database alone. */
  readonly withAccounts: boolean;
}

/**
 * Writes the demo area into a database that has no area yet, whole or not at all; one that has an area is left alone.
 *
 * People, rooms and meetings are made by the product's own rules (`newPerson`, `newMeeting`, and `placeMeeting` with
 * `take_time`), so the demo cannot hold what the product would refuse. Nobody is invited to what is written here: the
 * listeners that make invitations are not called, so a first start sends no mail. `ownerUrl` names the owner of the
 * tables, since areas and accounts stand above row-level security.
 */
export async function seedDemoArea(ownerUrl: string, wish: SeedWish): Promise<'SEEDED' | 'HAS_AREAS'> {
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    if (await hasAreas(source)) return 'HAS_AREAS';
    const passwordHash = wish.withAccounts ? await hashPassword(demoPassword) : undefined;
    const seeded = await new Transactions(source).run({ areaId: demoAreaId }, async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [SEED_LOCK]);
      if (await hasAreas(tx)) return ok('HAS_AREAS' as const);
      await writeArea(tx, wish.now, passwordHash);
      return ok('SEEDED' as const);
    });
    return rows.demanded(seeded, 'the demo area');
  } finally {
    await source.destroy();
  }
}

async function hasAreas(database: { query(sql: string): Promise<unknown[]> }): Promise<boolean> {
  return (await database.query('SELECT FROM area LIMIT 1')).length > 0;
}

async function writeArea(tx: Tx, now: Instant, passwordHash: string | undefined): Promise<void> {
  const calendar = new DemoCalendar(now);
  const at = writeInstant(now);
  await insertRows(tx, 'area', [{ id: demoAreaId, name: demoAreaName, time_zone: demoZone, created_at: at }]);
  await insertRows(tx, 'organisation', rows.organisationRows());
  if (passwordHash !== undefined) await insertRows(tx, 'identity', rows.identityRows(passwordHash, at));
  await insertRows(tx, 'holder', rows.holderRows());
  await insertRows(tx, 'person', rows.personRows(at, passwordHash !== undefined));
  await insertRows(tx, 'room', rows.roomRows(at));
  await insertRows(tx, 'working_hours', rows.workingHoursRows());
  await insertRows(tx, 'time_off', rows.timeOffRows(calendar));
  for (const wish of calendar.meetings()) await book(tx, rows.demanded(newMeeting(wish), wish.title), now);
}

/**
 * `take_time` is called meeting by meeting here, and not once for all: these calendars were made a moment ago, so nobody
 * else can be waiting for their locks.
 */
async function book(tx: Tx, meeting: Meeting, now: Instant): Promise<void> {
  rows.demanded(await placeMeeting(tx, meeting, { released: [], acceptWarnings: [], now }), meeting.title);
  const isNear = meeting.start < now + answeredDays * dayMs;
  const participants = meeting.participants.map((participant) =>
    isNear || participant.requirement === 'CHAIR' ? { ...participant, status: 'ACCEPTED' as const } : participant,
  );
  await insertMeeting(tx, { ...meeting, participants }, now);
}

/** Columns that the rows do not name get their default. */
async function insertRows(tx: Tx, table: string, all: readonly object[]): Promise<void> {
  const columns = Object.keys(all[0] ?? {}).join(', ');
  await tx.query(
    `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`,
    [JSON.stringify(all)],
  );
}
