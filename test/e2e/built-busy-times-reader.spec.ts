import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { calendarOf } from '../builders/feed-scene.js';
import { buildProgram } from '../support/built-program.js';

const window = { start: Date.parse('2027-03-01T00:00:00Z'), end: Date.parse('2027-04-01T00:00:00Z') };
const script = `
import { readFileSync } from 'node:fs';
import { BusyTimesReader } from '${pathToFileURL(resolve('dist/platform/feeds/busy-times-reader.js')).href}';
const question = { bytes: readFileSync(0), window: ${JSON.stringify(window)}, ownerZone: 'Europe/Helsinki', ownUids: [] };
const slow = new BusyTimesReader({ readingMsMax: 1, heapMebibytesMax: 64 });
const answers = [await new BusyTimesReader().read(question), await slow.read(question)];
process.stdout.write(JSON.stringify(answers));
`;

/** All other tests compile the thread themselves; here it is the one that is delivered. */
describe('the reader of calendars as it is built', () => {
  it('finds its thread, gives up what takes too long, and ends with its program', async () => {
    await buildProgram();
    const folder = await mkdtemp(join(tmpdir(), 'yhteisaika-reader-'));
    try {
      await writeFile(join(folder, 'read.mjs'), script);
      const running = promisify(execFile)(process.execPath, [join(folder, 'read.mjs')]);
      running.child.stdin?.end(calendarOf(['2027-03-03T08:00Z', '2027-03-03T10:00Z']));
      const { stdout } = await running;
      const time = { start: Date.parse('2027-03-03T08:00Z'), end: Date.parse('2027-03-03T10:00Z'), tentative: false };
      expect(JSON.parse(stdout)).toEqual([
        { ok: true, value: { busy: [time], warnings: [], warningCount: 0 } },
        { ok: false, problems: ['TOO_MUCH'] },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
