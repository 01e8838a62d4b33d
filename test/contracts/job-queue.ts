import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { JobQueue, JobQueueOptions, QueuedJob } from '../../src/platform/queue/job-queue.js';
import { eventually } from '../support/eventually.js';

/** What every JobQueue must do, whatever it stands on. `open` connects anew to one and the same empty queue. */
export function jobQueueContract(open: (options: JobQueueOptions) => JobQueue): void {
  let opened: JobQueue[];
  let errors: unknown[];

  beforeEach(() => {
    opened = [];
    errors = [];
  });
  afterEach(() => Promise.all(opened.map((queue) => queue.close())));

  function openQueue(concurrency?: number): JobQueue {
    const queue = open({ concurrency, onError: (error) => errors.push(error) });
    opened.push(queue);
    return queue;
  }

  it('hands each job of a bulk of 1,000 out once, though two processes are taking them', async () => {
    const jobs = jobsOf(1_000);
    const handled: string[] = [];
    const handle = async (job: QueuedJob) => void handled.push(`${job.eventId} ${job.attempt}`);
    const [one, other] = [openQueue(), openQueue()];
    await Promise.all([one.process(handle), other.process(handle)]);
    await one.put(jobs);
    await eventually(() => handled.length >= jobs.length);
    expect(handled.sort()).toEqual(jobs.map((job) => `${job.eventId} ${job.attempt}`).sort());
    expect(errors).toEqual([]);
  });

  it('holds jobs until somebody takes them', async () => {
    const [job] = jobsOf(1);
    const handled: QueuedJob[] = [];
    await openQueue().put([job!]);
    await openQueue().process(async (taken) => void handled.push(taken));
    await eventually(() => handled.length > 0);
    expect(handled).toEqual([job]);
  });

  it('goes on after a handler that throws, and reports what was thrown', async () => {
    const jobs = jobsOf(20);
    const handled: string[] = [];
    const queue = openQueue(2);
    await queue.process(async ({ eventId }) => {
      handled.push(eventId);
      if (handled.length % 2 === 0) throw new Error('thrown by the handler');
    });
    await queue.put(jobs);
    await eventually(() => handled.length >= jobs.length && errors.length >= 10);
    expect(handled.sort()).toEqual(jobs.map((job) => job.eventId).sort());
    expect(errors.map((error) => (error as Error).message)).toEqual(Array(10).fill('thrown by the handler'));
  });

  it('takes the same event and attempt only once while it holds it, and another attempt of it as another job', async () => {
    const [first] = jobsOf(1);
    const second = { ...first!, attempt: 2 };
    const queue = openQueue();
    await queue.put([first!, first!]);
    await queue.put([first!, second]);
    const handled: number[] = [];
    await queue.process(async ({ attempt }) => void handled.push(attempt));
    const [last] = jobsOf(1);
    await queue.put([{ ...last!, attempt: 3 }]);
    await eventually(() => handled.includes(3) && handled.length >= 3);
    expect(handled.sort()).toEqual([1, 2, 3]);
  });

  it('works on as many jobs at a time as it was told', async () => {
    let running = 0;
    let most = 0;
    let done = 0;
    const queue = openQueue(3);
    await queue.process(async () => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < 50; turn += 1) await nextTurn();
      running -= 1;
      done += 1;
    });
    await queue.put(jobsOf(60));
    await eventually(() => done === 60);
    expect(most).toBe(3);
  });

  it('waits at its close for the handlers that are running', async () => {
    let finish = (): void => undefined;
    const mayFinish = new Promise<void>((resolve) => (finish = resolve));
    const told: string[] = [];
    const queue = openQueue();
    await queue.process(async () => {
      told.push('begun');
      await mayFinish;
      told.push('finished');
    });
    await queue.put(jobsOf(1));
    await eventually(() => told.length > 0);
    const closed = queue.close().then(() => told.push('closed'));
    await nextTurn();
    finish();
    await closed;
    expect(told).toEqual(['begun', 'finished', 'closed']);
  });

  it('refuses to be processed twice', async () => {
    const queue = openQueue();
    await queue.process(async () => undefined);
    await expect(queue.process(async () => undefined)).rejects.toThrow('already');
  });
}

function jobsOf(count: number): QueuedJob[] {
  return Array.from({ length: count }, () => ({ eventId: randomUUID(), areaId: randomUUID(), attempt: 1 }));
}
