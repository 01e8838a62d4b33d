import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/embedded-postgres/embedded-postgres.js';
import { isHeldByPostgres, readPostmasterLock } from '../../src/platform/embedded-postgres/postmaster-lock.js';
import { stopPostmaster } from '../../src/platform/embedded-postgres/postmaster.js';
import { processState } from '../../src/platform/embedded-postgres/process-state.js';
import { migratePostgresQueue } from '../../src/platform/queue/postgres-queue.js';
import { SERVER_URL, TEMPLATE } from './test-database.js';

const FOLDER = 'yhteisaika-test-';
const folder = path.join(tmpdir(), `${FOLDER}${process.pid}`);
let running: EmbeddedPostgres | undefined;

/**
 * One server for a whole Jest run, in a temporary folder, with one migrated database to copy from. Durability is off:
 * nothing here outlives the run. Workers learn the address through the environment they are started with.
 */
export async function startTestServer(): Promise<void> {
  if (running) return;
  await clearAbandoned();
  await mkdir(folder, { mode: 0o755 });
  running = await startEmbeddedPostgres({
    dataDirectory: folder,
    log: (line) => process.stderr.write(`${line}\n`),
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  process.env[SERVER_URL] = running.url;
  await makeTemplate(running.url);
}

export async function stopTestServer(): Promise<void> {
  await running?.stop();
  running = undefined;
  await rm(folder, { recursive: true, force: true });
}

/** Nobody may stay connected to a database that others copy, so connections to it are forbidden once it is ready. */
async function makeTemplate(serverUrl: string): Promise<void> {
  const template = new URL(serverUrl);
  template.pathname = TEMPLATE;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE}`);
    await migrate(template.href);
    await migratePostgresQueue(template.href);
    await client.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
  } finally {
    await client.end();
  }
}

/** A run that was killed leaves its server and folder behind: the next one clears up. */
async function clearAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    const maker = Number(name.startsWith(FOLDER) ? name.slice(FOLDER.length) : Number.NaN);
    if (!Number.isInteger(maker) || (await processState(maker)).kind === 'RUNNING') continue;
    const left = path.join(tmpdir(), name);
    const lock = await readPostmasterLock(path.join(left, 'cluster'));
    if (lock && isHeldByPostgres(lock)) await stopPostmaster(lock.pid);
    await rm(left, { recursive: true, force: true });
  }
}
