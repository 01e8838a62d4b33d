import { type ArgumentsHost, Catch, HttpException, Inject } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { acceptedLanguage } from '../identity/accepted-language.js';
import { LOGGER, type Logger } from '../observability/logger.js';
import { errorPage, type PageError } from '../pages/error-page.js';
import { pageLanguage, sendPage } from '../pages/page-reply.js';

/**
 * Leaves GraphQL's errors to the masking, which logs each bug once and an expected refusal never; Nest would log both.
 * Errors of plain HTTP routes become a page for whoever reads pages, and Nest's usual JSON for programs.
 */
@Catch()
export class UnloggedErrorsFilter extends BaseExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {
    super();
  }

  override catch(exception: unknown, host: ArgumentsHost): void {
    if (host.getType<string>() === 'graphql') throw exception;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent || !request.headers.accept?.includes('text/html')) return super.catch(exception, host);
    const status = exception instanceof HttpException ? exception.getStatus() : 500;
    if (status >= 500) this.logger.error({ requestId: request.id, error: exception }, 'internal error');
    const { lang } = request.query as { lang?: unknown };
    const language = pageLanguage(lang, acceptedLanguage(request.headers['accept-language']));
    sendPage(reply, status, errorPage(errorOf(status), language));
  }
}

function errorOf(status: number): PageError {
  if (status >= 500) return 'BROKEN';
  return status === 404 ? 'NOT_FOUND' : 'UNREADABLE';
}
