import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { ok } from '../../src/domain/result.js';
import { applicationDataSource } from '../../src/platform/database/database.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { appendToOutbox, type NewOutboxEvent } from '../../src/platform/outbox/outbox.js';
import { type OutboxHandler, OutboxHandlers } from '../../src/platform/outbox/outbox-handler.js';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay.js';
import { OutboxRows } from '../../src/platform/outbox/outbox-row.js';
import { type OutboxSettings, outboxSettingsDefault } from '../../src/platform/outbox/outbox-settings.js';
import { startOutbox } from '../../src/platform/outbox/running-outbox.js';
import type { JobQueue } from '../../src/platform/queue/job-queue.js';
import { openPostgresQueue } from '../../src/platform/queue/postgres-queue.js';
import { TestClock } from './test-clock.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface OutboxRow {
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly due_in_seconds: number;
  readonly last_error: string | null;
}

/** One area in a database of its own, and any number of processes' outboxes over it. */
export class OutboxScene {
  readonly clock = new TestClock();
  readonly areaId = randomUUID();
  readonly errors: unknown[] = [];
  readonly transactions: Transactions;
  private readonly owner: pg.Client;
  private readonly stops: (() => Promise<void>)[] = [];

  private constructor(
    private readonly database: TestDatabase,
    private readonly source: DataSource,
  ) {
    this.transactions = new Transactions(source);
    this.owner = new pg.Client({ connectionString: database.ownerUrl });
  }

  static async open(): Promise<OutboxScene> {
    const database = await createTestDatabase();
    const scene = new OutboxScene(database, await applicationDataSource(database.ownerUrl, []).initialize());
    await scene.owner.connect();
    await scene.owner.query(
      `INSERT INTO area (id, name, time_zone, created_at) VALUES ($1, 'Area', 'Europe/Helsinki', now())`,
      [scene.areaId],
    );
    return scene;
  }

  async close(): Promise<void> {
    for (const stop of this.stops.reverse()) await stop();
    await this.source.destroy();
    await this.owner.end();
    await this.database.drop();
  }

  async append(...events: NewOutboxEvent[]): Promise<void> {
    await this.transactions.run(this, async (tx) => ok(await appendToOutbox(tx, this.clock.now(), events)));
  }

  /** Relay and worker of one process. */
  async startProcess(handlers: readonly OutboxHandler[], settings: Partial<OutboxSettings> = {}): Promise<void> {
    const outbox = await startOutbox({
      ...this.parts(settings),
      queue: this.openQueue(),
      handlers: new OutboxHandlers(
        handlers.map(({ kind }) => kind),
        handlers,
      ),
      transactions: this.transactions,
    });
    this.stops.push(() => outbox.stop());
  }

  /** A relay whose queue nobody works off. */
  startRelayOnly(settings: Partial<OutboxSettings> = {}): { stop(): Promise<void> } {
    const queue = this.openQueue();
    const relay = new OutboxRelay({ ...this.parts(settings), rows: new OutboxRows(this.transactions), queue });
    relay.start();
    const stop = async (): Promise<void> => {
      await relay.stop();
      await queue.close();
    };
    this.stops.push(stop);
    return { stop };
  }

  async rows(): Promise<OutboxRow[]> {
    const now = new Date(this.clock.now());
    return this.query<OutboxRow>(
      `SELECT kind, state, attempts, extract(epoch FROM due_at - $1::timestamptz)::float AS due_in_seconds, last_error
       FROM outbox ORDER BY created_at, subject->>'n'`,
      [now],
    );
  }

  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query(sql, parameters)).rows as Row[];
  }

  get ownerUrl(): string {
    return this.database.ownerUrl;
  }

  private openQueue(): JobQueue {
    return openPostgresQueue(this.database.ownerUrl, { onError: (error) => this.errors.push(error) });
  }

  private parts(settings: Partial<OutboxSettings>) {
    return {
      databaseUrl: this.database.ownerUrl,
      clock: this.clock,
      // Looks for work all the time, so that a test need not wait for the sweep that the product is content with.
      settings: { ...outboxSettingsDefault, sweepMilliseconds: 20, ...settings },
      onError: (error: unknown) => void this.errors.push(error),
    };
  }
}
