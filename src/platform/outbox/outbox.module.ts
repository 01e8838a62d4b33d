import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CLOCK, type Clock } from '../clock/clock.js';
import type { Settings } from '../config/settings.js';
import { Transactions } from '../database/transactions.js';
import { LOGGER, type Logger } from '../observability/logger.js';
import type { JobQueue } from '../queue/job-queue.js';
import { migratePostgresQueue, openPostgresQueue } from '../queue/postgres-queue.js';
import { openRedisQueue, redisKeyPrefix } from '../queue/redis-queue.js';
import { OutboxRegistry } from './outbox-registry.js';
import { type RunningOutbox, startOutbox } from './running-outbox.js';

type OutboxModuleSettings = Pick<Settings, 'database' | 'queue' | 'process' | 'secrets'>;
const OUTBOX_SETTINGS = Symbol('OutboxModuleSettings');

/**
 * Works off the outbox in processes that have the worker role; the others only append to it. It starts once every room
 * has registered, and stops before connections go.
 */
@Injectable()
class OutboxLife implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: RunningOutbox | undefined;

  constructor(
    private readonly registry: OutboxRegistry,
    private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(OUTBOX_SETTINGS) private readonly settings: OutboxModuleSettings,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const handlers = this.registry.complete();
    if (!this.settings.process.roles.has('worker')) return;
    const onError = (error: unknown) => this.logger.warn({ error }, 'the outbox met an error and goes on');
    this.running = await startOutbox({
      databaseUrl: this.settings.database.url,
      transactions: this.transactions,
      queue: await this.openQueue(onError),
      handlers,
      clock: this.clock,
      onError,
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.running?.stop();
  }

  private async openQueue(onError: (error: unknown) => void): Promise<JobQueue> {
    const { redisUrl } = this.settings.queue;
    const keyPrefix = redisKeyPrefix(this.settings.secrets.secret);
    if (redisUrl !== undefined) return openRedisQueue(redisUrl, { onError, keyPrefix });
    await migratePostgresQueue(this.settings.database.url);
    return openPostgresQueue(this.settings.database.url, { onError });
  }
}

@Global()
@Module({})
export class OutboxModule {
  static forSettings(settings: OutboxModuleSettings): DynamicModule {
    return {
      module: OutboxModule,
      providers: [OutboxRegistry, { provide: OUTBOX_SETTINGS, useValue: settings }, OutboxLife],
      exports: [OutboxRegistry],
    };
  }
}
