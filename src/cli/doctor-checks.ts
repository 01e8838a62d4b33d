import { access } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { createTransport } from 'nodemailer';
import pg from 'pg';
import { writeInstant } from '../domain/time/instant-text.js';
import type { MailSettings, RequestedSettings } from '../platform/config/settings.js';
import { migrations } from '../platform/database/migrations/migrations.js';
import { CommandFailure } from './command.js';

/** A server that has not answered by then keeps its callers waiting, too. */
const answerMillisecondsMax = 5_000;
const postgresVersionMin = 15;
const MS_PER_MINUTE = 60_000;
/** A relay that runs takes a row within seconds. */
const overdueMinutesMax = 5;

/** False only for an embedded database that no start has made yet: looking for it must not make it. */
export async function hasOwnDatabase({ databaseUrl, process }: RequestedSettings): Promise<boolean> {
  if (databaseUrl !== undefined) return true;
  return access(join(process.dataDirectory, 'postgres')).then(
    () => true,
    () => false,
  );
}

/** Version, migrations, and whether the account may take the role that row-level security holds for. */
export const checkDatabase = (url: string): Promise<string> =>
  connected(url, async (client) => {
    const version = await value<string>(client, 'SHOW server_version');
    if (Number.parseInt(version, 10) < postgresVersionMin) {
      throw new CommandFailure(`PostgreSQL ${version} is too old: ${postgresVersionMin} is the least`);
    }
    const hasTable = await value<boolean>(client, `SELECT to_regclass('public.migrations') IS NOT NULL`);
    const done = hasTable ? await value<number>(client, 'SELECT count(*)::int FROM migrations') : 0;
    if (done < migrations.length) {
      throw new CommandFailure(
        `PostgreSQL ${version}, ${done} of ${migrations.length} migrations: npm run cli -- migrate`,
      );
    }
    await client.query('SET ROLE yhteisaika_app');
    return `PostgreSQL ${version}, ${done} migrations, the application's role can be taken`;
  });

/** What waits to be sent. Rows that are long due mean that no worker runs; failed ones were given up. */
export const checkOutbox = (url: string, now: number): Promise<string> =>
  connected(url, async (client) => {
    if (!(await value<boolean>(client, `SELECT to_regclass('public.outbox') IS NOT NULL`))) return 'no table yet';
    const { rows } = await client.query<{ waiting: number; overdue: number; failed: number }>(
      `SELECT count(*) FILTER (WHERE state IN ('WAITING', 'QUEUED'))::int AS waiting,
         count(*) FILTER (WHERE state = 'WAITING' AND due_at < $1)::int AS overdue,
         count(*) FILTER (WHERE state = 'FAILED')::int AS failed FROM outbox`,
      [writeInstant(now - overdueMinutesMax * MS_PER_MINUTE)],
    );
    const { waiting = 0, overdue = 0, failed = 0 } = rows[0] ?? {};
    const counts = `${waiting} under way, ${failed} given up`;
    if (overdue === 0) return counts;
    throw new CommandFailure(
      `${overdue} due for more than ${overdueMinutesMax} minutes: is a worker running? (${counts})`,
    );
  });

export async function checkRedis(url: string): Promise<string> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: answerMillisecondsMax, retryStrategy: () => null });
  // Without a listener ioredis writes the error to the console; the rejected call says the same.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    const version = /redis_version:(\S+)/.exec(await redis.info('server'))?.[1];
    return `Redis ${version} answers`;
  } finally {
    redis.disconnect();
  }
}

/** Greets the mail server and signs in there, without sending; or sees that caught mail can be written. */
export async function checkMail({ smtpUrl, mailDirectory, from }: MailSettings): Promise<string> {
  if (smtpUrl === undefined) {
    await access(mailDirectory, constants.W_OK).catch((error: NodeJS.ErrnoException) => {
      // The first mail makes the folder.
      if (error.code !== 'ENOENT') throw error;
    });
    return `caught in ${mailDirectory}`;
  }
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: answerMillisecondsMax,
    greetingTimeout: answerMillisecondsMax,
    socketTimeout: answerMillisecondsMax,
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
  return `${new URL(smtpUrl).host} takes mail from ${from}`;
}

async function connected<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: answerMillisecondsMax });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The one value of a statement that answers with one. */
async function value<Value>(client: pg.Client, sql: string): Promise<Value> {
  const { rows } = await client.query<Record<string, Value>>(sql);
  return Object.values(rows[0] ?? {})[0] as Value;
}
