import readline from 'node:readline';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/embedded-postgres.js';

/**
 * A program that does nothing but keep PostgreSQL, for tests that kill it or run it as another user. Prints one JSON
 * value a line: first what it has started, or the sentence with which that failed; then what it logs. Stops on SIGINT,
 * on a line of input, and when whoever started it is gone.
 */
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`);
const [dataDirectory = '', preferredPort] = process.argv.slice(2);

try {
  const server = await startEmbeddedPostgres({
    dataDirectory,
    preferredPort: preferredPort ? Number(preferredPort) : undefined,
    log: (line) => say({ log: line }),
  });
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say({ log: 'stopping' });
    await server.stop();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  readline
    .createInterface({ input: process.stdin })
    .on('line', () => void stop())
    .on('close', () => void stop());
  say({ url: server.url, port: server.port, adopted: server.adopted });
} catch (error) {
  say({ error: (error as Error).message, name: (error as Error).name });
  process.exit(1);
}
