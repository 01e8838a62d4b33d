import type { ApolloServerPlugin } from '@apollo/server';
import type { ErrorMasking } from './error-masking.js';
import type { GraphqlContext } from './graphql-context.js';

/** Shows the masking each request's errors while the request, its language and its id are known. */
export function errorMaskingPlugin(masking: ErrorMasking): ApolloServerPlugin<GraphqlContext> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) =>
        masking.notice(errors, contextValue.language, contextValue.requestId),
    }),
  };
}
