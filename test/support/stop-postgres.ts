/** Jest's globalTeardown of the projects e2e, mail and redis; Jest wants a default export. The set-up has made imports resolve. */
export default async function stopTestServices(): Promise<void> {
  const { clearTestRedis } = await import('./test-redis.js');
  const { stopTestServer } = await import('./test-server.js');
  await clearTestRedis();
  await stopTestServer();
}
