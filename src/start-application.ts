import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { seedDemoArea } from './demo/seed-demo-area.js';
import { SystemClock } from './platform/clock/clock.js';
import { keptSecret } from './platform/config/kept-secret.js';
import { completeSettings, type RequestedSettings, type Settings } from './platform/config/settings.js';
import { migrate } from './platform/database/migrate.js';
import { startEmbeddedPostgres } from './platform/embedded-postgres/embedded-postgres.js';
import { createHttpApplication } from './platform/graphql/http-application.js';
import { createLogger } from './platform/observability/logger.js';
import { freePort } from './platform/process/free-port.js';
import { UndoStack } from './platform/process/undo-stack.js';

export interface RunningApplication {
  readonly settings: Settings;
  readonly application: NestFastifyApplication;
  /** Requests first, then what works in the background, then the database of our own. */
  stop(): Promise<void>;
}

/**
 * The composition root in time: what starts after what. `say` gets the few lines a person should see. A step that fails
 * takes everything that was started before it down again.
 */
export async function startApplication(
  requested: RequestedSettings,
  say: (line: string) => void,
): Promise<RunningApplication> {
  const undo = new UndoStack();
  try {
    const settings = completeSettings(requested, {
      databaseUrl: requested.databaseUrl ?? (await embeddedDatabase(requested, say, undo)),
      secret: requested.secret ?? (await keptSecret(requested.process.dataDirectory)),
      port: requested.port === 0 ? await freePort(requested.host) : requested.port,
    });
    await migrate(settings.database.url);
    await seedFirstStart(settings);
    const application = await listen(settings, undo);
    return { settings, application, stop: () => undo.undoAll() };
  } catch (error) {
    await undo.undoAll().catch(() => undefined);
    throw error;
  }
}

/** A database of our own that has no area yet gets the demo area, so that there is something to see and somebody to sign in as. */
async function seedFirstStart({ process: { mode }, database }: Settings): Promise<void> {
  if (mode === 'EMBEDDED') await seedDemoArea(database.url, { now: new SystemClock().now(), withAccounts: true });
}

async function embeddedDatabase(
  requested: RequestedSettings,
  say: (line: string) => void,
  undo: UndoStack,
): Promise<string> {
  const dataDirectory = join(requested.process.dataDirectory, 'postgres');
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: say });
  undo.push(() => postgres.stop());
  return postgres.url;
}

/**
 * Nest's own order at the stop: HTTP in `onModuleDestroy`, queue workers in `beforeApplicationShutdown`, connections in
 * `onApplicationShutdown`. A worker without the API listens too, for its health alone.
 */
async function listen(settings: Settings, undo: UndoStack): Promise<NestFastifyApplication> {
  const logger = createLogger(settings.process.logLevel);
  const application = await createHttpApplication(AppModule.forSettings(settings, logger), settings.http, logger);
  undo.push(() => application.close());
  await application.init();
  // Past Nest's own `listen`, which logs a taken port on top of the line that the operator gets from us.
  await application.getHttpAdapter().getInstance().listen({ port: settings.http.port, host: settings.http.host });
  return application;
}
