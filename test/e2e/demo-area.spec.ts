import pg from 'pg';
import { timeOf } from '../../src/features/meetings/meeting.js';
import { DemoCalendar } from '../../src/demo/area/demo-calendar.js';
import { demoPeople } from '../../src/demo/area/demo-people.js';
import { demoAccounts, demoPassword } from '../../src/demo/demo-accounts.js';
import { seedDemoArea } from '../../src/demo/seed-demo-area.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { createTestDatabase } from '../support/test-database.js';

jest.setTimeout(60_000);

const DAY = 86_400_000;
const at = (instant: string): number => Date.parse(instant);

/** Every meeting that a first start at `now` plans, with the times at which each person and room is needed. */
function takenTimes(now: number): { who: string; start: number; end: number }[] {
  return new DemoCalendar(now).meetings().flatMap((meeting) => {
    const whole = { start: meeting.start.instant, end: meeting.start.instant + meeting.durationMs };
    const alone = meeting.participants.filter(
      ({ requirement }) => requirement === 'CHAIR' || requirement === 'REQUIRED',
    );
    const people = alone.map((participant) => ({ who: participant.personId, ...timeOf(whole, participant) }));
    return meeting.roomId === undefined ? people : [...people, { who: meeting.roomId, ...whole }];
  });
}

describe('the calendar of the demo area', () => {
  it('double-books nobody, whichever week the first start falls into', () => {
    const starts = Array.from({ length: 2 * 53 }, (_, week) => at('2026-01-05T00:00:00Z') + week * 7 * DAY);
    for (const start of starts) {
      const taken = takenTimes(start).sort((a, b) => (a.who === b.who ? a.start - b.start : a.who < b.who ? -1 : 1));
      const overlaps = taken.filter((time, index) => {
        const next = taken[index + 1];
        return next?.who === time.who && next.start < time.end;
      });
      expect(overlaps).toEqual([]);
    }
  });

  it('plans nothing in the past and nothing on a day on which offices are closed', () => {
    const thursdayNoon = at('2026-12-24T10:00:00Z');
    const starts = new DemoCalendar(thursdayNoon).meetings().map(({ start }) => start.instant);
    expect(Math.min(...starts)).toBeGreaterThan(thursdayNoon);
    expect(Math.max(...starts)).toBeGreaterThan(thursdayNoon + 7 * 7 * DAY);
    const christmasFriday = starts.filter((start) => new Date(start).toISOString().startsWith('2026-12-25'));
    expect(christmasFriday).toEqual([]);
  });
});

describe('seeding the demo area', () => {
  // Weeks with a clock change, with the holidays of Christmas, Easter and midsummer, and a plain one; day and night.
  it.each([
    '2026-11-16T07:00:00Z',
    '2026-12-21T22:30:00Z',
    '2027-03-25T05:00:00Z',
    '2027-06-21T21:30:00Z',
    '2027-10-31T00:30:00Z',
  ])('passes the product’s own rules at %s', async (now) => {
    const database = await createTestDatabase();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    try {
      expect(await seedDemoArea(database.ownerUrl, { now: at(now), withAccounts: true })).toBe('SEEDED');
      await owner.connect();
      const counts = await owner.query(
        `SELECT (SELECT count(*)::int FROM person) AS people, (SELECT count(*)::int FROM room) AS rooms,
           (SELECT count(*)::int FROM meeting) AS meetings, (SELECT count(*)::int FROM outbox) AS effects,
           (SELECT count(*)::int FROM identity) AS accounts`,
      );
      expect(counts.rows[0]).toMatchObject({ people: 30, rooms: 4, effects: 0, accounts: 6 });
      expect(counts.rows[0].meetings).toBeGreaterThan(40);
    } finally {
      await owner.end();
      await database.drop();
    }
  });

  it('happens once, also when two processes start at once', async () => {
    const database = await createTestDatabase();
    try {
      const wish = { now: at('2027-01-04T06:00:00Z'), withAccounts: true };
      const both = await Promise.all([seedDemoArea(database.ownerUrl, wish), seedDemoArea(database.ownerUrl, wish)]);
      expect(both.sort()).toEqual(['HAS_AREAS', 'SEEDED']);
      expect(await seedDemoArea(database.ownerUrl, wish)).toBe('HAS_AREAS');
    } finally {
      await database.drop();
    }
  });
});

describe('the accounts of the demo area', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp();
  });
  afterAll(() => app.close());

  it('exist only if they were asked for, and sign in with their roles', async () => {
    await seedDemoArea(app.database.ownerUrl, { now: app.clock.now(), withAccounts: true });
    const roles: Record<string, string[]> = {};
    for (const key of demoAccounts) {
      const email = demoPeople[key].email ?? '';
      const token = await app.signIn(email, demoPassword);
      const { viewer } = await app.data('{ viewer { roles } }', {}, token);
      roles[email.replace('@demo.example', '')] = viewer.roles;
    }
    expect(roles).toEqual({
      administrator: ['ADMINISTRATOR'],
      coordinator: ['COORDINATOR'],
      professional: ['PROFESSIONAL'],
      consultant: ['CONSULTANT'],
      coach: ['COACH'],
      leader: ['GROUP_LEADER'],
    });
  });

  it('are not made on a server', async () => {
    const database = await createTestDatabase();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    try {
      await seedDemoArea(database.ownerUrl, { now: app.clock.now(), withAccounts: false });
      await owner.connect();
      const left = await owner.query('SELECT FROM identity UNION ALL SELECT FROM person WHERE identity_id IS NOT NULL');
      expect(left.rowCount).toBe(0);
    } finally {
      await owner.end();
      await database.drop();
    }
  });
});
