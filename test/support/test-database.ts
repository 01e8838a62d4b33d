import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { waitUntil } from '../../src/platform/embedded-postgres/wait-until.js';

/** Environment variable through which Jest's workers learn where the run's server is. */
export const SERVER_URL = 'YHTEISAIKA_TEST_SERVER_URL';
export const TEMPLATE = 'yhteisaika_template';

export interface TestDatabase {
  readonly ownerUrl: string;
  /** Waits for those who are leaving, then ends whoever is still connected. */
  drop(): Promise<void>;
}

/**
 * A migrated, empty database of the test file's own. Copying the template's files takes 20 to 50 ms where fsync is off,
 * half of what PostgreSQL's usual way through the WAL takes.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env[SERVER_URL];
  if (!serverUrl) throw new Error('this test needs PostgreSQL: it belongs to the Jest projects e2e, mail and redis');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`);
  const url = new URL(serverUrl);
  url.pathname = name;
  return { ownerUrl: url.href, drop: () => dropDatabase(serverUrl, name) };
}

const goodbyeMillisecondsMax = 5_000;

/**
 * Connections that were closed a moment ago get the time to be gone: one that is ended by force just then raises an error
 * where nobody listens any more. Whoever stays longer is ended all the same.
 */
async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await waitUntil(
      async () => {
        const { rows } = await client.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1 LIMIT 1', [name]);
        return rows.length === 0 || undefined;
      },
      { withinMilliseconds: goodbyeMillisecondsMax, everyMilliseconds: 5 },
    );
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
