import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { goldenPairs } from './golden-pairs.js';

const root = join(__dirname, '../../..');

/** Jest's own process cannot change its zone, so the writer runs in processes of its own, compiled into a folder aside. */
const script = `
import { readFileSync } from 'node:fs';
import { writeInvitation } from './icalendar/invitation-calendar.js';
const messages = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), written: messages.map(writeInvitation) }));
`;

describe('the zone of the server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yhteisaika-ics-'));

  beforeAll(() => {
    mkdirSync(join(folder, 'icalendar'));
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'main.js'), script);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const source = join(root, 'src/platform/icalendar');
    for (const file of readdirSync(source).filter((name) => name.endsWith('.ts'))) {
      const { code } = transformSync(readFileSync(join(source, file), 'utf8'), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        swcrc: false,
      });
      writeFileSync(join(folder, 'icalendar', file.replace(/\.ts$/, '.js')), code);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['UTC', 0],
    ['Europe/Helsinki', -120],
    ['America/St_Johns', 210],
  ])('%s does not show in the bytes', (zone, offset) => {
    const pairs = goldenPairs();
    const output = execFileSync(process.execPath, [join(folder, 'main.js')], {
      input: JSON.stringify(pairs.map(({ message }) => message)),
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    const ran = JSON.parse(output) as { offset: number; written: string[] };
    expect(ran.offset).toBe(offset);
    expect(ran.written).toEqual(pairs.map(({ ics }) => ics));
  });
});
