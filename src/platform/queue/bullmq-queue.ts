import type { Job } from 'bullmq';
import { within } from '../observability/within.js';
import type { JobQueue, QueuedJob } from './job-queue.js';

export const QUEUE_NAME = 'outbox';

/** A queue that does not answer must not hold up the relay, which can release what it claimed and try again. */
const putMillisecondsMax = 10_000;

/**
 * How long a job stays with a worker that has died: its lock runs out, and the next look finds it. The worker renews
 * its locks by a timer, so this is also how long it may block the event loop; PostgreSQL is asked four times a minute.
 */
export const workerTimings = { lockDuration: 15_000, stalledInterval: 5_000 } as const;

/**
 * Retrying is the outbox row's affair, so BullMQ tries once, and forgets a job as it ends: one kept any longer would
 * cost a count over all kept ones at every end, and nobody reads them.
 */
const jobOptions = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/** The part of BullMQ's Queue and Worker that is used here, the same on both databases. */
export interface BullmqProducer {
  addBulk(jobs: { name: string; data: QueuedJob; opts: typeof jobOptions & { jobId: string } }[]): Promise<unknown>;
  close(): Promise<void>;
}
export interface BullmqConsumer {
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

/** What differs between PostgreSQL and Redis. */
export interface BullmqBackend {
  readonly producer: BullmqProducer;
  consume(handle: (job: Job<QueuedJob>) => Promise<void>): BullmqConsumer;
  /** Lets go of connections that producer and consumer share. */
  disconnect(): Promise<void>;
}

export class BullmqQueue implements JobQueue {
  private consumer: BullmqConsumer | undefined;
  private closed: Promise<void> | undefined;

  constructor(private readonly backend: BullmqBackend) {}

  async put(jobs: readonly QueuedJob[]): Promise<void> {
    if (jobs.length === 0) return;
    await within(
      putMillisecondsMax,
      this.backend.producer.addBulk(
        jobs.map(({ eventId, areaId, attempt }) => ({
          name: QUEUE_NAME,
          data: { eventId, areaId, attempt },
          opts: { ...jobOptions, jobId: `${eventId}-${attempt}` },
        })),
      ),
    );
  }

  async process(handle: (job: QueuedJob) => Promise<void>): Promise<void> {
    if (this.consumer) throw new Error('this queue is being processed already');
    this.consumer = this.backend.consume((job) => handle(job.data));
    await this.consumer.waitUntilReady();
  }

  close(): Promise<void> {
    this.closed ??= this.closeOnce();
    return this.closed;
  }

  private async closeOnce(): Promise<void> {
    await this.consumer?.close();
    await this.backend.producer.close();
    await this.backend.disconnect();
  }
}
