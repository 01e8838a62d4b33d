import { createRequire } from 'node:module';

createRequire(import.meta.url)('./resolve-typescript.ts');

/** Jest's globalSetup of the project redis; Jest wants a default export. */
export default async function startTestServices(): Promise<void> {
  const { claimTestRedis } = await import('./test-redis.js');
  const { startTestServer } = await import('./test-server.js');
  const missing = await claimTestRedis();
  if (missing) {
    // One line for people: a thrown error would bury it under Jest's stack trace.
    process.stderr.write(`${missing}\n`);
    process.exit(1);
  }
  await startTestServer();
}
