import { migrate } from '../platform/database/migrate.js';
import { migrations } from '../platform/database/migrations/migrations.js';
import { migratePostgresQueue } from '../platform/queue/postgres-queue.js';
import { type Command, readOptions } from './command.js';
import { withDatabase } from './database-in-use.js';

/** Before new processes start beside old ones, say. `npm start` does the same by itself. */
export const migrateDatabase: Command = {
  name: 'migrate',
  usage: '',
  purpose: 'brings the database to the form that this version needs',
  async run(words, terminal) {
    readOptions(words, {});
    await withDatabase(terminal, async ({ url, settings }) => {
      await migrate(url);
      if (settings.queue.redisUrl === undefined) await migratePostgresQueue(url);
    });
    terminal.say(`The database is up to date: ${migrations.length} migrations.`);
  },
};
