import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type pg from 'pg';
import { writeInstant } from '../../domain/time/instant-text.js';
import { hourMs } from '../../domain/time/local-date.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { DatabaseSettings, ProcessSettings } from '../../platform/config/settings.js';
import { DATABASE_SETTINGS, PROCESS_SETTINGS } from '../../platform/config/settings.module.js';
import { Listener } from '../../platform/database/listener.js';
import { LOGGER, type Logger } from '../../platform/observability/logger.js';
import { FollowUpWatch } from './follow-up-watch.js';

/** What falls due within this is handed over: later changes of it cost an outbox event that does nothing. */
const handedOverHoursAhead = 1;
const handedOverAtOnceMax = 1_000;
/** Between rounds that found little. Nothing is late for it, since what is handed over is due later. */
const sweepMilliseconds = 15_000;
/** After a full one there is more. */
const nextRoundMilliseconds = 50;

/**
 * Hands follow-ups to the outbox as they come near, in processes with the worker role. The rows alone say what is still to be
 * handed over, so any number of processes may do so, and a process, a queue or a night that is lost loses nothing: the next
 * round finds what was not sent.
 */
@Injectable()
export class FollowUpRounds implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private listener: Listener | undefined;

  constructor(
    private readonly watch: FollowUpWatch,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(DATABASE_SETTINGS) private readonly database: DatabaseSettings,
    @Inject(PROCESS_SETTINGS) private readonly process: ProcessSettings,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.process.roles.has('worker')) return;
    this.listener = new Listener({
      databaseUrl: this.database.url,
      channel: 'follow_up',
      name: 'yhteisaika follow-ups',
      heard: () => this.listener?.wake(),
      turn: (client) => this.round(client),
      onError: (error) => this.logger.warn({ error }, 'the rounds of follow-ups met an error and go on'),
    });
    void this.listener.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.listener?.stop();
  }

  private async round(client: pg.Client): Promise<number> {
    const now = this.clock.now();
    const { rows } = await client.query<{ handed: number }>('SELECT hand_over_follow_ups($1, $2, $3) AS handed', [
      writeInstant(now),
      writeInstant(now + handedOverHoursAhead * hourMs),
      handedOverAtOnceMax,
    ]);
    await this.watch.look(client, now);
    return (rows[0]?.handed ?? 0) >= handedOverAtOnceMax ? nextRoundMilliseconds : sweepMilliseconds;
  }
}
