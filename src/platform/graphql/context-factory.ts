import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { VIEWER_RESOLVER, type ViewerResolver } from '../identity/viewer-resolver.js';
import { acceptedLanguage } from '../identity/accepted-language.js';
import { GraphqlContext } from './graphql-context.js';

/** RFC 6750, 2.1; tokens of ours are far shorter than the bound. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;

/** Makes the context of a request: looks up who its bearer token belongs to. Cookies are not read, so no site can act for somebody. */
@Injectable()
export class ContextFactory {
  constructor(@Inject(VIEWER_RESOLVER) private readonly resolveViewer: ViewerResolver) {}

  async create(request: FastifyRequest): Promise<GraphqlContext> {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    const viewer = token === undefined ? null : ((await this.resolveViewer(token)) ?? null);
    return new GraphqlContext(viewer, request.id, acceptedLanguage(request.headers['accept-language']));
  }
}
