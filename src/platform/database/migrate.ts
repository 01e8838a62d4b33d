import { ownerDataSource } from './database.js';

/** Two processes that start at once migrate one after the other: the second finds nothing left to do. */
const MIGRATION_LOCK = 7_214_519;

/**
 * Brings the database to this version's schema, all in one transaction: a migration that fails leaves nothing behind.
 * `ownerUrl` names an account that may create tables, roles and the btree_gist extension.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const source = await ownerDataSource(ownerUrl).initialize();
  const guard = source.createQueryRunner();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await guard.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
    await source.destroy();
  }
}
