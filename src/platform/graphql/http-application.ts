import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { HttpSettings } from '../config/settings.js';
import type { Logger } from '../observability/logger.js';
import { NestLogger } from '../observability/nest-logger.js';
import { requestIdOf } from '../observability/request-id.js';
import { logRequests } from '../observability/request-log.js';
import { answerUnreadableAddress } from './unreadable-address.js';

/** Room for a megabyte of text in every way of escaping it, so that validation and not the parser has the last word on it. */
const bodyMebibytesMax = 4;
/** Forms come from people without an account, who choose among a few answers; the parser reads no more of one. */
const formKibibytesMax = 16;
/** A request that has not fully arrived by then is somebody holding a connection open. */
const requestArrivalSecondsMax = 30;

/** The application as it listens, in main as in tests: whatever a request passes through on its way is put here. */
export async function createHttpApplication(
  root: DynamicModule,
  http: HttpSettings,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: bodyMebibytesMax * 2 ** 20,
    requestTimeout: requestArrivalSecondsMax * 1_000,
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers),
    forceCloseConnections: 'idle',
    frameworkErrors: answerUnreadableAddress,
  });
  const application = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  application.useBodyParser('application/x-www-form-urlencoded', { bodyLimit: formKibibytesMax * 2 ** 10 });
  logRequests(adapter.getInstance(), logger);
  await application.register(helmet, securityHeaders(http));
  return application;
}

/**
 * Nothing may load, run or frame anything unless a page says so itself. HSTS only where the service is reached over
 * TLS: on localhost it would lock every other local service out of http.
 */
function securityHeaders({ publicUrl }: HttpSettings) {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: publicUrl.startsWith('https://'),
    referrerPolicy: { policy: 'no-referrer' as const },
    xFrameOptions: { action: 'sameorigin' as const },
  };
}
