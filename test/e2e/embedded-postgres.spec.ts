import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { isHeldByPostgres } from '../../src/platform/embedded-postgres/postmaster-lock.js';
import { processState } from '../../src/platform/embedded-postgres/process-state.js';
import { eventually } from '../support/eventually.js';
import type { LaunchOptions, Supervisor } from '../support/supervisor.js';
import { accounts, isRunning, recall, remember, SupervisorScene } from '../support/supervisor-scene.js';

jest.setTimeout(60_000);

describe.each(accounts)('embedded PostgreSQL started by $name', (account) => {
  let scene: SupervisorScene;
  let data: string;

  // Making a cluster takes longer than all the rest, so tests share one unless they are about its making.
  beforeAll(async () => {
    scene = await SupervisorScene.open();
    data = await scene.newFolder();
  });
  afterEach(() => scene.stopEverything());
  afterAll(() => scene.close());

  const launch = (options?: LaunchOptions) => scene.launch(account, data, options);
  const start = (options?: LaunchOptions) => scene.start(account, data, options);
  const serverOf = () => scene.serverOf(data);

  it('makes a cluster, stops it cleanly, and finds everything again', async () => {
    const first = await start();
    expect((await first.started()).adopted).toBe(false);
    await remember(first);
    const { pid } = (await serverOf())!;
    expect(await first.stop()).toBe(0);
    expect(await isRunning(pid)).toBe(false);
    expect(await serverOf()).toBeUndefined();

    const second = await start();
    expect((await second.started()).adopted).toBe(false);
    expect(await recall(second)).toEqual([{ answer: 42 }]);
    await second.stop();
    const log = await readFile(path.join(data, 'postgres.log'), 'utf8');
    expect(log).toContain('database system is shut down');
    expect(log).not.toContain('recovery');
  });

  it('listens on 127.0.0.1 alone, for those who know the password, and never as root', async () => {
    const supervisor = await start();
    const settings = await supervisor.query<{ name: string; setting: string }>(
      `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories', 'fsync',
         'synchronous_commit', 'full_page_writes', 'server_encoding', 'TimeZone', 'data_checksums')`,
    );
    expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      data_checksums: 'on',
    });
    const rules = await supervisor.query('SELECT DISTINCT auth_method FROM pg_hba_file_rules');
    expect(rules).toEqual([{ auth_method: 'scram-sha-256' }]);
    const cluster = await stat(path.join(data, 'cluster'));
    expect(cluster.mode & 0o777).toBe(0o700);
    expect(cluster.uid).not.toBe(0);
    expect((await stat(path.join(data, 'cluster', 'yhteisaika-password'))).mode & 0o777).toBe(0o600);
    const password = new URL((await supervisor.started()).url).password;
    expect(password.length).toBeGreaterThanOrEqual(32);
    await supervisor.stop();
  });

  it('finds the server that a killed process has left, and what was committed', async () => {
    const killed = await start();
    await remember(killed);
    const { pid } = (await serverOf())!;
    await killed.kill();
    expect(await isRunning(pid)).toBe(true);

    const heir = await start();
    expect(await heir.started()).toEqual({ ...(await killed.started()), adopted: true });
    expect(await recall(heir)).toEqual([{ answer: 42 }]);
    await heir.stop();
    expect(await isRunning(pid)).toBe(false);
  });

  it('recovers what was committed when everything was killed', async () => {
    const killed = await start();
    await remember(killed);
    const { pid } = (await serverOf())!;
    await killed.kill();
    process.kill(pid, 'SIGKILL');

    const heir = await start();
    expect((await heir.started()).adopted).toBe(false);
    expect(await recall(heir)).toEqual([{ answer: 42 }]);
    await heir.stop();
  });

  it('brings a server that dies back under the same address', async () => {
    const supervisor = await start();
    await remember(supervisor);
    const { pid, port } = (await serverOf())!;
    process.kill(pid, 'SIGKILL');
    await eventually(async () => {
      const lock = await serverOf();
      return lock?.ready === true && lock.pid !== pid && isHeldByPostgres(lock);
    });
    expect((await serverOf())!.port).toBe(port);
    expect(await recall(supervisor)).toEqual([{ answer: 42 }]);
    expect(supervisor.lines).toEqual(['PostgreSQL went away; it is brought back.']);
    expect(await supervisor.stop()).toBe(0);
    expect(await serverOf()).toBeUndefined();
  });

  it('begins anew after a start that was killed in the middle of making the cluster', async () => {
    data = await scene.newFolder();
    const killed = launch();
    await eventually(async () => (await readdir(data)).some((name) => name.startsWith('cluster.making-')));
    await killed.kill();
    const supervisor = await start();
    expect(await supervisor.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await supervisor.stop();
    // The killed start's initdb may have been writing until now: the next start finds it gone and clears up.
    await eventually(async () => {
      await (await start()).stop();
      return (await readdir(data)).every((name) => !name.includes('making'));
    });
  });

  it('shares one server between starts that come at once, and stops it with the last of them', async () => {
    data = await scene.newFolder();
    const both = [launch(), launch()] as const;
    const [one, other] = await Promise.all(both.map((supervisor) => supervisor.started()));
    expect(one!.url).toBe(other!.url);
    const { pid } = (await serverOf())!;
    expect(await both[0].stop()).toBe(0);
    expect(await both[1].query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await both[1].stop()).toBe(0);
    expect(await isRunning(pid)).toBe(false);
  });

  it('takes another port when the usual one is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    const supervisor = await start({ port });
    expect((await supervisor.started()).port).not.toBe(port);
    expect(await supervisor.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await supervisor.stop();
    other.close();
  });

  it('does not take a lock for alive whose process is another program by now', async () => {
    const killed = await start();
    await remember(killed);
    await forgeHolder(killed, process.pid);
    const heir = await start();
    expect(await recall(heir)).toEqual([{ answer: 42 }]);
    await heir.stop();
  });

  it('does not take a lock for alive whose process is a zombie', async () => {
    const killed = await start();
    await remember(killed);
    // The first child of this shell ends soon, and the program that the shell becomes never asks how.
    const parent = spawn('/bin/sh', ['-c', 'sleep 0.1 & echo $!; exec sleep 60'], {
      uid: account.uid,
      gid: account.gid,
    });
    const zombie = Number((await once(parent.stdout, 'data')).toString());
    await eventually(async () => (await processState(zombie)).kind === 'ZOMBIE');
    await forgeHolder(killed, zombie);
    const heir = await start();
    expect(await recall(heir)).toEqual([{ answer: 42 }]);
    await heir.stop();
    parent.kill();
  });

  /** Kills program and server, and writes another process into the lock that the server leaves. */
  async function forgeHolder(killed: Supervisor, pid: number): Promise<void> {
    const lock = (await serverOf())!;
    await killed.kill();
    process.kill(lock.pid, 'SIGKILL');
    await eventually(async () => !(await isRunning(lock.pid)));
    const file = path.join(data, 'cluster', 'postmaster.pid');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(pid)));
  }

  it('does not let Ctrl-C in the terminal reach PostgreSQL before the program has done with it', async () => {
    const before = (await readFile(path.join(data, 'postgres.log'), 'utf8').catch(() => '')).length;
    const supervisor = launch({ asTerminalJob: true });
    await supervisor.started();
    const { pid } = (await serverOf())!;
    process.kill(-supervisor.child.pid!, 'SIGINT');
    expect(await supervisor.exited).toBe(0);
    expect(supervisor.lines).toEqual(['stopping']);
    expect(await isRunning(pid)).toBe(false);
    const log = (await readFile(path.join(data, 'postgres.log'), 'utf8')).slice(before);
    expect(log.match(/received fast shutdown request/g)).toHaveLength(1);
  });

  it('does not mistake the server of the folder that its own was copied from for its own', async () => {
    const original = await start();
    await remember(original);
    await original.query('CHECKPOINT');
    const copy = `${await scene.newFolder()}/copy`;
    await promisify(execFile)('cp', ['-a', data, copy]);
    const copied = await scene.start(account, copy);
    const { port, adopted } = await copied.started();
    expect(adopted).toBe(false);
    expect(port).not.toBe((await original.started()).port);
    await copied.query('UPDATE note SET answer = 43');
    expect(await recall(original)).toEqual([{ answer: 42 }]);
    await copied.stop();
    expect(await original.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
