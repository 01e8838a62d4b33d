import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, CommandFailure, readOptions, type Terminal, UsageError } from './command.js';

/** A file that is written from the code, kept in the repository, and must not lag behind. */
export interface GeneratedFile {
  readonly path: string;
  /** The text as it should be. `present` is what stands there now, for a file that is generated in part. */
  text(present: string): string;
}

/** A command with the two things one can do with generated files: write them, or find them out of date. */
export function generatedFiles(
  { name, purpose }: Pick<Command, 'name' | 'purpose'>,
  files: () => Promise<readonly GeneratedFile[]>,
): Command {
  return {
    name,
    usage: '(--write | --check)',
    purpose,
    async run(words, terminal) {
      const { write = false, check = false } = readOptions(words, {
        write: { type: 'boolean' },
        check: { type: 'boolean' },
      }).values;
      if (write === check) throw new UsageError('Say whether to write the file or to check it.');
      for (const file of await files()) await bringUpToDate(file, terminal, { name, write });
    },
  };
}

async function bringUpToDate(
  file: GeneratedFile,
  { say, workingDirectory }: Terminal,
  { name, write }: { readonly name: string; readonly write: boolean },
): Promise<void> {
  const path = resolve(workingDirectory, file.path);
  const present = await readFile(path, 'utf8').catch(() => '');
  const wanted = file.text(present);
  if (present === wanted) return say(`${file.path} is up to date.`);
  if (!write) throw new CommandFailure(`${file.path} is out of date. Write it anew: npm run cli -- ${name} --write`);
  await writeFile(path, wanted);
  say(`${file.path} is written.`);
}
