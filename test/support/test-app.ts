import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { AppModule } from '../../src/app.module.js';
import { CLOCK } from '../../src/platform/clock/clock.js';
import { ClockModule } from '../../src/platform/clock/clock.module.js';
import type { Role } from '../../src/platform/config/setting-values.js';
import { completeSettings, requestedSettings, type Settings } from '../../src/platform/config/settings.js';
import { createHttpApplication } from '../../src/platform/graphql/http-application.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { testPassword } from '../builders/area-builder.js';
import { redisKeyPrefix } from '../../src/platform/queue/redis-queue.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { queueRedisUrl, removeRedisKeys } from './test-redis.js';

export interface GraphqlError {
  readonly message: string;
  readonly extensions: { readonly code: string; readonly field?: string };
}

export interface GraphqlAnswer<Data> {
  readonly status: number;
  readonly data: Data;
  readonly errors?: readonly GraphqlError[];
}

/** What a test reads of an answer without naming its type: a field that is not there fails the test all the same. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a type for every selection of fields would only repeat it
export type AnyData = any;

/** The whole application over a database of its own, with a clock that the test moves. It listens on a port only when asked to. */
export class TestApp {
  private constructor(
    readonly application: NestFastifyApplication,
    readonly clock: TestClock,
    readonly settings: Settings,
    readonly database: TestDatabase,
    /** Above row-level security: to take things for given, and to look behind the product. */
    readonly owner: pg.Pool,
    /** Removes what was made for it alone. */
    private readonly clear: () => Promise<void>,
  ) {}

  /**
   * `roles`: without `worker` nothing is sent, which is quicker and enough for most. `beside`: another process on its
   * database and clock, which is closed before it.
   */
  static async create({ roles = ['api'], beside, feedHosts }: TestAppWish = {}): Promise<TestApp> {
    const database = beside?.database ?? (await createTestDatabase());
    const folder = await mkdtemp(path.join(tmpdir(), 'yhteisaika-app-'));
    const settings = settingsFor(database, folder, roles, feedHosts);
    const clock = beside?.clock ?? new TestClock();
    const logger = createLogger(settings.process.logLevel);
    const root = withClock(AppModule.forSettings(settings, logger), clock);
    const application = await createHttpApplication(root, settings.http, logger);
    await application.init();
    await application.getHttpAdapter().getInstance().ready();
    const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 4 });
    return new TestApp(application, clock, settings, database, owner, async () => {
      if (!beside) await database.drop();
      await rm(folder, { recursive: true, force: true });
    });
  }

  /** From here on it can be reached through a socket as well, on a free port. Answers with where, such as 127.0.0.1:40000. */
  async listen(): Promise<string> {
    const address = await this.application.getHttpAdapter().getInstance().listen({ port: 0, host: '127.0.0.1' });
    return new URL(address).host;
  }

  async graphql<Data = AnyData>(
    query: string,
    variables: Record<string, unknown> = {},
    token?: string,
    headers: Record<string, string> = {},
  ): Promise<GraphqlAnswer<Data>> {
    const response = await this.application.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      payload: { query, variables },
    });
    return { status: response.statusCode, ...response.json<Omit<GraphqlAnswer<Data>, 'status'>>() };
  }

  /** As `graphql`, for what must come back without an error: only the data. */
  async data<Data = AnyData>(query: string, variables: Record<string, unknown>, token: string): Promise<Data> {
    const { data, errors } = await this.graphql<Data>(query, variables, token);
    if (errors) throw new Error(`GraphQL answered with errors: ${JSON.stringify(errors)}`);
    return data;
  }

  /** The token of a new session. */
  async signIn(email: string, password = testPassword): Promise<string> {
    const answer = await this.graphql(
      'mutation ($email: EmailAddress!, $password: String!) { login(email: $email, password: $password) { token } }',
      { email, password },
    );
    const token: unknown = answer.data?.login?.token;
    if (typeof token !== 'string') throw new Error(`nobody could sign in as ${email}`);
    return token;
  }

  async close(): Promise<void> {
    await this.application.close();
    await this.owner.end();
    await this.clear();
    if (this.settings.queue.redisUrl) await removeRedisKeys(redisKeyPrefix(this.settings.secrets.secret));
  }
}

export interface TestAppWish {
  readonly roles?: readonly Role[];
  readonly beside?: TestApp;
  /** FEED_HOSTS_ALLOWED. */
  readonly feedHosts?: string;
}

export const createTestApp = (wish?: TestAppWish): Promise<TestApp> => TestApp.create(wish);

function settingsFor(database: TestDatabase, folder: string, roles: readonly Role[], feedHosts?: string): Settings {
  const environment = {
    DATA_DIR: folder,
    ROLES: roles.join(','),
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'fatal',
    REDIS_URL: queueRedisUrl(),
    FEED_HOSTS_ALLOWED: feedHosts,
  };
  return completeSettings(requestedSettings(environment, folder), {
    databaseUrl: database.ownerUrl,
    // Of this database alone: queues of one Redis are kept apart by it.
    secret: `a secret that only tests would use ${database.ownerUrl}`,
    port: 3000,
  });
}

/** The application as it is composed, but for where its clock comes from. */
function withClock(root: DynamicModule, clock: TestClock): DynamicModule {
  const testClock: DynamicModule = {
    module: TestClockModule,
    global: true,
    providers: [{ provide: CLOCK, useValue: clock }],
    exports: [CLOCK],
  };
  return { ...root, imports: root.imports?.map((each) => (each === ClockModule ? testClock : each)) };
}

class TestClockModule {}
