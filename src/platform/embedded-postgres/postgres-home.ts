import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { accountCan, type PostgresAccount, postgresAccount } from './postgres-account.js';

/** Where a server lives, and who runs it. */
export interface PostgresHome {
  readonly directory: string;
  readonly cluster: string;
  readonly logFile: string;
  readonly account: PostgresAccount;
}

/** Both outlive a reboot: the first is the custom, the second is there even where the first is read-only. */
const placesAside = ['/var/lib/yhteisaika', '/var/tmp/yhteisaika'];
const POINTER = 'moved-to';
const OWNER = 'belongs-to';

/**
 * Normally the data folder itself. Started as root in a folder that only root can enter (a checkout under /root),
 * PostgreSQL's user could not reach it there: then the server lives in a folder of its own under /var/lib, and the file
 * `moved-to` in the data folder says where. Deleting the data folder therefore begins anew, and moving it keeps the
 * data; what a deleted one leaves under /var/lib is for its administrator to remove, as nobody else can know that it
 * will not come back.
 */
export async function postgresHome(dataDirectory: string, log: (line: string) => void): Promise<PostgresHome> {
  const asked = path.resolve(dataDirectory);
  await mkdir(asked, { recursive: true });
  const directory = process.getuid?.() === 0 ? await reachableHome(asked, log) : asked;
  return homeIn(directory, await postgresAccount(path.join(directory, 'cluster')));
}

function homeIn(directory: string, account: PostgresAccount): PostgresHome {
  return {
    directory,
    cluster: path.join(directory, 'cluster'),
    logFile: path.join(directory, 'postgres.log'),
    account,
  };
}

async function reachableHome(asked: string, log: (line: string) => void): Promise<string> {
  const place = (await readFile(path.join(asked, POINTER), 'utf8').catch(() => '')).trim();
  if (place) {
    await checkOwner(asked, place);
    return place;
  }
  const cluster = path.join(asked, 'cluster');
  const account = await postgresAccount(cluster);
  if (await accountCan(account, 'cd -- "$1"', asked)) return asked;
  if (await exists(cluster)) {
    throw new EmbeddedPostgresError(
      `PostgreSQL's data is in ${cluster}, but ${account.name} can no longer enter that folder: let it in with chmod o+x.`,
    );
  }
  const made = await makePlaceAside(asked);
  log(`${account.name} cannot enter ${asked}: PostgreSQL keeps its data in ${made}`);
  return made;
}

async function makePlaceAside(asked: string): Promise<string> {
  const parent = await firstUsable(placesAside);
  const place = path.join(parent, randomBytes(8).toString('hex'));
  await mkdir(place);
  await chmod(place, 0o755);
  await writeFile(path.join(place, OWNER), `${asked}\n`);
  await writeFile(path.join(asked, POINTER), `${place}\n`);
  return place;
}

/** A folder in /var/tmp could be somebody else's trap: only one that belongs to root, and is no link, will do. */
async function firstUsable(parents: readonly string[]): Promise<string> {
  for (const parent of parents) {
    const made = await mkdir(parent, { recursive: true }).then(
      () => true,
      () => false,
    );
    if (!made) continue;
    const found = await lstat(parent);
    if (!found.isDirectory() || found.uid !== 0) continue;
    await chmod(parent, 0o755);
    return parent;
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL's user cannot enter the data folder, and nothing can be written to ${parents.join(' or ')}: set DATA_DIR to a folder that all may enter.`,
  );
}

/** A copied data folder would otherwise run the database of the one it was copied from. A moved one takes its data along. */
async function checkOwner(asked: string, place: string): Promise<void> {
  const owner = (await readFile(path.join(place, OWNER), 'utf8').catch(() => '')).trim();
  if (owner === asked) return;
  if (!owner || (await exists(path.join(owner, POINTER)))) {
    throw new EmbeddedPostgresError(
      `${path.join(asked, POINTER)} points to ${place}, which is ${owner ? `the data of ${owner}` : 'not there'}: delete that file to begin with an empty database.`,
    );
  }
  await writeFile(path.join(place, OWNER), `${asked}\n`);
}

async function exists(file: string): Promise<boolean> {
  return lstat(file).then(
    () => true,
    () => false,
  );
}
