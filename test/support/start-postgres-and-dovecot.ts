import { createRequire } from 'node:module';

createRequire(import.meta.url)('./resolve-typescript.ts');

/** Jest's globalSetup of the project mail; Jest wants a default export. */
export default async function startTestServices(): Promise<void> {
  const { findDovecot } = await import('./start-dovecot.js');
  const { startTestServer } = await import('./test-server.js');
  findDovecot();
  await startTestServer();
}
