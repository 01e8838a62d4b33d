import pg from 'pg';
import { writeInstant } from '../../domain/time/instant-text.js';
import type { Clock } from '../clock/clock.js';
import type { JobQueue } from '../queue/job-queue.js';
import { Bell } from './bell.js';
import type { OutboxClaim, OutboxRows } from './outbox-row.js';
import type { OutboxSettings } from './outbox-settings.js';

const reconnectMilliseconds = 1_000;
const queryMillisecondsMax = 30_000;

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
  private readonly bell = new Bell();
  private stopping = false;
  private running: Promise<void> | undefined;

  constructor(private readonly parts: OutboxRelayParts) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Returns when nothing is being handed over any more. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.relayOverOneConnection();
      } catch (error) {
        this.parts.onError(error);
        // Not the bell: a connection that rings as it breaks would be tried again without any pause.
        if (!this.stopping) await new Bell().wait(reconnectMilliseconds);
      }
    }
  }

  private async relayOverOneConnection(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.parts.databaseUrl,
      options: '-c role=yhteisaika_app',
      application_name: 'yhteisaika relay',
      keepAlive: true,
      query_timeout: queryMillisecondsMax,
    });
    // A broken connection rejects the next query, which is where it is dealt with; the listener keeps Node from ending.
    client.on('error', () => this.bell.ring());
    client.on('notification', () => this.bell.ring());
    try {
      await client.connect();
      await client.query('LISTEN outbox');
      while (!this.stopping) {
        const claims = await this.claim(client);
        await this.handOver(claims);
        const { nextClaimMilliseconds, sweepMilliseconds } = this.parts.settings;
        await this.bell.wait(claims.length > 0 ? nextClaimMilliseconds : sweepMilliseconds);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
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
