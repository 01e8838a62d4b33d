import { chmod, cp, lstat, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { accounts, isRoot, ourselves, recall, remember, SupervisorScene } from '../support/supervisor-scene.js';

jest.setTimeout(60_000);

describe('the places in which embedded PostgreSQL works', () => {
  let scene: SupervisorScene;
  beforeAll(async () => {
    scene = await SupervisorScene.open();
  });
  afterEach(() => scene.stopEverything());
  afterAll(() => scene.close());

  it('makes the links that npm leaves out without install scripts', async () => {
    const data = await scene.newFolder();
    const links = await removeLinks();
    const supervisor = await scene.start(ourselves, data);
    expect(await supervisor.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await supervisor.stop();
    for (const link of links) expect((await lstat(link)).isSymbolicLink()).toBe(true);
  });

  it('copies the binaries where it may not make those links', async () => {
    const data = await scene.newFolder();
    const account = accounts.at(-1)!;
    const links = await removeLinks();
    const lib = path.join(scene.checkout.native, 'lib');
    await chmod(lib, 0o555);
    const supervisor = await scene.start(account, data);
    expect(await supervisor.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await supervisor.stop();
    await chmod(lib, 0o755);
    expect((await readdir(data)).filter((name) => name.startsWith('binaries-'))).toHaveLength(1);
    await scene.start(ourselves, data).then((again) => again.stop());
    for (const link of links) expect((await lstat(link)).isSymbolicLink()).toBe(true);
  });

  async function removeLinks(): Promise<string[]> {
    const list: { target: string }[] = JSON.parse(
      await readFile(path.join(scene.checkout.native, 'pg-symlinks.json'), 'utf8'),
    );
    const links = list.map(({ target }) => path.join(scene.checkout.native, '..', target));
    for (const link of links) await rm(link, { force: true });
    return links;
  }

  it('says in one line what is wrong with a folder it may not use', async () => {
    const data = await scene.newFolder();
    const file = path.join(data, 'a file');
    await writeFile(file, '');
    const refusal = await scene.launch(ourselves, path.join(file, 'data')).refusal();
    expect(refusal).toMatch(/^EmbeddedPostgresError: PostgreSQL's files cannot be used .*DATA_DIR/);
    expect(refusal).not.toContain('\n');
  });

  // Nobody else can make such a folder, or is kept out of it: started by an ordinary user there is nothing to test.
  if (isRoot) {
    it('works in a folder that only root can enter, from copies that PostgreSQL can reach', async () => {
      await chmod(scene.checkout.directory, 0o700);
      const folder = path.join(scene.checkout.directory, '.data');
      const first = await scene.start(ourselves, folder);
      await remember(first);
      expect(first.lines).toEqual([expect.stringContaining('PostgreSQL keeps its data in /var/')]);
      await first.stop();
      const second = await scene.start(ourselves, folder);
      expect(await recall(second)).toEqual([{ answer: 42 }]);
      expect(second.lines).toEqual([]);
      await second.stop();

      const copy = path.join(scene.checkout.directory, 'copy of data');
      await cp(folder, copy, { recursive: true });
      expect(await scene.launch(ourselves, copy).refusal()).toContain(`which is the data of ${folder}`);
    });
  }
});
