import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { FastifyRequest } from 'fastify';
import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import { compiledQueryGateway } from './compiled-query-gateway.js';
import type { ContextFactory } from './context-factory.js';
import type { ErrorMasking } from './error-masking.js';
import { errorMaskingPlugin } from './error-masking.plugin.js';
import { unwrapPlainFields, writtenFields } from './plain-fields.js';
import { queryLimits } from './query-limits.js';
import { queryLimitsRule } from './query-limits.rule.js';

/** Where the API is, over HTTP as over WebSocket. */
export const graphqlPath = '/graphql';

export interface GraphqlParts {
  readonly contexts: ContextFactory;
  readonly masking: ErrorMasking;
  /** Shows the schema to whoever asks, and names of fields in the hints of errors. */
  readonly introspection: boolean;
}

/** Everything Apollo would otherwise decide by NODE_ENV is decided here. */
export function graphqlOptions({ contexts, masking, introspection }: GraphqlParts): ApolloDriverConfig {
  let schema: GraphQLSchema | undefined;
  let written: ReadonlySet<string> = new Set();
  const builtSchema = (): GraphQLSchema => {
    if (!schema) throw new Error('Apollo was started before the schema was built');
    return schema;
  };
  return {
    driver: ApolloDriver,
    path: graphqlPath,
    autoSchemaFile: true,
    transformResolvers: (resolvers) => {
      written = writtenFields(resolvers);
      return resolvers;
    },
    transformSchema: (built) => {
      unwrapPlainFields(built, written);
      schema = lexicographicSortSchema(built);
      return schema;
    },
    context: (request: FastifyRequest) => contexts.create(request),
    formatError: masking.format,
    // Nest's translation of HTTP exceptions would put their whole answer into the error.
    autoTransformHttpErrors: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), errorMaskingPlugin(masking)],
    ...({ gateway: compiledQueryGateway(builtSchema) } as object),
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    graphiql: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    // Nobody registers queries with us, and the store would be one more thing that callers can fill.
    persistedQueries: false,
    parseOptions: { maxTokens: queryLimits.tokensMax },
    validationRules: [queryLimitsRule(queryLimits)],
  };
}
