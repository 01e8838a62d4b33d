import { ok, refused } from '../../src/domain/result.js';
import { appendToOutbox } from '../../src/platform/outbox/outbox.js';
import { type OutboxEvent, type OutboxHandler, PermanentFailure } from '../../src/platform/outbox/outbox-handler.js';
import { migratePostgresQueue } from '../../src/platform/queue/postgres-queue.js';
import { eventually } from '../support/eventually.js';
import { OutboxScene } from '../support/outbox-scene.js';

const aMinute = 60_000;

describe('the outbox', () => {
  let scene: OutboxScene;
  beforeEach(async () => {
    scene = await OutboxScene.open();
  });
  afterEach(() => scene.close());

  /** Keeps the events it gets and fails as often as it is told. */
  function recorder(kind = 'NOTE', failures = 0): OutboxHandler & { readonly events: OutboxEvent[] } {
    const events: OutboxEvent[] = [];
    return {
      kind,
      events,
      async handle(event) {
        events.push(event);
        if (events.length <= failures) throw new Error(`failure ${events.length}`);
      },
    };
  }

  const note = (n: number, dueAt?: number) => ({ kind: 'NOTE', subject: { n }, dueAt });
  const numbers = (events: readonly OutboxEvent[]) =>
    events.map(({ subject }) => Number(subject.n)).sort((a, b) => a - b);
  const allDone = async () => (await scene.rows()).every(({ state }) => state === 'DONE');

  it('forgets what was written in a transaction that did not commit', async () => {
    const handler = recorder();
    await scene.startProcess([handler]);
    await scene.transactions.run(scene, async (tx) => {
      await appendToOutbox(tx, scene.clock.now(), [note(1)]);
      return refused('NOT_ALLOWED');
    });
    const broken = scene.transactions.run(scene, async (tx) => {
      await appendToOutbox(tx, scene.clock.now(), [note(2)]);
      throw new Error('a bug');
    });
    await expect(broken).rejects.toThrow('a bug');
    await scene.transactions.run(scene, async (tx) => ok(await appendToOutbox(tx, scene.clock.now(), [note(3)])));
    await eventually(async () => handler.events.length > 0 && (await allDone()));
    expect(numbers(handler.events)).toEqual([3]);
  });

  it('hands each event to a handler once, with its subject, though two processes run', async () => {
    const handlers = [recorder(), recorder()] as const;
    await Promise.all(handlers.map((handler) => scene.startProcess([handler], { batchMax: 7 })));
    const wanted = Array.from({ length: 100 }, (_, n) => n);
    for (const n of wanted) await scene.append(note(n));
    await eventually(async () => (await scene.rows()).length === 100 && (await allDone()));
    expect(numbers(handlers.flatMap(({ events }) => events))).toEqual(wanted);
    expect((await scene.rows()).map(({ attempts }) => attempts)).toEqual(wanted.map(() => 1));
    expect(scene.errors).toEqual([]);
  });

  it('hears of a new event at once, long before its next look', async () => {
    const handler = recorder();
    await scene.startProcess([handler], { sweepMilliseconds: 10 * aMinute });
    await scene.append(note(1));
    await eventually(() => handler.events.length === 1);
    await eventually(allDone);
    await scene.append(note(2));
    await eventually(() => handler.events.length === 2);
  });

  it('leaves an event alone until it is due', async () => {
    const handler = recorder();
    await scene.startProcess([handler]);
    await scene.append(note(1, scene.clock.now() + 30 * aMinute));
    scene.clock.advanceMinutes(29);
    await scene.append(note(2));
    await eventually(() => handler.events.length > 0);
    expect(numbers(handler.events)).toEqual([2]);
    scene.clock.advanceMinutes(1);
    await eventually(() => handler.events.length > 1);
    expect(numbers(handler.events)).toEqual([1, 2]);
  });

  it('tries again after growing delays, and then it is done', async () => {
    const handler = recorder('NOTE', 3);
    await scene.startProcess([handler]);
    await scene.append(note(1));
    const delays: number[] = [];
    for (const failed of [1, 2, 3]) {
      await eventually(async () => (await scene.rows())[0]?.state === 'WAITING' && handler.events.length === failed);
      const [row] = await scene.rows();
      expect(row).toMatchObject({ attempts: failed, last_error: `Error: failure ${failed}` });
      delays.push(row!.due_in_seconds);
      scene.clock.advanceMilliseconds(Math.ceil(row!.due_in_seconds * 1000));
    }
    await eventually(allDone);
    expect(handler.events.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    delays.forEach((seconds, index) => {
      expect(seconds).toBeGreaterThanOrEqual(8 * 2 ** index);
      expect(seconds).toBeLessThanOrEqual(12 * 2 ** index);
    });
    expect((await scene.rows())[0]).toMatchObject({ attempts: 4, last_error: null });
  });

  it('gives an event up after the last attempt, and says so to its handler first', async () => {
    const told: string[] = [];
    await scene.startProcess(
      [
        {
          kind: 'NOTE',
          handle: async ({ attempt }) => {
            throw new Error(`failure ${attempt}`);
          },
          givenUp: async ({ attempt }, error) => {
            const [row] = await scene.rows();
            told.push(`${attempt} ${row?.state} ${(error as Error).message}`);
          },
        },
      ],
      { attemptsMax: 2 },
    );
    await scene.append(note(1));
    await eventually(async () => (await scene.rows())[0]?.state === 'WAITING' && scene.errors.length === 1);
    scene.clock.advanceMinutes(1);
    await eventually(async () => (await scene.rows())[0]?.state === 'FAILED');
    expect(told).toEqual(['2 QUEUED failure 2']);
    expect((await scene.rows())[0]).toMatchObject({ attempts: 2, last_error: 'Error: failure 2' });
  });

  it('gives up at once what cannot end otherwise, and what no attempt has come to an end with', async () => {
    const handled: number[] = [];
    const givenUp: string[] = [];
    await scene.append(note(1), note(2));
    await scene.query(`UPDATE outbox SET attempts = 24 WHERE subject->>'n' = '2'`);
    await scene.startProcess([
      {
        kind: 'NOTE',
        handle: async ({ subject }) => {
          handled.push(Number(subject.n));
          throw new PermanentFailure('no such address');
        },
        givenUp: async (_event, error) => void givenUp.push((error as Error).message),
      },
    ]);
    await eventually(async () => (await scene.rows()).every(({ state }) => state === 'FAILED'));
    expect(handled).toEqual([1]);
    expect(givenUp.sort()).toEqual(['no attempt of 24 came to an end', 'no such address']);
  });

  it('loses nothing when the queue is wiped', async () => {
    const relay = scene.startRelayOnly();
    await scene.append(note(1), note(2), note(3));
    await eventually(async () => (await scene.query('SELECT FROM bullmq.job')).length === 3);
    await relay.stop();
    await scene.query('TRUNCATE bullmq.job CASCADE');
    const handler = recorder();
    await scene.startProcess([handler]);
    await scene.append(note(4));
    await eventually(() => handler.events.length === 1);
    expect(numbers(handler.events)).toEqual([4]);
    scene.clock.advanceMinutes(6);
    await eventually(async () => handler.events.length === 4 && (await allDone()));
    expect(numbers(handler.events)).toEqual([1, 2, 3, 4]);
  });

  it('does not take a job up whose event was claimed again meanwhile', async () => {
    const relay = scene.startRelayOnly();
    await scene.append(note(1));
    await eventually(async () => (await scene.query('SELECT FROM bullmq.job')).length === 1);
    scene.clock.advanceMinutes(6);
    await eventually(async () => (await scene.query('SELECT FROM bullmq.job')).length === 2);
    await relay.stop();
    const handler = recorder();
    await scene.startProcess([handler]);
    await eventually(async () => (await scene.query('SELECT FROM bullmq.job')).length === 0);
    expect(handler.events.map(({ attempt }) => attempt)).toEqual([2]);
  });

  it('goes on when its connection is cut, and hears again of new events', async () => {
    const handler = recorder();
    await scene.startProcess([handler], { sweepMilliseconds: 10 * aMinute });
    await scene.append(note(1));
    await eventually(allDone);
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                 WHERE application_name = 'yhteisaika relay' AND datname = current_database()`;
    expect(await scene.query(cut)).toHaveLength(1);
    await scene.append(note(2));
    await eventually(() => handler.events.length === 2);
    await eventually(allDone);
    await scene.append(note(3));
    await eventually(() => handler.events.length === 3);
    expect(numbers(handler.events)).toEqual([1, 2, 3]);
  });

  it('takes back what the queue would not have, without counting it as an attempt', async () => {
    await scene.query('DROP SCHEMA bullmq CASCADE');
    const relay = scene.startRelayOnly();
    await scene.append(note(1));
    await eventually(async () => scene.errors.length > 0 && (await scene.rows())[0]?.state === 'WAITING');
    await relay.stop();
    expect((await scene.rows())[0]).toMatchObject({ state: 'WAITING', attempts: 0 });
    await migratePostgresQueue(scene.ownerUrl);
    const handler = recorder();
    await scene.startProcess([handler]);
    await eventually(allDone);
    expect(handler.events.map(({ attempt }) => attempt)).toEqual([1]);
  });

  it('keeps no more events in flight than it may, and goes on as they end', async () => {
    const relay = scene.startRelayOnly({ inFlightMax: 5, batchMax: 3 });
    await scene.append(...Array.from({ length: 20 }, (_, n) => note(n)));
    await eventually(async () => (await scene.query('SELECT FROM bullmq.job')).length >= 5);
    await relay.stop();
    expect((await scene.rows()).filter(({ state }) => state === 'QUEUED')).toHaveLength(5);
    const handler = recorder();
    await scene.startProcess([handler], { inFlightMax: 5, batchMax: 3 });
    await eventually(allDone);
    expect(handler.events).toHaveLength(20);
  });
});
