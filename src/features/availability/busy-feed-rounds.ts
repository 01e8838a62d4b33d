import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type pg from 'pg';
import { writeInstant } from '../../domain/time/instant-text.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { DatabaseSettings, ProcessSettings } from '../../platform/config/settings.js';
import { DATABASE_SETTINGS, PROCESS_SETTINGS } from '../../platform/config/settings.module.js';
import { Listener } from '../../platform/database/listener.js';
import { BusyTimesReader } from '../../platform/feeds/busy-times-reader.js';
import { LOGGER, type Logger } from '../../platform/observability/logger.js';
import { BUSY_FEED_CHANNEL } from './busy-feed.store.js';
import type { BusyFeedClaim } from './busy-reading.store.js';
import { ReadBusyFeed } from './read-busy-feed.js';

/** Feeds that one process reads at the same time. Nearly all of it is waiting for servers. */
const slotsMax = 16;
/** Of these from one host: a server that does not answer holds its own slots, and the others go on. */
const slotsPerHostMax = 4;
/** Without any notification, what has fallen due is looked for this often. */
const sweepMilliseconds = 3_000;
/** A feed that was claimed for so long without an end is taken for lost. Longer than a fetch and the reading of all
 * that came before it. */
const leaseSeconds = 600;

interface ClaimRow {
  readonly id: string;
  readonly area_id: string;
  readonly host: string;
  readonly attempt: number;
}

/**
 * Has feeds read when they are due, in processes with the worker role. The row is its own outbox: when it is due stands in it, it
 * is claimed with SKIP LOCKED by any number of processes, and a lease has another one take over when one dies. Not by the
 * outbox's queue: sixteen slow servers would hold up the mail.
 */
@Injectable()
export class BusyFeedRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly underWay = new Map<string, { readonly host: string; readonly done: Promise<void> }>();
  private readonly stop = new AbortController();
  private listener: Listener | undefined;

  constructor(
    private readonly reading: ReadBusyFeed,
    private readonly reader: BusyTimesReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(DATABASE_SETTINGS) private readonly database: DatabaseSettings,
    @Inject(PROCESS_SETTINGS) private readonly process: ProcessSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.process.roles.has('worker')) return;
    this.listener = new Listener({
      databaseUrl: this.database.url,
      channel: BUSY_FEED_CHANNEL,
      name: 'yhteisaika busy feeds',
      heard: () => this.listener?.wake(),
      turn: (client) => this.round(client),
      onError: (error) => this.logger.warn({ error }, 'the reading of calendars elsewhere met an error and goes on'),
    });
    void this.listener.start();
  }

  /** What is being read is given back, and another process or the next start reads it. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.reader.close();
    await this.listener?.stop();
    await Promise.all([...this.underWay.values()].map(({ done }) => done));
  }

  /** One by one, since each claim may fill a host. Asks at least once: that is how a dead connection is found. */
  private async round(client: pg.Client): Promise<number> {
    do {
      const claim = await this.claim(client);
      if (claim === undefined) break;
      this.begin(claim);
    } while (this.underWay.size < slotsMax);
    return sweepMilliseconds;
  }

  private async claim(client: pg.Client): Promise<ClaimRow | undefined> {
    if (this.underWay.size >= slotsMax || this.stop.signal.aborted) {
      await client.query('SELECT 1');
      return undefined;
    }
    const { rows } = await client.query<ClaimRow>(
      'SELECT id, area_id, host, attempt FROM claim_busy_feed($1, make_interval(secs => $2), $3)',
      [writeInstant(this.clock.now()), leaseSeconds, this.fullHosts()],
    );
    return rows[0];
  }

  private begin({ id, area_id, host, attempt }: ClaimRow): void {
    const done = this.read({ feedId: id, areaId: area_id, attempt }).finally(() => {
      this.underWay.delete(`${id} ${attempt}`);
      this.listener?.wake();
    });
    this.underWay.set(`${id} ${attempt}`, { host, done });
  }

  private async read(claim: BusyFeedClaim): Promise<void> {
    try {
      await this.reading.execute(claim, this.stop.signal);
    } catch (error) {
      this.logger.warn(
        { feedId: claim.feedId, error },
        'a calendar elsewhere is read again when its lease has run out',
      );
    }
  }

  private fullHosts(): string[] {
    const slots = new Map<string, number>();
    for (const { host } of this.underWay.values()) slots.set(host, (slots.get(host) ?? 0) + 1);
    return [...slots].flatMap(([host, taken]) => (taken >= slotsPerHostMax ? [host] : []));
  }
}
