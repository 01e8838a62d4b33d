import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type DocumentNode,
  type ExecutionArgs,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Context, ServerOptions, SubscribePayload } from 'graphql-ws';
import { acceptedLanguage } from '../identity/accepted-language.js';
import { PROCESS_SETTINGS } from '../config/settings.module.js';
import type { ProcessSettings } from '../config/settings.js';
import { ContextFactory } from './context-factory.js';
import { ErrorMasking } from './error-masking.js';
import { LIVE_LIMITS, type LiveLimits } from './live-limits.js';
import { queryLimits } from './query-limits.js';
import { queryLimitsRule } from './query-limits.rule.js';

/** What a connection was opened with. */
export interface LiveCaller {
  readonly headers: IncomingHttpHeaders;
  readonly requestId: string;
}

type Connection = Context<Record<string, unknown> | undefined, LiveCaller>;

/** What is wrong with an operation before it runs. */
class Refused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super('the operation is refused');
  }
}

const variableErrorsMax = 50;

/**
 * What may be asked over a WebSocket: subscriptions, under the limits that hold for every document. Queries and mutations
 * go over HTTP, where they are bounded, compiled and logged; a second way to them would have to be guarded as well.
 * Errors are masked as they are there.
 */
@Injectable()
export class LiveOperations {
  readonly options: ServerOptions<Record<string, unknown> | undefined, LiveCaller>;
  private readonly introspection: boolean;

  constructor(
    private readonly schemas: GraphQLSchemaHost,
    private readonly contexts: ContextFactory,
    private readonly masking: ErrorMasking,
    @Inject(PROCESS_SETTINGS) { mode }: ProcessSettings,
    @Inject(LIVE_LIMITS) private readonly limits: LiveLimits,
  ) {
    this.introspection = mode === 'EMBEDDED';
    this.options = {
      connectionInitWaitTimeout: limits.connectionInitSecondsMax * 1_000,
      onSubscribe: (connection, _id, payload) => this.prepare(connection, payload),
      onNext: (connection, _id, _payload, _operation, { errors, data }): FormattedExecutionResult => ({
        ...(data !== undefined && { data }),
        ...(errors && { errors: this.masked(connection, errors) }),
      }),
      onError: (connection, _id, _payload, errors) => this.masked(connection, errors),
    };
  }

  private async prepare(
    connection: Connection,
    payload: SubscribePayload,
  ): Promise<ExecutionArgs | readonly GraphQLError[]> {
    try {
      refuseTooMany(connection, this.limits.subscriptionsPerConnectionMax);
      const document = this.document(payload);
      const contextValue = await this.contexts.of({
        authorization: authorizationOf(connection),
        requestId: connection.extra.requestId,
        acceptLanguage: connection.extra.headers['accept-language'],
      });
      const { operationName, variables: variableValues } = payload;
      return { schema: this.schemas.schema, document, operationName, variableValues, contextValue };
    } catch (error) {
      if (error instanceof Refused) return error.errors;
      return [new GraphQLError('internal', { originalError: error instanceof Error ? error : null })];
    }
  }

  /** The subscription, read and checked. */
  private document({ query, operationName, variables }: SubscribePayload): DocumentNode {
    const { schema } = this.schemas;
    const document = parsed(query);
    const rules = [queryLimitsRule(queryLimits), ...specifiedRules];
    const wrong = validate(schema, document, rules, { hideSuggestions: !this.introspection });
    if (wrong.length > 0) throw new Refused(wrong.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')));
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
      throw refusal('Ask for one subscription here. Queries and mutations go over HTTP.');
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, {
      maxErrors: variableErrorsMax,
    });
    if (errors) throw new Refused(errors.map((error) => withCode(error, 'BAD_USER_INPUT')));
    return document;
  }

  private masked({ extra }: Connection, errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    this.masking.notice(errors, acceptedLanguage(extra.headers['accept-language']), extra.requestId);
    return errors.map((error) => this.masking.format(error.toJSON(), error));
  }
}

/** graphql-ws has counted the one that is asked for. */
function refuseTooMany({ subscriptions }: Connection, max: number): void {
  if (Object.keys(subscriptions).length > max)
    throw refusal(`A connection holds at most ${max} subscriptions. End one first.`, 'TOO_MANY_SUBSCRIPTIONS');
}

/** What browsers can send, `connectionParams`, goes before the header of the upgrade, which they cannot set. */
function authorizationOf({ connectionParams, extra }: Connection): string | undefined {
  const given = connectionParams?.['authorization'];
  return typeof given === 'string' ? given : extra.headers.authorization;
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: queryLimits.tokensMax });
  } catch (error) {
    if (error instanceof GraphQLError) throw new Refused([withCode(error, 'GRAPHQL_PARSE_FAILED')]);
    throw error;
  }
}

const refusal = (message: string, code = 'BAD_REQUEST'): Refused =>
  new Refused([new GraphQLError(message, { extensions: { code } })]);

const withCode = ({ message, nodes, source, positions }: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(message, { nodes, source, positions, extensions: { code } });
