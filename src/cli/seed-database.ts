import { demoAreaName } from '../demo/area/demo-id.js';
import { demoAccounts, demoPassword } from '../demo/demo-accounts.js';
import { seedDemoArea } from '../demo/seed-demo-area.js';
import { migrate } from '../platform/database/migrate.js';
import { type Command, CommandFailure, readOptions, UsageError } from './command.js';
import { withDatabase } from './database-in-use.js';

export const seedDatabase: Command = {
  name: 'seed',
  usage: 'demo',
  purpose: 'writes the demo area into an empty database (accounts: embedded only)',
  async run(words, terminal) {
    const [scenario, ...others] = readOptions(words, {}).positionals;
    if (scenario !== 'demo' || others.length > 0) throw new UsageError('The only scenario is "demo".');
    await withDatabase(terminal, async ({ url, settings }) => {
      const withAccounts = settings.process.mode === 'EMBEDDED';
      await migrate(url);
      if ((await seedDemoArea(url, { now: terminal.now(), withAccounts })) === 'HAS_AREAS') {
        throw new CommandFailure('This database already has an area. The demo area is only written into an empty one.');
      }
      const accounts = withAccounts
        ? `with ${demoAccounts.length} accounts, password ${demoPassword}`
        : 'without accounts: add one with "user add"';
      terminal.say(`The area "${demoAreaName}" is written, ${accounts}.`);
    });
  },
};
