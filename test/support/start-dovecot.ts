import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where the program is: Debian keeps it in a folder that only root looks through. */
export function dovecotProgram(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => path.join(folder, 'dovecot')).find((file) => existsSync(file));
}

/** Ends the run in one line where there is none. */
export function findDovecot(): void {
  if (dovecotProgram() !== undefined) return;
  // One line for people: a thrown error would bury it under Jest's stack trace.
  process.stderr.write('Dovecot is missing: install dovecot-imapd.\n');
  process.exit(1);
}
