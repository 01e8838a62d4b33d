import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { secretCharactersMin } from './setting-values.js';

const secretBytes = 32;

/**
 * The secret of a process that was given none: made at the first start and kept in `dataDirectory/secret`, readable by
 * its owner alone, so that links and tokens outlive a restart. Two first starts at once agree, since only one creates the file.
 */
export async function keptSecret(dataDirectory: string): Promise<string> {
  const file = join(dataDirectory, 'secret');
  await mkdir(dataDirectory, { recursive: true });
  await createUnlessThere(file, `${randomBytes(secretBytes).toString('hex')}\n`);
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length >= secretCharactersMin) return secret;
  throw new Error(
    `${file} holds no secret of at least ${secretCharactersMin} characters: delete it, and the next start makes a new one`,
  );
}

/**
 * A whole file or none: written aside and then linked to its name, so neither a crash nor a second process in the middle
 * leaves or reads half a secret.
 */
async function createUnlessThere(file: string, content: string): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(aside, content, { mode: 0o600, flag: 'wx' });
  try {
    await link(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await unlink(aside);
  }
}
