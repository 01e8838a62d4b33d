import type { BusyFeedClaim } from '../../src/features/availability/busy-reading.store.js';
import { ReadBusyFeed } from '../../src/features/availability/read-busy-feed.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { BusyTimesReader } from '../../src/platform/feeds/busy-times-reader.js';
import { FeedFetcher } from '../../src/platform/feeds/feed-fetcher.js';
import { fetchLimits } from '../../src/platform/feeds/fetch-limits.js';
import type { ResolveName } from '../../src/platform/feeds/guarded-lookup.js';
import { Sealer } from '../../src/platform/identity/sealer.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { AreaBuilder } from '../builders/area-builder.js';
import { CalendarServer } from '../builders/calendar-server.js';
import { FeedCalls } from '../builders/busy-feed-calls.js';
import { calendarOf } from '../builders/feed-scene.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const CALENDAR = calendarOf(['2027-03-03T08:00Z', '2027-03-03T10:00Z']);
const limits = { ...fetchLimits, connectMsMax: 200, headMsMax: 300, wholeMsMax: 500 };
const never = new AbortController().signal;

let app: TestApp;
let server: CalendarServer;
let calls: FeedCalls;
let personId: string;
let lines: Record<string, unknown>[];
let readers: BusyTimesReader[] = [];

beforeAll(async () => {
  server = await CalendarServer.start();
  // Without a worker: reads come when the test has them come, one by one.
  app = await createTestApp({ feedHosts: server.host });
}, 60_000);
beforeEach(async () => {
  const area = await AreaBuilder.create(app.owner);
  personId = (await area.person()).id;
  calls = new FeedCalls(app, await app.signIn((await area.account(['COORDINATOR'])).email));
  lines = [];
  await app.owner.query('DELETE FROM busy_feed');
});
afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.close()));
  readers = [];
});
afterAll(async () => {
  await app?.close();
  await server.stop();
});

interface Wish {
  readonly resolve?: ResolveName;
  readonly secret?: string;
  readonly hostsAllowed?: string[];
  readonly readingMsMax?: number;
}

function reading({ resolve, secret, hostsAllowed, readingMsMax = 10_000 }: Wish = {}): ReadBusyFeed {
  const logger = createLogger('info', {
    write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>),
  });
  const reader = new BusyTimesReader({ readingMsMax, heapMebibytesMax: 64 });
  readers.push(reader);
  return new ReadBusyFeed(
    app.application.get(Transactions, { strict: false }),
    app.clock,
    logger,
    new FeedFetcher({ hostsAllowed: new Set(hostsAllowed ?? [server.host]), limits, resolve }),
    reader,
    secret === undefined ? app.application.get(Sealer, { strict: false }) : new Sealer(secret),
  );
}

async function claimed(): Promise<BusyFeedClaim> {
  const [row] = await app.application
    .get(Transactions, { strict: false })
    .door<{ id: string; area_id: string; attempt: number }>(
      `SELECT * FROM claim_busy_feed($1, interval '5 minutes', '{}')`,
      [new Date(app.clock.now())],
    );
  return { feedId: row!.id, areaId: row!.area_id, attempt: row!.attempt };
}

const connected = async (url: string) => (await calls.connect(personId, url)).person!.busyFeeds[0]!;
const feed = async () => (await calls.feeds(personId))[0]!;
const blocks = async () =>
  (await app.owner.query('SELECT block, alone FROM busy_feed_times ORDER BY block')).rows as unknown[];

describe('the log', () => {
  it('has one line for each read that failed, and the address is in none', async () => {
    await connected(`${server.address('/secret-0a1b2c3d.ics')}?key=4e5f`);
    await reading().execute(await claimed(), never);
    expect(lines).toEqual([
      {
        level: 'warn',
        time: expect.any(String),
        feedId: (await feed()).id,
        host: server.host,
        problem: 'GONE',
        detail: '404',
        failures: 1,
        event: 'a calendar elsewhere could not be read; its last busy times stay',
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/0a1b2c3d|4e5f/);
  });

  it('has none for a read that did not fail', async () => {
    server.serve('/quiet.ics', CALENDAR);
    await connected(server.address('/quiet.ics'));
    await reading().execute(await claimed(), never);
    expect([lines, (await feed()).state]).toEqual([[], 'FRESH']);
  });
});

describe('a name that changes its answer', () => {
  it('is not followed inside, however often it is asked', async () => {
    await connected('https://changing.test/a.ics');
    let asked = 0;
    const resolve: ResolveName = async () => {
      asked += 1;
      return [{ address: asked % 2 === 1 ? '127.0.0.1' : '192.168.1.1', family: 4 }];
    };
    for (const attempt of [1, 2]) {
      app.clock.advanceMinutes(24 * 60);
      await reading({ resolve }).execute(await claimed(), never);
      expect(lines.at(-1)).toMatchObject({ problem: 'ADDRESS_REFUSED', detail: 'PRIVATE', failures: attempt });
    }
    expect(asked).toBe(2);
  });

  it('is not even asked when a host was allowed once and is no more', async () => {
    server.serve('/once.ics', CALENDAR);
    await connected(server.address('/once.ics'));
    const before = server.asked.length;
    await reading({ hostsAllowed: [] }).execute(await claimed(), never);
    expect(lines).toMatchObject([{ problem: 'ADDRESS_REFUSED', detail: 'NOT_HTTPS' }]);
    expect(server.asked).toHaveLength(before);
  });
});

describe('what takes too long', () => {
  it('a server that sends a byte now and then', async () => {
    server.answer('/drops.ics', (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('B'), 20);
      response.on('close', () => clearInterval(timer));
    });
    await connected(server.address('/drops.ics'));
    await reading().execute(await claimed(), never);
    expect(lines).toMatchObject([{ problem: 'TOO_SLOW' }]);
  });

  it('a calendar that does not end', async () => {
    server.serve('/endless.ics', CALENDAR);
    await connected(server.address('/endless.ics'));
    await reading({ readingMsMax: 1 }).execute(await claimed(), never);
    expect(lines).toMatchObject([{ problem: 'TOO_MUCH' }]);
    expect((await feed()).state).toBe('BROKEN');
  });
});

describe('a claim', () => {
  it('is one process’s alone until its lease has run out', async () => {
    await connected(server.address('/claimed.ics'));
    await claimed();
    await expect(claimed()).rejects.toThrow();
    app.clock.advanceMinutes(5);
    expect((await claimed()).attempt).toBe(2);
  });

  it('that holds no more changes nothing', async () => {
    server.serve('/late.ics', CALENDAR);
    await connected(server.address('/late.ics'));
    const late = await claimed();
    app.clock.advanceMinutes(5);
    const current = await claimed();
    const before = await feed();
    await reading().execute(late, never);
    expect([await feed(), await blocks()]).toEqual([before, []]);
    await reading().execute(current, never);
    expect([(await feed()).state, (await blocks()).length]).toEqual(['FRESH', 1]);
  });

  it('of a calendar that is disconnected meanwhile leaves nothing behind', async () => {
    let answered = () => undefined as unknown;
    server.answer('/leaving.ics', (_, response) => {
      answered = () => response.writeHead(200).end(CALENDAR);
    });
    const { id } = await connected(server.address('/leaving.ics'));
    const before = server.asked.length;
    const done = reading().execute(await claimed(), never);
    while (server.asked.length === before) await new Promise((turn) => setImmediate(turn));
    await calls.disconnect(personId, id);
    answered();
    await done;
    expect([await calls.feeds(personId), await blocks(), lines]).toEqual([[], [], []]);
  });

  it('is given back when the process stops, as if nobody had tried', async () => {
    server.answer('/stopped.ics', () => undefined);
    const before = await connected(server.address('/stopped.ics'));
    const stop = new AbortController();
    const done = reading().execute(await claimed(), stop.signal);
    stop.abort();
    await done;
    expect([await feed(), lines]).toEqual([before, []]);
  });
});

describe('a read', () => {
  it('writes nothing but when it was, if the server sends the same again without a word', async () => {
    server.answer('/same.ics', (_, response) => response.writeHead(200).end(CALENDAR));
    await connected(server.address('/same.ics'));
    await reading().execute(await claimed(), never);
    const versions = async () => (await app.owner.query('SELECT xmin, block FROM busy_feed_times')).rows as unknown[];
    const before = await versions();
    app.clock.advanceMinutes(20);
    await reading({ readingMsMax: 1 }).execute(await claimed(), never);
    expect(await feed()).toMatchObject({ state: 'FRESH', readAt: new Date(app.clock.now()).toISOString() });
    expect([await versions(), before.length]).toEqual([before, 1]);
  });

  it('with another secret says that the calendar has to be connected again', async () => {
    await connected(server.address('/sealed.ics'));
    await reading({ secret: 'another secret of thirty-two letters' }).execute(await claimed(), never);
    expect(lines).toMatchObject([{ problem: 'SEALED' }]);
    expect((await feed()).problem).toContain('yhdistä se uudelleen');
  });

  it('asks again when the server wishes', async () => {
    server.answer('/later.ics', (_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    await connected(server.address('/later.ics'));
    await reading().execute(await claimed(), never);
    expect(Date.parse((await feed()).nextReadAt)).toBe(app.clock.now() + 7_200_000);
  });
});
