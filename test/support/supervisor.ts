import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import pg from 'pg';
import type { BareCheckout } from './bare-checkout.js';

export interface Account {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

export interface LaunchOptions {
  /** The port that the supervisor is to prefer. */
  readonly port?: number;
  /** In a process group of its own, all of which gets Ctrl-C. */
  readonly asTerminalJob?: boolean;
}

interface Started {
  readonly url: string;
  readonly port: number;
  readonly adopted: boolean;
}

/** One run of the supervisor program. */
export class Supervisor {
  readonly lines: string[] = [];
  readonly exited: Promise<number | null>;
  private readonly first: Promise<Started | { readonly error: string; readonly name: string }>;

  private constructor(readonly child: ChildProcess) {
    this.exited = once(child, 'exit').then(([code]) => code as number | null);
    this.first = new Promise((resolve, reject) => {
      readline.createInterface({ input: child.stdout! }).on('line', (line) => {
        const value = JSON.parse(line);
        if (typeof value.log === 'string') this.lines.push(value.log);
        else resolve(value);
      });
      let said = '';
      child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
      void this.exited.then(() => reject(new Error(`the program ended without a word: ${said}`)));
    });
    this.first.catch(() => undefined);
  }

  /** Begins a start without waiting for it. */
  static launch(
    checkout: BareCheckout,
    account: Account,
    dataDirectory: string,
    options: LaunchOptions = {},
  ): Supervisor {
    return new Supervisor(
      spawn(checkout.node, [checkout.program, dataDirectory, ...(options.port ? [String(options.port)] : [])], {
        uid: account.uid,
        gid: account.gid,
        cwd: '/',
        detached: options.asTerminalJob,
        env: { PATH: process.env.PATH },
        stdio: ['pipe', 'pipe', 'pipe'],
      }),
    );
  }

  async started(): Promise<Started> {
    const first = await this.first;
    if ('error' in first) throw new Error(first.error);
    return first;
  }

  async refusal(): Promise<string> {
    const first = await this.first;
    if (!('error' in first)) throw new Error('it started');
    return `${first.name}: ${first.error}`;
  }

  /** Returns the exit code. */
  async stop(): Promise<number | null> {
    this.child.stdin!.end('stop\n');
    return this.exited;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  async query<Row = Record<string, unknown>>(sql: string): Promise<Row[]> {
    const client = new pg.Client({ connectionString: (await this.started()).url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  }
}
