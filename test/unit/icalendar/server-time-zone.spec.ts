import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { goldenPairs } from './golden-pairs.js';
import { feedPairs, freeBusyPairs } from './published-pairs.js';

const root = join(__dirname, '../../..');

/** Jest's own process cannot change its zone, so the writer runs in processes of its own, compiled into a folder aside. */
const script = `
import { readFileSync } from 'node:fs';
import { writeFreeBusy } from './platform/icalendar/free-busy.js';
import { writeInvitation } from './platform/icalendar/invitation-calendar.js';
import { writePublishedCalendar } from './platform/icalendar/published-calendar.js';
const { messages, feeds, freeBusy } = JSON.parse(readFileSync(0, 'utf8'));
const written = [...messages.map(writeInvitation), ...feeds.map(writePublishedCalendar), ...freeBusy.map(writeFreeBusy)];
process.stdout.write(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), written }));
`;

describe('the zone of the server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yhteisaika-ics-'));

  const compileRoom = (room: string): void => {
    mkdirSync(join(folder, room), { recursive: true });
    const source = join(root, 'src', room);
    for (const file of readdirSync(source).filter((name) => name.endsWith('.ts'))) {
      const { code } = transformSync(readFileSync(join(source, file), 'utf8'), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        swcrc: false,
      });
      writeFileSync(join(folder, room, file.replace(/\.ts$/, '.js')), code);
    }
  };

  beforeAll(() => {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(join(folder, 'main.js'), script);
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    for (const room of ['platform/icalendar', 'domain/time', 'domain']) compileRoom(room);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['UTC', 0],
    ['Europe/Helsinki', -120],
    ['America/St_Johns', 210],
  ])('%s does not show in the bytes', (zone, offset) => {
    const [messages, feeds, freeBusy] = [goldenPairs(), feedPairs(), freeBusyPairs()];
    const output = execFileSync(process.execPath, [join(folder, 'main.js')], {
      input: JSON.stringify({
        messages: messages.map(({ message }) => message),
        feeds: feeds.map(({ content }) => content),
        freeBusy: freeBusy.map(({ content }) => content),
      }),
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    const ran = JSON.parse(output) as { offset: number; written: string[] };
    expect(ran.offset).toBe(offset);
    expect(ran.written).toEqual([...messages, ...feeds, ...freeBusy].map(({ ics }) => ics));
  });
});
