import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The user PostgreSQL runs as. Without ids it is simply ourselves. */
export interface PostgresAccount {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres`, else `nobody`. A cluster that is there
 * already decides for itself: whoever owns it goes on running it, which keeps the folder of an ordinary user theirs
 * when somebody once starts with sudo.
 */
export async function postgresAccount(clusterDirectory: string): Promise<PostgresAccount> {
  if (process.getuid?.() !== 0) return { name: 'this user' };
  const owner = await stat(clusterDirectory).catch(() => undefined);
  if (owner?.uid === 0) {
    throw new EmbeddedPostgresError(
      `PostgreSQL does not run as root, but ${clusterDirectory} belongs to root: give it to another user with chown -R.`,
    );
  }
  if (owner) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const account = accountIn(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  if (account) return account;
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and there is neither a user postgres nor nobody: start as an ordinary user, or set DATABASE_URL.',
  );
}

function accountIn(passwd: string): PostgresAccount | undefined {
  for (const wanted of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .map((line) => line.split(':'))
      .find(([name]) => name === wanted);
    if (fields) return { name: `user ${wanted}`, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return undefined;
}

/**
 * Runs a shell test as the account. Permission bits, ACLs, mount options and missing libraries all have their say this
 * way; reading the bits of every folder above would see only the first of them. Costs about 3 ms.
 */
export function accountCan(account: PostgresAccount, test: string, ...paths: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const shell = spawn('/bin/sh', ['-c', test, 'sh', ...paths], {
      uid: account.uid,
      gid: account.gid,
      cwd: '/',
      stdio: 'ignore',
      env: postgresEnvironment,
    });
    shell.once('error', () => resolve(false));
    shell.once('exit', (code) => resolve(code === 0));
  });
}

/** Nothing of our own environment reaches PostgreSQL: no secret, no PGDATA, no language or time zone of the terminal. */
export const postgresEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};
