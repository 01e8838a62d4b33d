import type { FastifyInstance } from 'fastify';
import type { Logger } from './logger.js';

/**
 * One line a request, when its answer has left. The route's pattern stands for the address, since an address may hold
 * a token; a GraphQL operation's name and texts are not logged either.
 */
export function logRequests(server: FastifyInstance, logger: Logger): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
  });
  server.addHook('onResponse', async (request, reply) => {
    logger.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}
