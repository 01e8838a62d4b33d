import { createPostgresBackend, Queue, runMigrations, Worker } from 'bullmq';
import pg from 'pg';
import { BullmqQueue, QUEUE_NAME, workerTimings } from './bullmq-queue.js';
import { concurrencyDefault, type JobQueue, type JobQueueOptions } from './job-queue.js';

/** BullMQ's own name for it, which it takes for granted when it is handed a pool. */
const SCHEMA = 'bullmq';
/** One listens; the rest are enough for jobs that end at the same time, since each needs a connection only for that. */
const connectionsMax = 6;

/** Brings BullMQ's tables to its version. Several processes may do so at once: BullMQ takes an advisory lock. */
export async function migratePostgresQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
  } finally {
    await client.end();
  }
}

/**
 * The queue in PostgreSQL, in a schema of its own, after `migratePostgresQueue`. It connects as the owner, because
 * BullMQ makes a sequence for a queue when it first meets it; no row of an area is read or written here.
 */
export function openPostgresQueue(ownerUrl: string, options: JobQueueOptions): JobQueue {
  const pool = new pg.Pool({
    connectionString: ownerUrl,
    max: connectionsMax,
    keepAlive: true,
    options: `-c search_path=${SCHEMA}`,
    application_name: 'yhteisaika queue',
  });
  pool.on('error', options.onError);
  const producer = new Queue(QUEUE_NAME, { connection: pool }, createPostgresBackend);
  producer.on('error', options.onError);
  return new BullmqQueue({
    producer,
    consume(handle) {
      const worker = new Worker(
        QUEUE_NAME,
        handle,
        { connection: pool, concurrency: options.concurrency ?? concurrencyDefault, ...workerTimings },
        createPostgresBackend,
      );
      worker.on('error', options.onError);
      worker.on('failed', (_job, error) => options.onError(error));
      return worker;
    },
    disconnect: () => pool.end(),
  });
}
