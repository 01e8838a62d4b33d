import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { VIEWER_RESOLVER, type ViewerResolver } from '../identity/viewer-resolver.js';
import { acceptedLanguage } from '../identity/accepted-language.js';
import { GraphqlContext } from './graphql-context.js';

/** RFC 6750, 2.1; tokens of ours are far shorter than the bound. */
const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]{1,512})$/i;

/** What is known of a caller before anything of the operation is. */
export interface Caller {
  readonly authorization: string | undefined;
  readonly requestId: string;
  readonly acceptLanguage: string | undefined;
}

/** Makes the context of an operation: looks up who its bearer token belongs to. Cookies are not read, so no site can act for somebody. */
@Injectable()
export class ContextFactory {
  constructor(@Inject(VIEWER_RESOLVER) private readonly resolveViewer: ViewerResolver) {}

  create({ headers, id }: FastifyRequest): Promise<GraphqlContext> {
    const { authorization, 'accept-language': acceptLanguage } = headers;
    return this.of({ authorization, requestId: id, acceptLanguage });
  }

  async of({ authorization, requestId, acceptLanguage }: Caller): Promise<GraphqlContext> {
    const token = BEARER.exec(authorization ?? '')?.[1];
    const findViewer = async () => (token === undefined ? null : ((await this.resolveViewer(token)) ?? null));
    return new GraphqlContext(await findViewer(), requestId, acceptedLanguage(acceptLanguage), findViewer);
  }
}
