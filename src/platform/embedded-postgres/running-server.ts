import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { usablePort } from './usable-port.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { PostgresHome } from './postgres-home.js';
import { startPostmaster } from './postmaster.js';
import { isHeldByPostgres, readPostmasterLock, takeOverLock } from './postmaster-lock.js';
import { Presence } from './presence.js';
import { waitUntil } from './wait-until.js';

/** Everything that is needed to bring the server of one folder up. */
export interface ServerPlan {
  readonly home: PostgresHome;
  readonly binaries: PostgresBinaries;
  readonly password: string;
  readonly settings: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  /** It was running already: left by a process that was killed, or shared with one that still lives. */
  readonly adopted: boolean;
  readonly presence: Presence;
}

/** How long to wait for a server that is starting, stopping or recovering elsewhere before calling it stuck. */
const bringUpSecondsMax = 180;

/**
 * Finds the server of this folder running and joins it, or starts it. Every turn looks anew at who holds the lock, so
 * it does not matter who else starts, stops or dies meanwhile: PostgreSQL's own lock decides, and there is never more
 * than one server in a folder. `keepPort` insists on the port, for a server that comes back under an address in use.
 */
export async function bringUp(
  plan: ServerPlan,
  wanted: { readonly port: number; readonly keepPort: boolean },
): Promise<RunningServer> {
  let port = wanted.keepPort ? wanted.port : await usablePort(wanted.port);
  const server = await waitUntil(
    async () => {
      const found = await adopt(plan);
      if (found !== 'NONE') return found === 'NOT_YET' ? undefined : found;
      const outcome = await startPostmaster(plan.home, plan.binaries, port, plan.settings);
      if (outcome.kind === 'FAILED') throw new EmbeddedPostgresError(failure(plan.home, outcome.reason));
      if (outcome.kind === 'PORT_TAKEN') {
        if (wanted.keepPort) throw new EmbeddedPostgresError(failure(plan.home, `port ${port} is taken`));
        port = await usablePort(0);
      }
      return outcome.kind === 'READY' ? joinOwn(plan) : undefined;
    },
    { withinMilliseconds: bringUpSecondsMax * 1000, everyMilliseconds: 50 },
  );
  if (server) return server;
  throw new EmbeddedPostgresError(
    failure(plan.home, `another server in this folder was neither up nor gone after ${bringUpSecondsMax} seconds`),
  );
}

/** `NONE`: nobody is there, and the lock, if any, is one that PostgreSQL will see to be stale. */
async function adopt(plan: ServerPlan): Promise<RunningServer | 'NOT_YET' | 'NONE'> {
  const { cluster } = plan.home;
  const lock = await readPostmasterLock(cluster);
  if (!lock || lock.holder.kind === 'GONE') return 'NONE';
  if (isHeldByPostgres(lock)) {
    const presence = await Presence.join(
      { port: lock.port, password: plan.password, cluster },
      lock.ready ? 'NOT_OURS' : 'NOT_YET',
    );
    if (presence === 'NOT_YET') return 'NOT_YET';
    if (presence !== 'NOT_OURS') return { pid: lock.pid, port: lock.port, adopted: true, presence };
    // It may have stopped between the two questions: then the next look finds the lock gone.
    if ((await readPostmasterLock(cluster))?.pid !== lock.pid) return 'NOT_YET';
  }
  await takeOverLock(cluster, lock);
  return 'NONE';
}

async function joinOwn(plan: ServerPlan): Promise<RunningServer | undefined> {
  const server = await adopt(plan);
  return typeof server === 'string' ? undefined : { ...server, adopted: false };
}

function failure(home: PostgresHome, reason: string): string {
  return `PostgreSQL in ${home.directory} did not start: ${reason} (more in ${home.logFile}).`;
}
