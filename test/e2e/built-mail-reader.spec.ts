import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { rawMail } from '../builders/raw-mail.js';
import { buildProgram } from '../support/built-program.js';

const script = `
import { readFileSync } from 'node:fs';
import { MailReader } from '${pathToFileURL(resolve('dist/platform/mail/mail-reader.js')).href}';
const reader = new MailReader({ receivingHost: undefined, timeZone: 'Europe/Helsinki' });
process.stdout.write(JSON.stringify(await reader.read(readFileSync(0))));
`;

/** All other tests compile the thread themselves; here it is the one that is delivered. */
describe('the reader of mails as it is built', () => {
  it('finds its thread, and ends with its program', async () => {
    await buildProgram();
    const folder = await mkdtemp(join(tmpdir(), 'yhteisaika-reader-'));
    try {
      await writeFile(join(folder, 'read.mjs'), script);
      const running = promisify(execFile)(process.execPath, [join(folder, 'read.mjs')]);
      running.child.stdin?.end(rawMail());
      const { stdout } = await running;
      expect(JSON.parse(stdout)).toMatchObject({ kind: 'READ', mail: { from: ['aino@posti.example'] } });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
