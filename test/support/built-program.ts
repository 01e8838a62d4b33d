import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import readline from 'node:readline';
import { promisify } from 'node:util';
import { processState } from '../../src/platform/embedded-postgres/process-state.js';
import { eventually } from './eventually.js';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const LOCK = path.join(repository, 'node_modules', '.yhteisaika-build');
const buildSecondsMax = 180;

/** Brings `dist/` up to the sources, as `npm start` does; one test file after the other, since they share the folder. */
export async function buildProgram(): Promise<void> {
  await eventually(takeLock, { withinSeconds: buildSecondsMax });
  try {
    const compiler = path.join(repository, 'node_modules/typescript/bin/tsc');
    await promisify(execFile)(process.execPath, [compiler, '-b'], { cwd: repository });
  } catch (error) {
    throw new Error(`the program does not build:\n${(error as { stdout?: string }).stdout}`);
  } finally {
    await unlink(LOCK);
  }
}

/** Whoever links its own pid to the name has the lock. One whose owner died is taken away. */
async function takeLock(): Promise<boolean> {
  const own = `${LOCK}.${process.pid}`;
  await writeFile(own, String(process.pid));
  try {
    await link(own, LOCK);
    return true;
  } catch {
    const owner = Number(await readFile(LOCK, 'utf8').catch(() => String(process.pid)));
    if ((await processState(owner)).kind !== 'RUNNING') await unlink(LOCK).catch(() => undefined);
    return false;
  } finally {
    await unlink(own);
  }
}

/** A file of `dist/` run by Node, with an environment that holds what is given and PATH alone. */
export class Program {
  readonly lines: string[] = [];
  errors = '';
  readonly exited: Promise<number | null>;

  private constructor(readonly child: ChildProcess) {
    readline.createInterface({ input: child.stdout! }).on('line', (line) => this.lines.push(line));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    // `close`, not `exit`: by then everything that was written has been read.
    this.exited = once(child, 'close').then(([code]) => code as number | null);
  }

  static run(file: string, environment: Record<string, string>, words: readonly string[] = []): Program {
    const script = path.join(repository, 'dist', file);
    const env = { PATH: process.env.PATH, ...environment };
    return new Program(spawn(process.execPath, [script, ...words], { cwd: environment.DATA_DIR ?? repository, env }));
  }

  /** Waits for a line of the answer; a program that ends without it fails the test with what it said. */
  async line(pattern: RegExp, withinSeconds = 60): Promise<RegExpExecArray> {
    let found: RegExpExecArray | undefined;
    await eventually(
      () => {
        found = this.lines.map((line) => pattern.exec(line)).find((match) => match !== null) ?? undefined;
        if (!found && this.child.exitCode !== null) {
          throw new Error(`ended with ${this.child.exitCode}: ${this.lines.join('\n')}\n${this.errors}`);
        }
        return found !== undefined;
      },
      { withinSeconds },
    );
    return found!;
  }
}
