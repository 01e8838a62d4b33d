import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { type PostgresAccount, postgresEnvironment } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { PostgresHome } from './postgres-home.js';
import { processState } from './process-state.js';

/** The superuser and owner of everything, and the one database that the product uses. */
export const OWNER = 'yhteisaika';
const PASSWORD_FILE = 'yhteisaika-password';
const MAKING = 'cluster.making-';

/**
 * Makes the cluster unless it is there, and answers with its password. initdb works in a folder of its own that gets
 * its name only when it is whole, password and all, so a start broken off in the middle leaves rubbish and no
 * half-finished cluster. Of two starts that race the first rename wins, and the other takes what it finds.
 */
export async function openCluster(home: PostgresHome, binaries: PostgresBinaries): Promise<string> {
  await clearAbandoned(home.directory);
  if (!(await stat(home.cluster).catch(() => undefined))) await makeCluster(home, binaries);
  const password = await readFile(path.join(home.cluster, PASSWORD_FILE), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    },
  );
  if (password) return password;
  throw new EmbeddedPostgresError(
    `${home.cluster} holds no PostgreSQL cluster made by this program: set DATA_DIR to another folder, or move that one away.`,
  );
}

async function makeCluster(home: PostgresHome, binaries: PostgresBinaries): Promise<void> {
  const making = path.join(home.directory, `${MAKING}${process.pid}-${randomBytes(4).toString('hex')}`);
  const passwordFile = `${making}.password`;
  const password = randomBytes(24).toString('base64url');
  try {
    await mkdir(making, { mode: 0o700 });
    await own(home.account, making);
    await writeSecret(home.account, passwordFile, password);
    await runInitdb(home, binaries, making, passwordFile);
    await writeSecret(home.account, path.join(making, PASSWORD_FILE), password);
    await rename(making, home.cluster).catch(async (error: unknown) => {
      if (!(await stat(home.cluster).catch(() => undefined))) throw error;
    });
  } finally {
    await rm(passwordFile, { force: true });
    await rm(making, { recursive: true, force: true });
  }
}

/**
 * What starts that were killed have left. Their initdb outlives them by a moment and may be writing still: what cannot
 * be removed now is left to the next start.
 */
async function clearAbandoned(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith(MAKING)) continue;
    const maker = await processState(Number.parseInt(name.slice(MAKING.length), 10));
    if (maker.kind === 'RUNNING') continue;
    await rm(path.join(directory, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function own(account: PostgresAccount, file: string): Promise<void> {
  if (account.uid !== undefined && account.gid !== undefined) await chown(file, account.uid, account.gid);
}

async function writeSecret(account: PostgresAccount, file: string, secret: string): Promise<void> {
  await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
  await own(account, file);
}

/**
 * The builtin C.UTF-8 sorts and folds the same on every machine and PostgreSQL version; the libraries of the system
 * change under an index. Whoever needs Finnish order asks for it by name where people read the list.
 */
function runInitdb(
  home: PostgresHome,
  binaries: PostgresBinaries,
  target: string,
  passwordFile: string,
): Promise<void> {
  const settings = [
    `--pgdata=${target}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
  const { uid, gid } = home.account;
  return new Promise((resolve, reject) => {
    const initdb = spawn(binaries.initdb, settings, {
      uid,
      gid,
      cwd: '/',
      env: postgresEnvironment,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    initdb.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    initdb.once('error', reject);
    initdb.once('close', (code) => {
      if (code === 0) return resolve();
      const reason =
        said.split('\n').find((line) => /error|fatal|denied|space/i.test(line)) ?? `initdb ended with ${code}`;
      reject(new EmbeddedPostgresError(`PostgreSQL's first set-up in ${home.directory} failed: ${reason.trim()}`));
    });
  });
}
