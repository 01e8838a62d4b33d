import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { accountCan } from './postgres-account.js';
import type { PostgresHome } from './postgres-home.js';

/** The programs that npm brought, in a place where PostgreSQL's user can run them. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The processors for which npm has binaries, by platform. Windows is left out: nobody here has run it there. */
const builds: Readonly<Record<string, readonly string[]>> = {
  linux: ['x64', 'arm64', 'arm', 'ia32', 'ppc64'],
  darwin: ['x64', 'arm64'],
};

/** Runs, has its libraries, and can read what initdb reads. */
const WORKS = '"$1/bin/postgres" --version && test -r "$1/share/postgresql/postgres.bki"';

/**
 * npm leaves out the links between libraries when it runs no install scripts, so they are made here from the package's
 * own list. Where node_modules may not be written, or where PostgreSQL's user cannot enter it, the binaries (60 MB) are
 * copied to the server's home once for every version.
 */
export async function postgresBinaries(home: PostgresHome): Promise<PostgresBinaries> {
  const source = packageDirectory();
  const native = path.join(source, 'native');
  const linked = await restoreLinks(native).then(
    () => true,
    () => false,
  );
  if (linked && (await accountCan(home.account, WORKS, native))) return binariesIn(native);
  const copy = path.join(home.directory, `binaries-${await versionOf(source)}`);
  if (!(await accountCan(home.account, WORKS, copy))) await copyBinaries(native, copy);
  if (await accountCan(home.account, WORKS, copy)) return binariesIn(copy);
  throw new EmbeddedPostgresError(
    `PostgreSQL's binaries in ${native} do not run on this system (they need glibc): set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

function binariesIn(native: string): PostgresBinaries {
  return { postgres: path.join(native, 'bin', 'postgres'), initdb: path.join(native, 'bin', 'initdb') };
}

function packageDirectory(): string {
  const { platform, arch } = process;
  const name = `@embedded-postgres/${platform}-${arch}`;
  if (!builds[platform]?.includes(arch)) {
    throw new EmbeddedPostgresError(
      `There are no PostgreSQL binaries for ${platform} on ${arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new EmbeddedPostgresError(
      `The package ${name} is not installed: run npm install without --omit=optional, or set DATABASE_URL.`,
    );
  }
}

async function versionOf(packageFolder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(path.join(packageFolder, 'package.json'), 'utf8'));
  return (manifest as { version: string }).version;
}

/** Makes the links that are missing; throws where one is missing and cannot be made. */
async function restoreLinks(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(path.join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of list as readonly { source: string; target: string }[]) {
    const link = path.join(native, path.relative('native', target));
    if (await stat(link).catch(() => undefined)) continue;
    await rm(link, { force: true });
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      // Another start in the same checkout made it first.
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** Into a folder of its own first and renamed when whole, so that a copy broken off is never taken for a good one. */
async function copyBinaries(native: string, target: string): Promise<void> {
  const making = `${target}.making-${process.pid}`;
  await rm(making, { recursive: true, force: true });
  await mkdir(making);
  await cp(native, making, { recursive: true, verbatimSymlinks: true });
  await openToAll(making);
  await restoreLinks(making);
  await rm(target, { recursive: true, force: true });
  await rename(making, target).catch(async (error: unknown) => {
    await rm(making, { recursive: true, force: true });
    if (!(await stat(target).catch(() => undefined))) throw error;
  });
}

/** A umask of 077 at npm install leaves files that only their owner can read; a read-only folder is copied as such. */
async function openToAll(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name);
    if (entry.isDirectory()) await openToAll(file);
    else if (entry.isFile()) await chmod(file, path.basename(directory) === 'bin' ? 0o755 : 0o644);
  }
}
