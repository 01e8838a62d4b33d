import type { Role } from '../../src/platform/config/setting-values.js';
import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { AreaBuilder, type BuiltAccount, type BuiltPerson, type PersonWish } from './area-builder.js';
import { MeetingCalls } from './meeting-calls.js';

/** The running product, one area, and an organiser in it who books. Nobody's working hours are known. */
export class MeetingScene {
  private constructor(
    readonly app: TestApp,
    readonly area: AreaBuilder,
    readonly organiser: BuiltAccount,
    /** The organiser's calls. */
    readonly calls: MeetingCalls,
  ) {}

  /** `at`: where the clock stands, an RFC 3339 instant; sessions live from there. */
  static async open({ roles, at, organiser }: { roles?: readonly Role[]; at?: string; organiser?: PersonWish } = {}) {
    const app = await createTestApp({ roles: roles ?? ['api'] });
    if (at !== undefined) app.clock.set(at);
    const area = await AreaBuilder.create(app.owner);
    const account = await area.account(['PROFESSIONAL'], { displayName: 'Olli Organisoija', ...organiser });
    const calls = new MeetingCalls(app, await app.signIn(account.email));
    return new MeetingScene(app, area, account, calls);
  }

  /** Calls of a new person with these roles, in this area unless another is named. */
  async as(roles: ViewerRole[], wish: PersonWish = {}, area = this.area): Promise<MeetingCalls & { id: string }> {
    const account = await area.account(roles, wish);
    const calls = new MeetingCalls(this.app, await this.app.signIn(account.email));
    return Object.assign(calls, { id: account.id });
  }

  people(count: number): Promise<BuiltPerson[]> {
    return Promise.all(Array.from({ length: count }, () => this.area.person()));
  }

  async person(wish: PersonWish = {}): Promise<BuiltPerson> {
    return this.area.person(wish);
  }

  /** Rows as the owner sees them. */
  async rows<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.app.owner.query(sql, parameters)).rows as Row[];
  }

  /** How many rows each table has: what a refused call leaves as it was. */
  async rowCounts(): Promise<Record<string, number>> {
    const tables = await this.rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    const counts = tables.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM "${name}"`);
    const rows = await this.rows<{ name: string; n: number }>(counts.join(' UNION ALL '));
    return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
  }

  /** Pairs of exclusive commitments that take the same holder's time at once. */
  async overlaps(): Promise<number> {
    const [row] = await this.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM commitment a JOIN commitment b ON a.holder_id = b.holder_id AND a.id < b.id
       WHERE a.exclusive AND b.exclusive AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
    );
    return row?.n ?? -1;
  }

  async close(): Promise<void> {
    await this.app.close();
  }
}
