import {
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
import { Readiness } from '../observability/readiness.js';
import { applicationDataSource } from './database.js';
import { Transactions } from './transactions.js';

/** Ends the connections last of all: whatever still works at the stop works on them. */
@Injectable()
class DatabaseLife implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    private readonly readiness: Readiness,
  ) {}

  onModuleInit(): void {
    this.readiness.add('database', () => this.source.query('SELECT 1'));
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
        DatabaseLife,
      ],
      exports: [Transactions],
    };
  }
}
