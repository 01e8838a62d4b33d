import { openPostgresQueue } from '../../src/platform/queue/postgres-queue.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';
import { jobQueueContract } from './job-queue.js';

describe('the queue in PostgreSQL', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase();
  });
  afterEach(() => database.drop());

  jobQueueContract((options) => openPostgresQueue(database.ownerUrl, options));
});
