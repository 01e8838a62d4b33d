import { join } from 'node:path';
import { type RequestedSettings, requestedSettings } from '../platform/config/settings.js';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.js';
import type { Terminal } from './command.js';

export interface DatabaseInUse {
  /** The owner's way in. */
  readonly url: string;
  readonly settings: RequestedSettings;
}

/**
 * The database that `npm start` with the same settings would use. One of our own is started for as long as the command
 * takes, or shared with the service that runs it.
 */
export async function withDatabase<Value>(
  terminal: Terminal,
  work: (database: DatabaseInUse) => Promise<Value>,
): Promise<Value> {
  const settings = requestedSettings(terminal.environment, terminal.workingDirectory);
  if (settings.databaseUrl !== undefined) return work({ url: settings.databaseUrl, settings });
  const dataDirectory = join(settings.process.dataDirectory, 'postgres');
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: (line) => terminal.say(line) });
  try {
    return await work({ url: postgres.url, settings });
  } finally {
    await postgres.stop();
  }
}
