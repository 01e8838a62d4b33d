import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { isHeldByPostgres, readPostmasterLock } from '../../src/platform/embedded-postgres/postmaster-lock.js';
import { demoPeople } from '../../src/demo/area/demo-people.js';
import { demoPassword } from '../../src/demo/demo-accounts.js';
import type { AnyData } from '../support/test-app.js';
import { buildProgram, Program } from '../support/built-program.js';
import { eventually } from '../support/eventually.js';

jest.setTimeout(240_000);

const READY =
  /^Yhteisaika is ready: (http:\/\/localhost:\d+\/graphql), sign in as coordinator@demo\.example, password yhteisaika-demo$/;
const BOOK = `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) { meeting { id } problems { message } } }`;
const MEETING = `query ($id: ID!) { meeting(id: $id) { status invitations { person { email } state } } }`;

interface ToldMeeting {
  readonly status: string;
  readonly invitations: readonly { readonly person: { readonly email: string }; readonly state: string }[];
}

async function ask<Data = AnyData>(url: string, query: string, variables: object, token?: string): Promise<Data> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const { data, errors } = (await answer.json()) as { data: Data; errors?: unknown };
  expect(errors).toBeUndefined();
  return data;
}

async function signIn(url: string): Promise<string> {
  const { login } = await ask(
    url,
    'mutation ($email: EmailAddress!, $password: String!) { login(email: $email, password: $password) { token } }',
    { email: 'coordinator@demo.example', password: demoPassword },
  );
  return login.token;
}

/** What the README tells a new user to try, typed into a shell as it stands there. */
async function readmeCalls(url: string): Promise<string> {
  const readme = await readFile(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
  const calls = blocks.filter((block) => /\bask\b/.test(block)).join('\n');
  const script = calls.replace('http://localhost:3000/graphql', url);
  const { stdout } = await promisify(execFile)('sh', ['-euc', script]);
  return stdout;
}

describe('npm start', () => {
  let folder: string;
  let program: Program | undefined;
  const cluster = () => path.join(folder, 'postgres/cluster');
  const start = (environment: Record<string, string> = {}) => {
    program = Program.run('main.js', { DATA_DIR: folder, PORT: '0', ...environment });
    return program;
  };
  const postgres = async (): Promise<number | undefined> => {
    const lock = await readPostmasterLock(cluster());
    return lock && isHeldByPostgres(lock) ? lock.pid : undefined;
  };

  beforeAll(buildProgram);
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'yhteisaika-start-'));
    // PostgreSQL's own user has to get in when root runs the tests.
    await chmod(folder, 0o755);
  });
  afterEach(async () => {
    program?.child.kill('SIGKILL');
    await program?.exited;
    const left = await postgres();
    if (left !== undefined) process.kill(left, 'SIGKILL');
    await eventually(async () => (await postgres()) === undefined);
    await rm(folder, { recursive: true, force: true });
  });

  it('says in one line where to go and as whom, answers, and stops whole at Ctrl-C', async () => {
    const running = start();
    const [, url = ''] = await running.line(READY);
    expect(running.lines[0]).toMatch(READY);
    const { viewer } = await ask(url, '{ viewer { person { displayName } roles } }', {}, await signIn(url));
    expect(viewer).toEqual({ person: { displayName: 'Aino Esimerkki' }, roles: ['COORDINATOR'] });
    expect((await fetch(url.replace('/graphql', '/dev/mail'))).status).toBe(200);
    const answers = await readmeCalls(url);
    expect(answers).toContain('"reasons"');
    expect(answers).toMatch(/"bookMeeting": \{\s+"meeting": \{\s+"id": "[0-9a-f-]{36}",\s+"status": "CONFIRMED"/);
    expect(answers).toContain("{ status: 'CANCELLED'");

    running.child.kill('SIGINT');
    expect(await running.exited).toBe(0);
    expect(await postgres()).toBeUndefined();
    expect(running.errors).toBe('');
  });

  it('loses nothing when it and its database are killed in the middle', async () => {
    const first = start();
    const [, url = ''] = await first.line(READY);
    const participants = [demoPeople.kari, demoPeople.stina];
    const { bookMeeting } = await ask(
      url,
      BOOK,
      {
        input: {
          kind: 'NETWORK_MEETING',
          title: 'Jää jäljelle',
          // Past the demo's own meetings; its hour may be a night's or a Sunday's.
          start: new Date(Date.now() + 100 * 86_400_000).toISOString(),
          acceptWarnings: ['OUTSIDE_AVAILABILITY'],
          duration: 'PT1H',
          channel: 'PHONE',
          participants: participants.map(({ id }) => ({ personId: id })),
        },
      },
      await signIn(url),
    );
    const pid = await postgres();
    first.child.kill('SIGKILL');
    process.kill(pid!, 'SIGKILL');
    await first.exited;

    const second = start();
    const [, again = ''] = await second.line(READY);
    const token = await signIn(again);
    let meeting: ToldMeeting | undefined;
    await eventually(
      async () => {
        const told = await ask<{ meeting: ToldMeeting }>(again, MEETING, { id: bookMeeting.meeting.id }, token);
        meeting = told.meeting;
        return meeting.invitations.every(({ state }) => state === 'SENT');
      },
      { withinSeconds: 90 },
    );
    expect(meeting?.status).toBe('CONFIRMED');
    expect(meeting?.invitations.map(({ person }) => person.email).sort()).toEqual(
      participants.map(({ email }) => email).sort(),
    );
    // A mail that left just before the crash may leave again, with the same Message-ID: then it is the same file.
    expect((await readdir(path.join(folder, 'mail'))).filter((name) => name.endsWith('.eml'))).toHaveLength(2);
  });

  it('leaves with one line when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    try {
      const refused = start({ PORT: String(port) });
      expect(await refused.exited).toBe(1);
      expect(refused.errors).toMatch(new RegExp(`^127\\.0\\.0\\.1:${port} is in use by another program\\..*\\n$`));
      expect(await postgres()).toBeUndefined();
    } finally {
      other.close();
    }
  });
});
