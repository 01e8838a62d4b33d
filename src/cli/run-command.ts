import { startFailure } from '../platform/process/start-failure.js';
import { addUser } from './add-user.js';
import { type Command, CommandFailure, type Terminal, UsageError } from './command.js';
import { doctor } from './doctor.js';
import { migrateDatabase } from './migrate-database.js';
import { newMigration } from './new-migration.js';
import { schemaFile } from './schema-file.js';
import { seedDatabase } from './seed-database.js';
import { settingsFiles } from './settings-files.js';

const commands: readonly Command[] = [
  migrateDatabase,
  seedDatabase,
  addUser,
  doctor,
  schemaFile,
  settingsFiles,
  newMigration,
];

const HELP = new Set(['--help', '-h', 'help']);

/** Carries out one command line. 0: done. 1: it could not be done, and `complain` says why. 2: it was written wrongly. */
export async function runCommand(
  [name, ...words]: readonly string[],
  terminal: Terminal,
  complain: (line: string) => void,
): Promise<0 | 1 | 2> {
  if (name === undefined || HELP.has(name)) {
    overview().forEach((line) => terminal.say(line));
    return name === undefined ? 2 : 0;
  }
  const command = commands.find((each) => each.name === name);
  if (!command) {
    complain(`There is no command "${name}". The commands are: ${commands.map((each) => each.name).join(', ')}.`);
    return 2;
  }
  if (words.some((word) => HELP.has(word))) {
    [`npm run cli -- ${command.name} ${command.usage}`.trimEnd(), command.purpose].forEach((line) =>
      terminal.say(line),
    );
    return 0;
  }
  try {
    await command.run(words, terminal);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      complain(`${error.message} It is written: npm run cli -- ${command.name} ${command.usage}`.trimEnd());
      return 2;
    }
    complain(error instanceof CommandFailure ? error.message : startFailure(error));
    return 1;
  }
}

function overview(): string[] {
  const lines = commands.flatMap(({ name, usage, purpose }) => [`  ${name} ${usage}`.trimEnd(), `      ${purpose}`]);
  return ['npm run cli -- <command>', '', ...lines];
}
