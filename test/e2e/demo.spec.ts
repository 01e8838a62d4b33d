import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isHeldByPostgres, readPostmasterLock } from '../../src/platform/embedded-postgres/postmaster-lock.js';
import { buildProgram, Program } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';

jest.setTimeout(240_000);

describe('npm run demo', () => {
  let folder: string;
  beforeAll(buildProgram);
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'yhteisaika-demo-test-'));
    await chmod(folder, 0o755);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('tells its story to the end, in plain lines when nobody watches, and leaves nothing behind', async () => {
    const demo = Program.run('demo/demo.js', { TMPDIR: folder });
    expect([await demo.exited, demo.errors]).toEqual([0, '']);
    expect(demo.lines.at(-1)).toMatch(/^Every step held, in \d+ s\./);
    expect(demo.lines.join('')).not.toContain('\u001b');
    expect(await readdir(folder)).toEqual([]);
  });

  it('says in one line which stories there are', async () => {
    const demo = Program.run('demo/demo.js', { TMPDIR: folder }, ['weather']);
    expect([await demo.exited, demo.lines]).toEqual([1, []]);
    expect(demo.errors).toBe(
      'There is no story “weather”. Stories are: booking, network, teams, consultations, coaching, peer-groups.\n',
    );
  });

  it('takes its service and its folder along when it is stopped in the middle', async () => {
    const demo = Program.run('demo/demo.js', { TMPDIR: folder });
    // Once PostgreSQL runs, the start is under way.
    let cluster = '';
    await eventually(
      async () => {
        const [made] = await readdir(folder);
        cluster = path.join(folder, made ?? '', 'postgres/cluster');
        const lock = await readPostmasterLock(cluster);
        return lock !== undefined && isHeldByPostgres(lock);
      },
      { withinSeconds: 60 },
    );
    demo.child.kill('SIGINT');
    expect(await demo.exited).toBe(130);
    expect(await readdir(folder)).toEqual([]);
    expect(demo.errors).toBe('');
  });
});
