import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';

const KEY_PREFIX = 'YHTEISAIKA_TEST_REDIS_PREFIX';
const connectMillisecondsMax = 2_000;

/** The Redis of this run. Others may use it too, so every key of ours begins with the run's own prefix. */
export function testRedis(): { readonly url: string; readonly keyPrefix: string } {
  const keyPrefix = process.env[KEY_PREFIX];
  if (!keyPrefix) throw new Error('this test needs Redis: it belongs to the Jest project redis');
  return { url: redisUrl(), keyPrefix };
}

/** Sees whether Redis answers and takes a prefix for this run; otherwise says in one line what is missing. */
export async function claimTestRedis(): Promise<string | undefined> {
  const redis = connect();
  let reason = 'no answer';
  redis.on('error', (error: Error) => (reason = error.message));
  try {
    await redis.connect();
    await redis.ping();
  } catch {
    return `No Redis at ${redisUrl().replace(/\/\/.*@/, '//')} (${reason}): start one with "redis-server --save ''", or name another in REDIS_URL.`;
  } finally {
    redis.disconnect();
  }
  process.env[KEY_PREFIX] = `yhteisaika-test-${randomUUID()}`;
  return undefined;
}

/** Removes this run's keys and no others. */
export async function clearTestRedis(): Promise<void> {
  const keyPrefix = process.env[KEY_PREFIX];
  if (keyPrefix) await removeRedisKeys(keyPrefix);
}

/** Where the end-to-end tests have their queue when they run in the project redis; in the others it is PostgreSQL. */
export const queueRedisUrl = (): string | undefined => (process.env[KEY_PREFIX] ? redisUrl() : undefined);

/** Removes the keys that begin so. */
export async function removeRedisKeys(keyPrefix: string): Promise<void> {
  const redis = connect();
  try {
    await redis.connect();
    for await (const keys of redis.scanStream({ match: `${keyPrefix}*`, count: 1000 })) {
      if ((keys as string[]).length > 0) await redis.unlink(...(keys as string[]));
    }
  } finally {
    redis.disconnect();
  }
}

function redisUrl(): string {
  return process.env.REDIS_URL ?? 'redis://127.0.0.1:6379';
}

function connect(): Redis {
  return new Redis(redisUrl(), {
    lazyConnect: true,
    connectTimeout: connectMillisecondsMax,
    retryStrategy: () => null,
    maxRetriesPerRequest: 1,
  });
}
