import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedLanguage } from '../identity/accepted-language.js';
import { errorPage } from '../pages/error-page.js';
import { sendPage } from '../pages/page-reply.js';

/**
 * Answers an address that the router cannot read: a broken percent sign, or a part longer than any token. Nothing is there,
 * and so it is said. Without this Fastify quotes the address in its answer, before any hook or filter has run.
 */
export function answerUnreadableAddress(_error: Error, { headers }: FastifyRequest, reply: FastifyReply): void {
  if (headers.accept?.includes('text/html')) {
    sendPage(reply, 404, errorPage('NOT_FOUND', acceptedLanguage(headers['accept-language'])));
    return;
  }
  void reply.status(404).header('x-content-type-options', 'nosniff').send({ statusCode: 404, message: 'Not Found' });
}
