import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { ok, type Result } from '../../domain/result.js';

/** The only way to the database while a unit of work runs. */
export interface Tx {
  readonly areaId: string;
  /** Rows as plain objects; instants are epoch milliseconds. Straight to the driver: hot paths cost nothing extra. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /**
   * As `query`, for a constant text that most requests run and whose best plan is the same whatever the parameters:
   * each connection parses and plans it once, which is half of a short statement's time.
   */
  prepared<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
  /** TypeORM's repositories on the same connection, for everything that is not hot. */
  readonly manager: EntityManager;
}

/** Whoever acts, as far as the database needs to know: the area that row-level security lets through. */
export interface InArea {
  readonly areaId: string;
}

/** A unit that meets a serialisation failure or a deadlock runs again from its beginning, at most this often in all. */
const attemptsMax = 4;
const retryBaseMilliseconds = 5;
const RETRYABLE = new Set(['40001', '40P01']);
const AREA_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Where transactions begin and end. A returned problem rolls back exactly as a thrown error does: what was refused
 * leaves no trace.
 */
export class Transactions {
  constructor(private readonly source: DataSource) {}

  /** Carries out `work` whole or not at all. `work` may run several times, so its only effects are rows. */
  async run<Value, Problem>(
    actor: InArea,
    work: (tx: Tx) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value, Problem>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.attempt(actor, work);
      } catch (error) {
        if (attempt >= attemptsMax || !RETRYABLE.has(sqlState(error))) throw error;
        await pause(retryBaseMilliseconds * 2 ** attempt);
      }
    }
  }

  /** As `run`, for work that nothing can refuse: it ends with a value, or throws. */
  async always<Value>(actor: InArea, work: (tx: Tx) => Promise<Value>): Promise<Value> {
    const done = await this.run<Value, never>(actor, async (tx) => ok(await work(tx)));
    if (!done.ok) throw new Error('work that refuses nothing was refused');
    return done.value;
  }

  /** Reads one consistent area; the database refuses any write. One round trip opens it. */
  async read<Value>(actor: InArea, work: (tx: Tx) => Promise<Value>): Promise<Value> {
    return this.connected(async (runner, client) => {
      await client.query(`BEGIN READ ONLY; ${setArea(actor)}`);
      try {
        return await work(new ConnectedTx(actor.areaId, client, runner));
      } finally {
        await client.query('COMMIT');
      }
    });
  }

  /**
   * Asks one of the SECURITY DEFINER functions that answer before an area is known. Nothing else is visible here:
   * without an area row-level security shows no row.
   */
  async door<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.connected(async (_runner, client) => queryPrepared<Row>(client, sql, parameters));
  }

  private async attempt<Value, Problem>(
    actor: InArea,
    work: (tx: Tx) => Promise<Result<Value, Problem>>,
  ): Promise<Result<Value, Problem>> {
    return this.connected(async (runner, client) => {
      await runner.startTransaction();
      try {
        await client.query(setArea(actor));
        const result = await work(new ConnectedTx(actor.areaId, client, runner));
        await (result.ok ? runner.commitTransaction() : runner.rollbackTransaction());
        return result;
      } catch (error) {
        if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
        throw error;
      }
    });
  }

  private async connected<Value>(work: (runner: QueryRunner, client: DriverClient) => Promise<Value>): Promise<Value> {
    const runner = this.source.createQueryRunner();
    try {
      const client = (await runner.connect()) as DriverClient;
      return await work(runner, client);
    } finally {
      await runner.release();
    }
  }
}

/** SET takes no parameters, so the id is checked before it stands in the statement. */
function setArea(actor: InArea): string {
  if (!AREA_ID.test(actor.areaId)) throw new Error('a transaction needs the id of an area');
  return `SET LOCAL app.area_id = '${actor.areaId}'`;
}

interface DriverClient {
  query(sql: string | { name: string; text: string }, parameters?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Names of the prepared texts, the same in every process: a dozen, since they are constants of the code. */
const statementNames = new Map<string, string>();

async function queryPrepared<Row>(client: DriverClient, text: string, parameters: readonly unknown[]): Promise<Row[]> {
  let name = statementNames.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url');
    statementNames.set(text, name);
  }
  return (await client.query({ name, text }, [...parameters])).rows as Row[];
}

class ConnectedTx implements Tx {
  constructor(
    readonly areaId: string,
    private readonly client: DriverClient,
    private readonly runner: QueryRunner,
  ) {}

  get manager(): EntityManager {
    return this.runner.manager;
  }

  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.client.query(sql, [...parameters])).rows as Row[];
  }

  prepared<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return queryPrepared(this.client, sql, parameters);
  }
}

function sqlState(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
