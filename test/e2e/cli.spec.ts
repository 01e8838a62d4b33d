import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { runCommand } from '../../src/cli/run-command.js';
import { printSortedSchema } from '../../src/platform/graphql/sorted-schema.js';
import { migrations } from '../../src/platform/database/migrations/migrations.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

jest.setTimeout(60_000);

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const MIGRATIONS = 'src/platform/database/migrations';
const ADMINISTRATOR = '--email Eka@Uusi.example --name Eka --roles administrator,COORDINATOR';

describe('the operator’s commands', () => {
  let app: TestApp;
  let folder: string;
  let said: string[];
  let complained: string[];

  beforeEach(async () => {
    app = await createTestApp();
    folder = await mkdtemp(path.join(tmpdir(), 'yhteisaika-cli-'));
  });
  afterEach(async () => {
    await app.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** Gives a command in `folder`, over the test's database unless the environment says something else. */
  async function cli(
    line: string,
    { password = '', environment = {} }: { password?: string; environment?: Record<string, string> } = {},
  ) {
    [said, complained] = [[], []];
    const terminal = {
      say: (text: string) => void said.push(text),
      environment: { DATABASE_URL: app.database.ownerUrl, SECRET: 's'.repeat(32), DATA_DIR: folder, ...environment },
      workingDirectory: folder,
      now: () => app.clock.now(),
      readPassword: async () => password,
    };
    return runCommand(line.split(' ').filter(Boolean), terminal, (text) => void complained.push(text));
  }

  it('are listed, within 80 columns, and a wrong one is told in one line', async () => {
    expect(await cli('--help')).toBe(0);
    for (const name of ['migrate', 'seed', 'user', 'doctor', 'schema', 'settings', 'migration']) {
      expect(said.join('\n')).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    }
    expect(said.filter((line) => line.length > 80)).toEqual([]);
    expect(await cli('user --help')).toBe(0);
    for (const wrong of [
      'nonsense',
      'migrate now --fast',
      'seed',
      'seed everything',
      'schema',
      'user remove',
      'migration',
    ]) {
      expect([wrong, await cli(wrong)]).toEqual([wrong, 2]);
      expect(complained).toHaveLength(1);
      expect(said).toEqual([]);
    }
  });

  it('migrate says where the database stands, also when there is nothing to do', async () => {
    expect(await cli('migrate')).toBe(0);
    expect(said).toEqual([`The database is up to date: ${migrations.length} migrations.`]);
  });

  it('seed fills an empty database, makes no accounts on a server, and leaves a database in use alone', async () => {
    expect(await cli('seed demo')).toBe(0);
    const count = async () =>
      (await app.owner.query('SELECT count(*)::int AS people, count(identity_id)::int AS accounts FROM person'))
        .rows[0];
    expect(await count()).toEqual({ people: 30, accounts: 0 });
    expect(await cli('seed demo')).toBe(1);
    expect(complained).toEqual([expect.stringMatching(/already has an area/)]);
    expect(await count()).toEqual({ people: 30, accounts: 0 });
  });

  it('user add gives a new area its first administrator, who signs in', async () => {
    expect(await cli(`user add --new-area Uusi ${ADMINISTRATOR}`, { password: 'long enough to keep' })).toBe(0);
    const token = await app.signIn('eka@uusi.example', 'long enough to keep');
    const { viewer } = await app.data('{ viewer { person { displayName } roles } }', {}, token);
    expect(viewer).toEqual({ person: { displayName: 'Eka' }, roles: ['ADMINISTRATOR', 'COORDINATOR'] });
    expect(await cli(`user add --area Uusi ${ADMINISTRATOR}`, { password: 'long enough to keep' })).toBe(1);
    expect(complained).toEqual(['eka@uusi.example has an account already.']);
  });

  it('user add can be given again after a refused password, and makes nobody twice', async () => {
    expect(await cli(`user add --new-area Uusi ${ADMINISTRATOR}`, { password: 'short' })).toBe(1);
    expect(complained).toHaveLength(1);
    expect(await cli(`user add --new-area Uusi ${ADMINISTRATOR}`, { password: 'long enough to keep' })).toBe(0);
    const { rows } = await app.owner.query(
      'SELECT (SELECT count(*)::int FROM area) AS areas, count(*)::int AS people FROM person',
    );
    expect(rows[0]).toEqual({ areas: 1, people: 1 });
  });

  it.each([
    ['--area Muualla', 'There is no area "Muualla". Make it with --new-area.', 1],
    ['--new-area Uusi --area Uusi', /^Name one area/, 2],
    ['--new-area Uusi --roles KING', /^There is no role KING: they are ADMINISTRATOR/, 2],
    ['--new-area Uusi --email nobody', /./, 1],
  ])('user add %s is refused', async (words, reason, code) => {
    expect(await cli(`user add ${ADMINISTRATOR} ${words}`, { password: 'long enough to keep' })).toBe(code);
    expect(complained).toEqual([expect.stringMatching(reason)]);
    expect((await app.owner.query('SELECT FROM area UNION ALL SELECT FROM person')).rowCount).toBe(0);
  });

  it('doctor finds a sound installation sound', async () => {
    expect(await cli('doctor')).toBe(0);
    expect(said).toEqual([
      expect.stringMatching(/^ok +settings /),
      expect.stringMatching(/^ok +database +PostgreSQL \d+/),
      expect.stringMatching(/^ok +outbox +0 under way, 0 given up/),
      expect.stringMatching(/^ok +mail /),
    ]);
  });

  it('doctor tells a line each of what does not answer, and goes on', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    const environment = {
      DATABASE_URL: `postgresql://nobody@127.0.0.1:${port}/none`,
      REDIS_URL: `redis://127.0.0.1:${port}`,
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'ajat@example.fi',
    };
    expect(await cli('doctor', { environment })).toBe(1);
    const failed = said.filter((line) => line.startsWith('FAILS')).map((line) => line.split(/\s+/)[1]);
    expect(failed).toEqual(['database', 'outbox', 'redis', 'mail']);
  });

  it('doctor sees an outbox that nobody works off', async () => {
    await cli('seed demo');
    await app.owner.query(
      `INSERT INTO outbox (id, area_id, kind, subject, created_at, due_at)
       SELECT gen_random_uuid(), id, 'invitation.send', '{}', $1::timestamptz, $1::timestamptz FROM area`,
      [new Date(app.clock.now() - 600_000)],
    );
    expect(await cli('doctor')).toBe(1);
    expect(said).toContainEqual(expect.stringMatching(/^FAILS outbox +1 due for more than 5 minutes/));
  });

  it('schema writes what the running application serves, without a database, and finds it out of date', async () => {
    const nowhere = { environment: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' } };
    expect(await cli('schema --check', nowhere)).toBe(1);
    expect(complained).toEqual(['schema.graphql is out of date. Write it anew: npm run cli -- schema --write']);
    expect(await cli('schema --write', nowhere)).toBe(0);
    expect(await cli('schema --check', nowhere)).toBe(0);
    const written = await readFile(path.join(folder, 'schema.graphql'), 'utf8');
    expect(written).toBe(printSortedSchema(app.application.get(GraphQLSchemaHost).schema));
  });

  it('settings keeps the README’s table and .env.example', async () => {
    expect(await cli('settings --write')).toBe(1);
    expect(complained).toEqual([expect.stringMatching(/^README\.md has no place for the settings/)]);
    await copyFile(path.join(repository, 'README.md'), path.join(folder, 'README.md'));
    expect(await cli('settings --write')).toBe(0);
    expect(await cli('settings --check')).toBe(0);
    await writeFile(path.join(folder, '.env.example'), 'PORT=1\n');
    expect(await cli('settings --check')).toBe(1);
    expect(complained).toEqual(['.env.example is out of date. Write it anew: npm run cli -- settings --write']);
  });

  it('migration --new makes the next file and lists it', async () => {
    await mkdir(path.join(folder, MIGRATIONS), { recursive: true });
    for (const file of ['migrations.ts', '0005-invitations.ts']) {
      await copyFile(path.join(repository, MIGRATIONS, file), path.join(folder, MIGRATIONS, file));
    }
    expect(await cli('migration --new case-consents')).toBe(0);
    expect(await cli('migration --new polls')).toBe(0);
    const list = await readFile(path.join(folder, MIGRATIONS, 'migrations.ts'), 'utf8');
    expect(list).toContain(`import { CaseConsents1700000000006 } from './0006-case-consents.js';
import { Polls1700000000007 } from './0007-polls.js';
`);
    expect(list).toMatch(/ {2}CaseConsents1700000000006,\n {2}Polls1700000000007,\n\] as const;/);
    const made = await readFile(path.join(folder, MIGRATIONS, '0007-polls.ts'), 'utf8');
    expect(made).toContain('export class Polls1700000000007 implements MigrationInterface {');
  });
});
