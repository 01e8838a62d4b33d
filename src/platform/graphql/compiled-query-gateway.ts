import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { CompiledQueries } from './compiled-queries.js';

type Gateway = ApolloServerOptionsWithGateway<object>['gateway'];

/**
 * Puts CompiledQueries in the place where Apollo lets somebody else execute: the one for gateways. A plugin's
 * `responseForOperation` would be simpler, but it skips the formatting of errors, and guards would lose their codes.
 * `schema` is asked for when Apollo starts: Nest has not built it before.
 */
export function compiledQueryGateway(schema: () => GraphQLSchema): Gateway {
  let announce: Parameters<Gateway['onSchemaLoadOrUpdate']>[0] = () => undefined;
  return {
    onSchemaLoadOrUpdate(callback) {
      announce = callback;
      return () => undefined;
    },
    async load() {
      const apiSchema = schema();
      const queries = new CompiledQueries(apiSchema);
      announce({ apiSchema, coreSupergraphSdl: '' });
      return {
        executor: async ({ document, queryHash, operation, request, context }) =>
          queries.execute({
            document,
            documentHash: queryHash,
            // Apollo leaves `operation` empty when the name fits none; graphql-js then says so.
            operationName: request.operationName,
            kind: operation?.operation,
            variables: request.variables,
            context,
          }),
      };
    },
    stop: async () => undefined,
  };
}
