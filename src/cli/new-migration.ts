import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, readOptions, UsageError } from './command.js';

const FOLDER = 'src/platform/database/migrations';
const LIST = 'migrations.ts';
/** TypeORM orders migrations by the digits that end their class's name; the numbers of our files are counted on from here. */
const firstTimestamp = 1_700_000_000_000;

/** A numbered file for the next change of the database, named in the list of all of them. */
export const newMigration: Command = {
  name: 'migration',
  usage: '--new NAME-IN-LOWER-CASE',
  purpose: 'makes the file for the next migration and lists it',
  async run(words, terminal) {
    const { new: name } = readOptions(words, { new: { type: 'string' } }).values;
    if (name === undefined || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
      throw new UsageError('A migration is named in lower-case words with hyphens.');
    }
    const folder = join(terminal.workingDirectory, FOLDER);
    const number = (await lastNumber(folder)) + 1;
    const file = `${String(number).padStart(4, '0')}-${name}`;
    const className = `${pascalCase(name)}${firstTimestamp + number}`;
    const list = await readFile(join(folder, LIST), 'utf8');
    await writeFile(join(folder, `${file}.ts`), migrationText(className), { flag: 'wx' });
    await writeFile(join(folder, LIST), listed(list, className, file));
    terminal.say(`${FOLDER}/${file}.ts is yours to fill; ${LIST} names it.`);
  },
};

async function lastNumber(folder: string): Promise<number> {
  const numbers = (await readdir(folder)).map((file) => Number(/^(\d{4})-/.exec(file)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

const pascalCase = (name: string): string =>
  name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

function listed(list: string, className: string, file: string): string {
  return list
    .replace(/(?=\n\/\*\*|\nexport const migrations)/, `import { ${className} } from './${file}.js';\n`)
    .replace(/(?=\] as const;)/, `  ${className},\n`);
}

const migrationText = (className: string): string => `import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Say here what this brings and why. */
export class ${className} implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DOWN);
  }
}

const UP = \`\`;

const DOWN = \`\`;
`;
