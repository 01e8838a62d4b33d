import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.js';
import { freePort } from '../../src/platform/process/free-port.js';
import { AreaBuilder, testPassword } from '../builders/area-builder.js';

const connectionsMax = 64;
const startSecondsMax = 60;

export interface Answer {
  readonly milliseconds: number;
  readonly body: string;
  /** The validator that came with it. */
  readonly tag?: string | undefined;
}

interface ServerProcess {
  readonly port: number;
  /** The setting SECRET. */
  readonly secret: string;
  readonly server: ChildProcess;
  /** What is to be taken down after it. */
  readonly undo: () => Promise<void>;
}

/** An area in a database of its own, served over HTTP by the product in a process of its own, as users meet it. */
export class ServedArea {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: connectionsMax });
  private token = '';

  private constructor(
    readonly databaseUrl: string,
    readonly owner: pg.Pool,
    readonly area: AreaBuilder,
    readonly coordinatorId: string,
    private readonly process: ServerProcess,
  ) {}

  static async start(serverProgram: string): Promise<ServedArea> {
    const folder = await mkdtemp(path.join(tmpdir(), 'yhteisaika-bench-'));
    const postgres = await startEmbeddedPostgres({
      dataDirectory: path.join(folder, 'postgres'),
      log: () => undefined,
    });
    await migrate(postgres.url);
    const owner = new pg.Pool({ connectionString: postgres.url, max: 8 });
    const area = await AreaBuilder.create(owner);
    const coordinator = await area.account(['COORDINATOR']);
    const port = await freePort('127.0.0.1');
    const secret = randomUUID();
    const server = spawn(process.execPath, [serverProgram], {
      env: {
        ...process.env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: folder,
        DATABASE_URL: postgres.url,
        SECRET: secret,
        ROLES: 'api',
        LOG_LEVEL: 'error',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const undo = async () => {
      await owner.end();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    };
    const served = new ServedArea(postgres.url, owner, area, coordinator.id, { port, secret, server, undo });
    await served.waitUntilReady();
    await served.signIn(coordinator.email);
    return served;
  }

  get port(): number {
    return this.process.port;
  }

  get secret(): string {
    return this.process.secret;
  }

  /** Ends the server by its own process, then PostgreSQL. */
  async stop(): Promise<void> {
    this.agent.destroy();
    const ended = once(this.process.server, 'exit');
    this.process.server.kill('SIGTERM');
    await ended;
    await this.process.undo();
  }

  graphql(query: string, variables: Record<string, unknown>): Promise<Answer> {
    return this.ask('POST', '/graphql', JSON.stringify({ query, variables }));
  }

  /** A request that makes the server ask its database for `SELECT 1` and nothing else. */
  selectOne(): Promise<Answer> {
    return this.ask('GET', '/health/ready');
  }

  get(route: string): Promise<Answer> {
    return this.ask('GET', route);
  }

  private ask(method: string, route: string, body?: string): Promise<Answer> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          host: '127.0.0.1',
          port: this.process.port,
          agent: this.agent,
          method,
          path: route,
          headers: { 'content-type': 'application/json', ...(this.token && { authorization: `Bearer ${this.token}` }) },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () =>
            resolve({ milliseconds: performance.now() - began, body: text, tag: response.headers.etag }),
          );
        },
      );
      asked.on('error', reject);
      asked.end(body);
    });
  }

  private async waitUntilReady(): Promise<void> {
    const until = performance.now() + startSecondsMax * 1000;
    for (;;) {
      const ready = await this.selectOne().then(
        ({ body }) => body.includes('"ready"'),
        () => false,
      );
      if (ready) return;
      if (performance.now() > until) throw new Error(`the server was not ready within ${startSecondsMax} s`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  private async signIn(email: string): Promise<void> {
    const { body } = await this.graphql(
      'mutation ($email: EmailAddress!, $password: String!) { login(email: $email, password: $password) { token } }',
      { email, password: testPassword },
    );
    this.token = (JSON.parse(body) as { data: { login: { token: string } } }).data.login.token;
  }
}
