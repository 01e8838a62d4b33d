import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { AppModule } from '../../src/app.module.js';
import { processEnvironment } from '../../src/platform/config/environment.js';
import { completeSettings, requestedSettings } from '../../src/platform/config/settings.js';
import { createHttpApplication } from '../../src/platform/graphql/http-application.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { stopOnSignals } from '../../src/platform/process/stop-signals.js';

/** The product as it listens, with one static file beside it: in memory, with the validator it was given once, as cheap as this server can do it. */
const requested = requestedSettings(processEnvironment(), process.cwd());
const settings = completeSettings(requested, {
  databaseUrl: requested.databaseUrl ?? '',
  secret: requested.secret ?? '',
  port: requested.port,
});
const logger = createLogger(settings.process.logLevel);
const application = await createHttpApplication(AppModule.forSettings(settings, logger), settings.http, logger);
const server = application.getHttpAdapter().getInstance();

const file = Buffer.from('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n'.repeat(200));
const tag = `"${createHash('sha256').update(file).digest('base64url').slice(0, 22)}"`;
server.get('/static.ics', (request, reply) => {
  reply.header('etag', tag).header('cache-control', 'private, no-cache');
  if (request.headers['if-none-match'] === tag) return reply.status(304).send();
  return reply.header('content-type', 'text/calendar; charset=utf-8').send(file);
});

await application.init();
await server.listen({ port: settings.http.port, host: settings.http.host });
stopOnSignals({ stop: () => application.close(), say: () => undefined, exit: (code) => process.exit(code) });
