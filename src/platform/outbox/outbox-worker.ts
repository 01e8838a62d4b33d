import type { Clock } from '../clock/clock.js';
import type { QueuedJob } from '../queue/job-queue.js';
import { type OutboxEvent, type OutboxHandlers, PermanentFailure } from './outbox-handler.js';
import type { OutboxRows } from './outbox-row.js';
import type { OutboxSettings } from './outbox-settings.js';
import { retryDelayMilliseconds } from './retry-delay.js';

const errorCharactersMax = 300;

export interface OutboxWorkerParts {
  readonly rows: OutboxRows;
  readonly handlers: OutboxHandlers;
  readonly clock: Clock;
  readonly settings: OutboxSettings;
  readonly onError: (error: unknown) => void;
}

/** Does what a job says to look at: finds the event as it is now, has it handled, and writes down how that ended. */
export class OutboxWorker {
  constructor(private readonly parts: OutboxWorkerParts) {}

  /** A job that is out of date (its row was done, or claimed again meanwhile) does nothing. */
  async work(job: QueuedJob): Promise<void> {
    const { rows, clock, settings } = this.parts;
    const event = await rows.begin(job, clock.now() + settings.leaseSeconds * 1000);
    if (!event) return;
    try {
      await this.handle(event);
    } catch (error) {
      await this.afterFailure(job, event, error);
      return;
    }
    await rows.done(job);
  }

  /** Attempts past the last come from workers that died over it, each time: such an event must not kill another one. */
  private async handle(event: OutboxEvent): Promise<void> {
    const { attemptsMax } = this.parts.settings;
    if (event.attempt > attemptsMax) throw new PermanentFailure(`no attempt of ${attemptsMax} came to an end`);
    await this.parts.handlers.of(event.kind).handle(event);
  }

  private async afterFailure(job: QueuedJob, event: OutboxEvent, error: unknown): Promise<void> {
    const { rows, clock, settings, onError } = this.parts;
    onError(error);
    const text = describe(error);
    if (!(error instanceof PermanentFailure) && event.attempt < settings.attemptsMax) {
      await rows.retry(job, clock.now() + retryDelayMilliseconds(event, settings), text);
      return;
    }
    // A kind without a handler has nobody to tell, and must still come to its end.
    const handler = this.parts.handlers.find(event.kind);
    await handler?.givenUp?.(event, error);
    await rows.fail(job, text);
  }
}

function describe(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : 'a value that is no Error was thrown').slice(
    0,
    errorCharactersMax,
  );
}
