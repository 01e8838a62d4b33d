import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** A zombie has ended, but its parent has not asked how: it holds a process id and nothing else. */
export type ProcessState =
  | { readonly kind: 'GONE' }
  | { readonly kind: 'ZOMBIE' }
  | { readonly kind: 'RUNNING'; readonly command: string };

/**
 * What has become of a process, told from `/proc` where there is one and by `ps` elsewhere (macOS). `kill(pid, 0)`
 * would not do: it calls a zombie alive, and so does PostgreSQL, which then refuses to start beside it.
 */
export async function processState(pid: number): Promise<ProcessState> {
  return process.platform === 'linux' ? stateFromProc(pid) : stateFromPs(pid);
}

async function stateFromProc(pid: number): Promise<ProcessState> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // "pid (command) state …": the command may itself hold brackets and spaces, so the last bracket ends it.
  const end = stat.lastIndexOf(')');
  if (end < 0) return { kind: 'GONE' };
  return stateOf(stat.slice(end + 2, end + 3), stat.slice(stat.indexOf('(') + 1, end));
}

async function stateFromPs(pid: number): Promise<ProcessState> {
  const line = await new Promise<string>((resolve) => {
    execFile('ps', ['-o', 'stat=,comm=', '-p', String(pid)], (_error, stdout) => resolve(stdout.trim()));
  });
  if (!line) return { kind: 'GONE' };
  const [state = '', ...command] = line.split(/\s+/);
  return stateOf(state.slice(0, 1), path.basename(command.join(' ')));
}

function stateOf(letter: string, command: string): ProcessState {
  if (letter === 'Z' || letter === 'X') return { kind: 'ZOMBIE' };
  return { kind: 'RUNNING', command };
}
