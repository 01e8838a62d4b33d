import { readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type ProcessState, processState } from './process-state.js';

/** What postmaster.pid says (PostgreSQL's miscinit.c gives its lines): 1 process, 4 port, 8 status. */
export interface PostmasterLock {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
  readonly holder: ProcessState;
}

export async function readPostmasterLock(cluster: string): Promise<PostmasterLock | undefined> {
  const lines = (await readFile(lockFile(cluster), 'utf8').catch(() => '')).split('\n');
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10));
  // An empty file is one that PostgreSQL is just writing, or that a full disk left: PostgreSQL knows how to judge it.
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return {
    pid,
    port: Number.parseInt(lines[3] ?? '', 10) || 0,
    ready: lines[7]?.trim() === 'ready',
    holder: await processState(pid),
  };
}

export function isHeldByPostgres(lock: PostmasterLock): boolean {
  return lock.holder.kind === 'RUNNING' && lock.holder.command.startsWith('postgres');
}

/**
 * Takes a lock over from a holder that is a zombie or another program by now. The file is not deleted: its seventh line
 * names the shared memory through which PostgreSQL finds out whether sessions of the dead server are still writing.
 * Putting our own process id in the first line keeps that check, because PostgreSQL takes a lock that names its own
 * parent for a stale one. A lock that has changed since it was judged is left alone.
 */
export async function takeOverLock(cluster: string, judged: PostmasterLock): Promise<void> {
  const file = lockFile(cluster);
  const text = await readFile(file, 'utf8').catch(() => '');
  const [first, ...rest] = text.split('\n');
  if (first !== String(judged.pid)) return;
  await writeFile(file, [process.pid, ...rest].join('\n'));
}

/** Whether two paths lead to the same folder, however they are spelt. */
export async function isSameFolder(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([one, other].map((folder) => stat(folder).catch(() => undefined)));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}

function lockFile(cluster: string): string {
  return path.join(cluster, 'postmaster.pid');
}
