import { type RequestedSettings, requestedSettings } from '../platform/config/settings.js';
import { type Command, CommandFailure, readOptions, type Terminal } from './command.js';
import { withDatabase } from './database-in-use.js';
import { checkDatabase, checkMail, checkOutbox, checkRedis, hasOwnDatabase } from './doctor-checks.js';

/** Looks at everything that a start depends on, one line each, and goes on when something fails. */
export const doctor: Command = {
  name: 'doctor',
  usage: '',
  purpose: 'checks settings, database, queue and mail, a line each',
  async run(words, terminal) {
    readOptions(words, {});
    const settings = requestedSettings(terminal.environment, terminal.workingDirectory);
    const { mode, roles, dataDirectory } = settings.process;
    const checkup = new Checkup(terminal);
    await checkup.look(
      'settings',
      async () => `${mode.toLowerCase()} database, roles ${[...roles].join(', ')}, folder ${dataDirectory}`,
    );
    await checkup.lookAtDatabase(settings);
    const { redisUrl } = settings.queue;
    if (redisUrl !== undefined) await checkup.look('redis', () => checkRedis(redisUrl));
    await checkup.look('mail', () => checkMail(settings.mail));
    if (checkup.failures > 0) throw new CommandFailure('Mend what has failed, from the top down.');
  },
};

class Checkup {
  failures = 0;

  constructor(private readonly terminal: Terminal) {}

  async look(what: string, check: () => Promise<string>): Promise<void> {
    try {
      this.line('ok', what, await check());
    } catch (error) {
      this.failed(what, error);
    }
  }

  async lookAtDatabase(settings: RequestedSettings): Promise<void> {
    if (!(await hasOwnDatabase(settings))) {
      return this.line('ok', 'database', 'not there yet: the first npm start makes it');
    }
    try {
      await withDatabase(this.terminal, async ({ url }) => {
        await this.look('database', () => checkDatabase(url));
        await this.look('outbox', () => checkOutbox(url, this.terminal.now()));
      });
    } catch (error) {
      this.failed('database', error);
    }
  }

  private failed(what: string, error: unknown): void {
    this.failures += 1;
    this.line('FAILS', what, error instanceof Error ? error.message : String(error));
  }

  private line(state: string, what: string, finding: string): void {
    this.terminal.say(`${state.padEnd(6)}${what.padEnd(10)}${finding}`);
  }
}
