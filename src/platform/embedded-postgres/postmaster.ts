import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, rename, stat } from 'node:fs/promises';
import { postgresEnvironment } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import type { PostgresHome } from './postgres-home.js';
import { readPostmasterLock } from './postmaster-lock.js';
import { processState } from './process-state.js';
import { waitUntil } from './wait-until.js';

const logFileBytesMax = 10_000_000;
/** A crash leaves at most max_wal_size (512 MB) to be replayed, which slow disks take a minute for. */
const startSecondsMax = 180;
const fastStopSecondsMax = 20;
const immediateStopSecondsMax = 5;

/**
 * Sized for one machine that does other things too. Nothing here weakens durability. Statements are kept out of the log,
 * because they carry names; parallel plans stay within the 64 MB of /dev/shm that containers get.
 */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  effective_cache_size: '256MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  jit: 'off',
  log_line_prefix: '%m [%p] ',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

export type StartOutcome =
  | { readonly kind: 'READY' }
  | { readonly kind: 'PORT_TAKEN' }
  | { readonly kind: 'ANOTHER_SERVER' }
  | { readonly kind: 'FAILED'; readonly reason: string };

/**
 * Starts a server and waits until it takes connections. It gets a session of its own (`detached`), so Ctrl-C in the
 * terminal reaches us and not PostgreSQL, which must outlive the queues and requests that still write to it.
 */
export async function startPostmaster(
  home: PostgresHome,
  binaries: PostgresBinaries,
  port: number,
  overrides: Readonly<Record<string, string>> = {},
): Promise<StartOutcome> {
  const logFrom = await logLength(home.logFile);
  const child = spawnPostmaster(home, binaries, { ...settings, ...overrides, port: String(port) });
  let ended: string | undefined;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code, signal) => (ended ??= `it ended with ${signal ?? `exit code ${code}`}`));
  const outcome = await waitUntil<StartOutcome>(
    async () => {
      if (ended !== undefined) return whyItEnded(home.logFile, logFrom, ended);
      const lock = await readPostmasterLock(home.cluster);
      return lock?.ready && lock.pid === child.pid ? { kind: 'READY' } : undefined;
    },
    { withinMilliseconds: startSecondsMax * 1000, everyMilliseconds: 10 },
  );
  if (outcome) return outcome;
  child.kill('SIGINT');
  return { kind: 'FAILED', reason: `it was not ready after ${startSecondsMax} seconds` };
}

function spawnPostmaster(
  home: PostgresHome,
  binaries: PostgresBinaries,
  allSettings: Readonly<Record<string, string>>,
): ChildProcess {
  const log = openSync(home.logFile, 'a', 0o600);
  try {
    const child = spawn(
      binaries.postgres,
      ['-D', home.cluster, ...Object.entries(allSettings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        uid: home.account.uid,
        gid: home.account.gid,
        cwd: '/',
        env: postgresEnvironment,
        detached: true,
        stdio: ['ignore', log, log],
      },
    );
    child.unref();
    return child;
  } finally {
    closeSync(log);
  }
}

async function logLength(logFile: string): Promise<number> {
  const bytes = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (bytes <= logFileBytesMax) return bytes;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

async function whyItEnded(logFile: string, from: number, ended: string): Promise<StartOutcome> {
  const said = (await readFile(logFile)).subarray(from).toString('utf8');
  if (/could not bind .* address|could not create any TCP\/IP sockets/i.test(said)) return { kind: 'PORT_TAKEN' };
  if (/lock file ".*" already exists|pre-existing shared memory block/.test(said)) return { kind: 'ANOTHER_SERVER' };
  const line = said.split('\n').find((text) => /FATAL|PANIC|error while loading/.test(text));
  return { kind: 'FAILED', reason: line?.replace(/^.*?(FATAL|PANIC): +/, '').trim() ?? ended };
}

/**
 * Fast shutdown first: sessions are ended and everything is written out. If that takes too long, immediate shutdown,
 * which costs a recovery at the next start and loses nothing that was committed; a process that ignores even this is killed.
 */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', fastStopSecondsMax],
    ['SIGQUIT', immediateStopSecondsMax],
    ['SIGKILL', immediateStopSecondsMax],
  ] as const) {
    if (!send(pid, signal)) return;
    const gone = await waitUntil(async () => ((await processState(pid)).kind === 'RUNNING' ? undefined : true), {
      withinMilliseconds: seconds * 1000,
      everyMilliseconds: 10,
    });
    if (gone) return;
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
