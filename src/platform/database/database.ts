import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { valueParsers } from './instant-parser.js';
import { migrations } from './migrations/migrations.js';

/** Connections one process keeps to PostgreSQL for its own statements; queue and LISTEN connections come on top. */
const poolConnectionsMax = 20;
/** A statement that takes longer has lost its plan: it is ended rather than left to pile up others behind it. */
const statementSecondsMax = 30;

const IN_UTC = '-c TimeZone=UTC -c DateStyle=ISO';

/**
 * The application's own way in: as the role that owns nothing, so that row-level security holds for every statement.
 * The role is set as the connection opens; the account in the URL must be allowed to take it.
 */
export function applicationDataSource(url: string, entities: EntityTarget<ObjectLiteral>[]): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: entities as never,
    poolSize: poolConnectionsMax,
    extra: {
      options: `-c role=yhteisaika_app -c statement_timeout=${statementSecondsMax}s ${IN_UTC}`,
      types: valueParsers,
    },
  });
}

/** The owner's way in, for migrations and for the operator's commands that stand above areas. */
export function ownerDataSource(url: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTransactionMode: 'all',
    poolSize: 2,
    extra: { options: IN_UTC, types: valueParsers },
  });
}
