import type pg from 'pg';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Clock } from '../clock/clock.js';
import { Listener } from '../database/listener.js';
import type { JobQueue } from '../queue/job-queue.js';
import type { OutboxClaim, OutboxRows } from './outbox-row.js';
import type { OutboxSettings } from './outbox-settings.js';

export interface OutboxRelayParts {
  /** An account that may take the role yhteisaika_app. */
  readonly databaseUrl: string;
  readonly rows: OutboxRows;
  readonly queue: JobQueue;
  readonly clock: Clock;
  readonly settings: OutboxSettings;
  readonly onError: (error: unknown) => void;
}

/**
 * Hands due events to the queue, over one connection of its own on which it also listens for new ones. Any number of
 * relays may run: rows are claimed with SKIP LOCKED, so each event goes to one of them. A notification only makes it
 * sooner; what is due is found by looking, also after a connection was lost or a queue was wiped.
 */
export class OutboxRelay {
  private readonly listener: Listener;

  constructor(private readonly parts: OutboxRelayParts) {
    this.listener = new Listener({
      databaseUrl: parts.databaseUrl,
      channel: 'outbox',
      name: 'yhteisaika relay',
      heard: () => this.listener.wake(),
      turn: (client) => this.relay(client),
      onError: parts.onError,
    });
  }

  start(): void {
    void this.listener.start();
  }

  /** Returns when nothing is being handed over any more. */
  async stop(): Promise<void> {
    await this.listener.stop();
  }

  private async relay(client: pg.Client): Promise<number> {
    const claims = await this.claim(client);
    await this.handOver(claims);
    const { nextClaimMilliseconds, sweepMilliseconds } = this.parts.settings;
    return claims.length > 0 ? nextClaimMilliseconds : sweepMilliseconds;
  }

  private async claim(client: pg.Client): Promise<OutboxClaim[]> {
    const { batchMax, leaseSeconds, inFlightMax } = this.parts.settings;
    const { rows } = await client.query<{ id: string; area_id: string; attempts: number }>(
      `SELECT id, area_id, attempts FROM claim_outbox($1, $2, make_interval(secs => $3), $4)`,
      [batchMax, writeInstant(this.parts.clock.now()), leaseSeconds, inFlightMax],
    );
    return rows.map((row) => ({ eventId: row.id, areaId: row.area_id, attempt: row.attempts }));
  }

  /** Claims that cannot be handed over are given back at once, rather than lie until their leases lapse. */
  private async handOver(claims: readonly OutboxClaim[]): Promise<void> {
    try {
      await this.parts.queue.put(claims);
    } catch (error) {
      for (const claim of claims) await this.parts.rows.release(claim);
      throw error;
    }
  }
}
