import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { CommandFailure } from './command.js';

/** Reads a line without showing it; what is piped in needs no question. */
export async function askPassword(input: ReadStream, ask: (text: string) => void): Promise<string> {
  if (!input.isTTY) {
    for await (const line of createInterface({ input })) return line;
    throw new CommandFailure('No password came in. Nothing was changed.');
  }
  ask('Password (not shown): ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      // Ctrl-C and Ctrl-D; after a line it comes too late to matter.
      lines.once('close', () => reject(new CommandFailure('No password was given. Nothing was changed.')));
    });
  } finally {
    lines.close();
    ask('\n');
  }
}
