import pg from 'pg';
import { OWNER } from './postgres-cluster.js';
import { isSameFolder } from './postmaster-lock.js';

/** Held as a shared advisory lock by every process that uses this server: whoever can take it alone is the last one. */
const PRESENCE_LOCK = 5_936_204_117;
const connectMillisecondsMax = 3_000;

/** Not ready yet, or on its way down: asking again later may help. */
const PASSING = new Set(['57P03', '57P01', '53300', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/**
 * One connection that says "somebody is using this server" for as long as it is open. The operating system closes it
 * even when we are killed, so no count has to be kept right; and when it breaks we learn at once that PostgreSQL died.
 */
export class Presence {
  /** Resolves when the connection has ended, by us or by PostgreSQL. */
  readonly lost: Promise<void>;

  private constructor(private readonly client: pg.Client) {
    this.lost = new Promise((resolve) => client.once('end', () => resolve()));
  }

  /**
   * Answers `NOT_YET` while a server is starting or stopping, and `NOT_OURS` when what listens on the port (if anything
   * does) is not the server of this cluster. `refusedMeans` says which of the two a refused connection is.
   */
  static async join(
    server: { readonly port: number; readonly password: string; readonly cluster: string },
    refusedMeans: 'NOT_YET' | 'NOT_OURS',
  ): Promise<Presence | 'NOT_YET' | 'NOT_OURS'> {
    const client = new pg.Client({
      host: '127.0.0.1',
      port: server.port,
      user: OWNER,
      password: server.password,
      database: 'postgres',
      application_name: 'yhteisaika supervisor',
      connectionTimeoutMillis: connectMillisecondsMax,
      keepAlive: true,
    });
    // Without a listener a server that goes away would end our process.
    client.on('error', () => undefined);
    const presence = new Presence(client);
    try {
      await client.connect();
      if (!(await presence.belongsTo(server.cluster))) return await presence.leave('NOT_OURS');
      await client.query('SELECT pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
      await presence.ensureDatabase();
      return presence;
    } catch (error) {
      await presence.leave('NOT_OURS');
      const code = errorCode(error);
      if (code === 'ECONNREFUSED') return refusedMeans;
      return PASSING.has(code) || code === '' ? 'NOT_YET' : 'NOT_OURS';
    }
  }

  /** Tries to become the only one: from then on whoever wants to join waits until we let go or the server is down. */
  async isLast(): Promise<boolean> {
    const { rows } = await this.client.query<{ alone: boolean }>(
      'SELECT pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) AS alone',
      [PRESENCE_LOCK],
    );
    return rows[0]?.alone === true;
  }

  async leave<Answer>(answer: Answer): Promise<Answer> {
    await this.client.end().catch(() => undefined);
    return answer;
  }

  private async belongsTo(cluster: string): Promise<boolean> {
    const { rows } = await this.client.query<{ data_directory: string }>('SHOW data_directory');
    return isSameFolder(rows[0]?.data_directory ?? '', cluster);
  }

  private async ensureDatabase(): Promise<void> {
    const { rows } = await this.client.query('SELECT FROM pg_database WHERE datname = $1', [OWNER]);
    if (rows.length > 0) return;
    await this.client.query(`CREATE DATABASE ${OWNER}`).catch((error: unknown) => {
      // Another process got there first: 42P04 when it had finished, 23505 when both were at it.
      if (!['42P04', '23505'].includes(errorCode(error))) throw error;
    });
  }
}

function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}
