import type { Clock } from '../clock/clock.js';
import type { Transactions } from '../database/transactions.js';
import type { JobQueue } from '../queue/job-queue.js';
import type { OutboxHandlers } from './outbox-handler.js';
import { OutboxRelay } from './outbox-relay.js';
import { OutboxRows } from './outbox-row.js';
import { type OutboxSettings, outboxSettingsDefault } from './outbox-settings.js';
import { OutboxWorker } from './outbox-worker.js';

export interface OutboxParts {
  /** For the relay's own connection: an account that may take the role yhteisaika_app. */
  readonly databaseUrl: string;
  readonly transactions: Transactions;
  readonly queue: JobQueue;
  readonly handlers: OutboxHandlers;
  readonly clock: Clock;
  readonly settings?: Partial<OutboxSettings>;
  readonly onError: (error: unknown) => void;
}

export interface RunningOutbox {
  /** Hands nothing over any more, then waits for the handlers that are running. Closes the queue. */
  stop(): Promise<void>;
}

/** Starts what the worker role does: the relay, and the handlers at the other end of the queue. */
export async function startOutbox(parts: OutboxParts): Promise<RunningOutbox> {
  const rows = new OutboxRows(parts.transactions);
  const shared = { ...parts, rows, settings: { ...outboxSettingsDefault, ...parts.settings } };
  const worker = new OutboxWorker(shared);
  const relay = new OutboxRelay(shared);
  await parts.queue.process((job) => worker.work(job));
  relay.start();
  return {
    async stop() {
      await relay.stop();
      await parts.queue.close();
    },
  };
}
