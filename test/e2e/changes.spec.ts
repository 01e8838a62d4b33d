import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ok, refused } from '../../src/domain/result.js';
import { announceChange, Changes } from '../../src/platform/database/changes.js';
import { OutboxScene } from '../support/outbox-scene.js';

const aMinute = 60_000;
const SOON = 1;

let scene: OutboxScene;
const processes: Changes[] = [];
const errors: unknown[] = [];
beforeEach(async () => {
  scene = await OutboxScene.open();
  errors.length = 0;
});
afterEach(async () => {
  for (const each of processes.splice(0)) await each.stop();
  await scene.close();
});

const aProcess = (databaseUrl = scene.ownerUrl): Changes => {
  const changes = new Changes({ databaseUrl, onError: (error) => errors.push(error) });
  processes.push(changes);
  return changes;
};
const announce = (topic: string, areaId = scene.areaId) =>
  scene.transactions.run({ areaId }, async (tx) => ok(await announceChange(tx, topic)));

describe('changes', () => {
  it('reach every process that watches, and only what each watches', async () => {
    const [here, there] = [aProcess(), aProcess()];
    const watches = [await here.watch(scene, 'a'), await here.watch(scene, 'a'), await there.watch(scene, 'a')];
    const other = await there.watch(scene, 'b');
    await announce('a');
    expect(await Promise.all(watches.map((watch) => watch.wait(aMinute)))).toEqual([true, true, true]);
    await announce('b');
    expect(await other.wait(aMinute)).toBe(true);
    expect(await Promise.all(watches.map((watch) => watch.wait(SOON)))).toEqual([false, false, false]);
  });

  it('stay in their area', async () => {
    const changes = aProcess();
    const [ours, theirs] = [await changes.watch(scene, 'a'), await changes.watch({ areaId: randomUUID() }, 'a')];
    await announce('a');
    expect(await ours.wait(aMinute)).toBe(true);
    expect(await theirs.wait(SOON)).toBe(false);
  });

  it('are told at the commit, once for each topic, and never without one', async () => {
    const heard: (string | undefined)[] = [];
    const listener = new pg.Client({ connectionString: scene.ownerUrl });
    await listener.connect();
    listener.on('notification', ({ payload }) => heard.push(payload));
    await listener.query('LISTEN changes');
    await scene.transactions.run(scene, async (tx) => {
      await announceChange(tx, 'refused');
      return refused('NOT_ALLOWED');
    });
    const broken = scene.transactions.run(scene, async (tx) => {
      await announceChange(tx, 'broken');
      throw new Error('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
    await scene.transactions.run(scene, async (tx) => {
      for (const topic of ['a', 'b', 'a']) await announceChange(tx, topic);
      await listener.query('SELECT 1');
      heard.push('the commit');
      return ok(undefined);
    });
    // Notifications arrive before the answer to a query that was asked after the commit.
    await listener.query('SELECT 1');
    await listener.end();
    expect(heard).toEqual(['the commit', `${scene.areaId} a`, `${scene.areaId} b`]);
  });

  it('are kept while nobody waits, and count as one', async () => {
    const watch = await aProcess().watch(scene, 'a');
    const witness = await aProcess().watch(scene, 'last');
    for (const topic of ['a', 'a', 'last']) await announce(topic);
    await witness.wait(aMinute);
    expect(await watch.wait(aMinute)).toBe(true);
  });

  it('may have been missed when the connection was lost: every watch is told', async () => {
    const changes = aProcess();
    const watches = [await changes.watch(scene, 'a'), await changes.watch(scene, 'b')];
    await scene.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'yhteisaika changes' AND datname = current_database()`,
    );
    expect(await Promise.all(watches.map((watch) => watch.wait(aMinute)))).toEqual([true, true]);
    expect(errors).toHaveLength(1);
    await announce('b');
    expect(await watches[1]?.wait(aMinute)).toBe(true);
  });

  it('are tried for again and again where no connection can be made, and nobody is held up', async () => {
    const nowhere = new URL(scene.ownerUrl);
    nowhere.pathname = 'there_is_no_such_database';
    const watch = await aProcess(nowhere.href).watch(scene, 'a');
    expect(await watch.wait(SOON)).toBe(false);
    expect(errors.length).toBeGreaterThan(0);
    watch.end();
    expect(await watch.wait(aMinute)).toBe(true);
  });
});
