import { randomUUID } from 'node:crypto';
import { openRedisQueue } from '../../src/platform/queue/redis-queue.js';
import { jobQueueContract } from '../contracts/job-queue.js';
import { testRedis } from '../support/test-redis.js';

describe('the queue in Redis', () => {
  let keyPrefix: string;
  beforeEach(() => {
    keyPrefix = `${testRedis().keyPrefix}-${randomUUID()}`;
  });

  jobQueueContract((options) => openRedisQueue(testRedis().url, { ...options, keyPrefix }));
});
