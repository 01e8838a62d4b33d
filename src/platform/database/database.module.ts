import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Global,
  Inject,
  Injectable,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import type { DatabaseSettings } from '../config/settings.js';
import { DATABASE_SETTINGS } from '../config/settings.module.js';
import { LOGGER, type Logger } from '../observability/logger.js';
import { Readiness } from '../observability/readiness.js';
import { Changes } from './changes.js';
import { applicationDataSource } from './database.js';
import { Transactions } from './transactions.js';

/** Ends the connections last of all: whatever still works at the stop works on them. */
@Injectable()
class DatabaseLife implements OnModuleInit, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly changes: Changes,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('database', () => this.source.query('SELECT 1'));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.changes.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}

/** The application's connections, and Transactions as the only way to them. */
@Global()
@Module({})
export class DatabaseModule {
  static forEntities(entities: EntityTarget<ObjectLiteral>[]): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          inject: [DATABASE_SETTINGS],
          useFactory: (settings: DatabaseSettings) => applicationDataSource(settings.url, entities).initialize(),
        },
        { provide: Transactions, inject: [DataSource], useFactory: (source: DataSource) => new Transactions(source) },
        {
          provide: Changes,
          inject: [DATABASE_SETTINGS, LOGGER],
          useFactory: ({ url }: DatabaseSettings, logger: Logger) =>
            new Changes({
              databaseUrl: url,
              onError: (error) => logger.warn({ error }, 'the connection that listens for changes met an error'),
            }),
        },
        DatabaseLife,
      ],
      exports: [Transactions, Changes],
    };
  }
}
