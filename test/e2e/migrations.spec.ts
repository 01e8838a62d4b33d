import pg from 'pg';
import type { DataSource } from 'typeorm';
import { OrganisationEntity } from '../../src/features/directory/organisation.entity.js';
import { PersonEntity } from '../../src/features/directory/person.entity.js';
import { RoomEntity } from '../../src/features/directory/room.entity.js';
import { applicationDataSource, ownerDataSource } from '../../src/platform/database/database.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Everything the migrations make, as the catalogue tells it. */
const CATALOGUE = `
  SELECT 'column' AS what, table_name || '.' || column_name AS name, data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS detail
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
  UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
  UNION ALL SELECT 'constraint', conrelid::regclass || ' ' || conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND conrelid <> to_regclass('migrations')
  UNION ALL SELECT 'policy', tablename || ' ' || policyname, coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies WHERE schemaname = 'public'
  UNION ALL SELECT 'function', p.oid::regprocedure::text, md5(p.prosrc) || p.prosecdef FROM pg_proc p
    LEFT JOIN pg_depend d ON d.objid = p.oid AND d.deptype = 'e' WHERE p.pronamespace = 'public'::regnamespace AND d.objid IS NULL
  UNION ALL SELECT 'right', table_name || ' ' || privilege_type, grantee FROM information_schema.role_table_grants WHERE grantee = 'yhteisaika_app'
  ORDER BY 1, 2, 3`;

let database: TestDatabase;
let owner: pg.Pool;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
});

afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const catalogue = async () => (await owner.query<{ what: string; name: string; detail: string }>(CATALOGUE)).rows;

async function withSource(source: DataSource, work: (source: DataSource) => Promise<void>): Promise<void> {
  await source.initialize();
  await work(source).finally(() => source.destroy());
}

test('every migration can be taken back, and made again to the same end', async () => {
  const made = await catalogue();
  expect(made.filter(({ what }) => what === 'policy').length).toBeGreaterThan(10);
  await withSource(ownerDataSource(database.ownerUrl), async (source) => {
    for (const _ of source.migrations) await source.undoLastMigration();
  });
  expect(await catalogue()).toEqual([]);
  await migrate(database.ownerUrl);
  await migrate(database.ownerUrl);
  expect(await catalogue()).toEqual(made);
});

test('every table with an area is behind row-level security', async () => {
  const open = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN information_schema.columns k ON k.table_name = c.relname AND k.column_name = 'area_id'
     WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT c.relrowsecurity`,
  );
  expect(open.rows).toEqual([]);
});

test('the application owns nothing and sees no identity', async () => {
  const owned = await owner.query(`SELECT 1 FROM pg_class WHERE relowner = 'yhteisaika_app'::regrole`);
  expect(owned.rows).toEqual([]);
  const rights = await owner.query(`SELECT has_table_privilege('yhteisaika_app', 'identity', 'SELECT') AS sees`);
  expect(rights.rows).toEqual([{ sees: false }]);
});

test('entities and tables say the same', async () => {
  const types: Record<string, string> = { timestamptz: 'timestamp with time zone', integer: 'integer', int: 'integer' };
  await withSource(
    applicationDataSource(database.ownerUrl, [OrganisationEntity, PersonEntity, RoomEntity]),
    async (source) => {
      for (const entity of source.entityMetadatas) {
        const columns = await owner.query<{ name: string; type: string; nullable: boolean }>(
          `SELECT column_name AS name, data_type AS type, is_nullable = 'YES' AS nullable FROM information_schema.columns WHERE table_name = $1 ORDER BY 1`,
          [entity.tableName],
        );
        const declared = entity.columns.map((column) => ({
          name: column.databaseName,
          type: column.isArray ? 'ARRAY' : (types[String(column.type)] ?? String(column.type)),
          nullable: column.isNullable,
        }));
        const nameOrder = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);
        expect({ table: entity.tableName, columns: declared.sort(nameOrder) }).toEqual({
          table: entity.tableName,
          columns: columns.rows.sort(nameOrder),
        });
      }
    },
  );
});
