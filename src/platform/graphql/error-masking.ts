import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Language, Localised } from '../../domain/result.js';
import type { Logger } from '../observability/logger.js';

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/**
 * Keeps what went wrong inside to ourselves. An error that was meant for the caller has a code (UNAUTHENTICATED,
 * BAD_USER_INPUT, a problem's); every other one is a bug or an outage, is logged with an id, and the caller gets the id.
 */
export class ErrorMasking {
  /** Apollo formats an error without its request, so the sentence in the viewer's language is made beforehand. */
  private readonly masked = new WeakMap<object, GraphQLFormattedError>();

  constructor(private readonly logger: Logger) {}

  /** Called while the request is still known. */
  notice(errors: readonly GraphQLError[], language: Language, requestId: string): void {
    for (const error of errors) {
      if (!isForTheCaller(error.extensions['code'])) this.masked.set(error, this.mask(error, language, requestId));
    }
  }

  /** Apollo's `formatError`. Whatever nobody noticed went wrong before there was a context: the language is unknown then. */
  readonly format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    if (isForTheCaller(formatted.extensions?.['code'])) return formatted;
    const known = typeof error === 'object' && error !== null ? this.masked.get(error) : undefined;
    const { message, extensions } = known ?? this.mask(error, 'FI', undefined);
    return { message, ...located(formatted), ...(extensions && { extensions }) };
  };

  private mask(error: unknown, language: Language, requestId: string | undefined): GraphQLFormattedError {
    const errorId = randomUUID();
    const path = error instanceof GraphQLError ? error.path?.join('.') : undefined;
    this.logger.error({ errorId, requestId, path, error: unwrapResolverError(error) }, 'internal error');
    return { message: sentence(errorId)[language], extensions: { code: INTERNAL, errorId } };
  }
}

function isForTheCaller(code: unknown): boolean {
  return code !== undefined && code !== INTERNAL;
}

function located({ locations, path }: GraphQLFormattedError): Pick<GraphQLFormattedError, 'locations' | 'path'> {
  return { ...(locations && { locations }), ...(path && { path }) };
}

const sentence = (errorId: string): Localised => ({
  FI: `Palvelussa tapahtui virhe. Yritä hetken päästä uudelleen. Jos virhe toistuu, kerro ylläpidolle tunnus ${errorId}.`,
  SV: `Det uppstod ett fel i tjänsten. Försök igen om en stund. Om felet upprepas, uppge koden ${errorId} för administratören.`,
  EN: `Something went wrong in the service. Try again in a moment. If it goes on, give the id ${errorId} to your administrator.`,
});
