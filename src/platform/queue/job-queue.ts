/** A job carries ids only: what is to be done is read from the outbox row at the moment of doing it. */
export interface QueuedJob {
  /** The outbox event's id, a uuid. */
  readonly eventId: string;
  /** The area in which that row is to be read. */
  readonly areaId: string;
  /** Counted from 1. A job whose attempt is no longer the row's is out of date. */
  readonly attempt: number;
}

/**
 * Hands jobs to whichever process is free. It may deliver a job twice (a worker that died in the middle) and may lose
 * everything (a wiped Redis): the outbox decides what is still to be done, the queue only says when to look.
 */
export interface JobQueue {
  /** Puts jobs in. One that the queue still holds, by event and attempt, is not put in again. Rejects within seconds. */
  put(jobs: readonly QueuedJob[]): Promise<void>;
  /** Starts handing jobs out. Called once. What `handle` throws is logged and ends that job only. */
  process(handle: (job: QueuedJob) => Promise<void>): Promise<void>;
  /** Takes no more jobs, waits for those that are running, and lets go of all connections. */
  close(): Promise<void>;
}

export interface JobQueueOptions {
  /** Jobs that one process works on at the same time. */
  readonly concurrency?: number;
  /** Errors of connections, and what handlers throw. Connections mend themselves; this is for the log. */
  readonly onError: (error: unknown) => void;
}

export const concurrencyDefault = 10;
