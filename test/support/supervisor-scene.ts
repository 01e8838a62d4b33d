import { chmod, mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { stopPostmaster } from '../../src/platform/embedded-postgres/postmaster.js';
import {
  isHeldByPostgres,
  type PostmasterLock,
  readPostmasterLock,
} from '../../src/platform/embedded-postgres/postmaster-lock.js';
import { processState } from '../../src/platform/embedded-postgres/process-state.js';
import { BareCheckout } from './bare-checkout.js';
import { type Account, type LaunchOptions, Supervisor } from './supervisor.js';

export const isRoot = process.getuid?.() === 0;
export const ourselves: Account = { name: isRoot ? 'root' : 'an ordinary user' };
const nobody: Account = { name: 'an ordinary user', uid: 65_534, gid: 65_534 };
/** As whom the supervisor can be started from here. */
export const accounts: readonly Account[] = isRoot ? [ourselves, nobody] : [ourselves];

/** A checkout with a difficult name, data folders beside it, and whatever a test has started in them. */
export class SupervisorScene {
  private folders = 0;
  private readonly used = new Set<string>();
  private readonly launched: Supervisor[] = [];

  private constructor(readonly checkout: BareCheckout) {}

  static async open(): Promise<SupervisorScene> {
    return new SupervisorScene(await BareCheckout.make('kansio, jossa on välejä ja ääkkösiä'));
  }

  async close(): Promise<void> {
    await this.checkout.remove();
  }

  /** Ends programs and servers, also those that a failed test has left. Clusters stay, save those moved elsewhere. */
  async stopEverything(): Promise<void> {
    for (const supervisor of this.launched.splice(0)) await supervisor.kill();
    for (const folder of this.used) {
      const lock = await this.serverOf(folder);
      if (lock && isHeldByPostgres(lock)) await stopPostmaster(lock.pid);
      const home = await homeOf(folder);
      if (home !== folder) await rm(home, { recursive: true, force: true });
    }
    this.used.clear();
  }

  /** An ordinary user may write to it. */
  async newFolder(): Promise<string> {
    this.folders += 1;
    const folder = path.join(this.checkout.root, `data ${this.folders} ä`);
    await mkdir(folder);
    await chmod(folder, 0o777);
    return folder;
  }

  launch(account: Account, folder: string, options?: LaunchOptions): Supervisor {
    const supervisor = Supervisor.launch(this.checkout, account, folder, options);
    this.used.add(folder);
    this.launched.push(supervisor);
    return supervisor;
  }

  async start(account: Account, folder: string, options?: LaunchOptions): Promise<Supervisor> {
    const supervisor = this.launch(account, folder, options);
    await supervisor.started();
    return supervisor;
  }

  async serverOf(folder: string): Promise<PostmasterLock | undefined> {
    return readPostmasterLock(path.join(await homeOf(folder), 'cluster'));
  }
}

async function homeOf(folder: string): Promise<string> {
  return (await readFile(path.join(folder, 'moved-to'), 'utf8').catch(() => folder)).trim();
}

export async function isRunning(pid: number): Promise<boolean> {
  return (await processState(pid)).kind === 'RUNNING';
}

export async function remember(supervisor: Supervisor): Promise<void> {
  await supervisor.query('CREATE TABLE IF NOT EXISTS note AS SELECT 42 AS answer');
}

export function recall(supervisor: Supervisor): Promise<unknown[]> {
  return supervisor.query('SELECT answer FROM note');
}
