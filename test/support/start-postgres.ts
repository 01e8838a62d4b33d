import { createRequire } from 'node:module';

createRequire(import.meta.url)('./resolve-typescript.ts');

/** Jest's globalSetup of the project e2e; Jest wants a default export. */
export default async function startTestServices(): Promise<void> {
  const { startTestServer } = await import('./test-server.js');
  await startTestServer();
}
