import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { RecentlyUsed } from './recently-used.js';

/** Compiling costs some ten executions, so a document has to come back before it is compiled. */
const executionsBeforeCompiling = 3;
/** Some 50 kB each. The documents of one browser application are a few dozen. */
const documentsKeptMax = 300;

/** One operation of one document, as Apollo hands it to whoever executes it. */
export interface Operation {
  readonly document: DocumentNode;
  /** The document's hash: equal for equal texts. */
  readonly documentHash: string;
  readonly operationName: string | undefined;
  readonly kind: OperationTypeNode;
  readonly variables: Record<string, unknown> | undefined;
  readonly context: unknown;
}

interface KnownDocument {
  executions: number;
  /** Null: graphql-jit refused it. */
  compiled?: CompiledQuery | null;
}

/**
 * Executes operations, and queries that come often by generated code (graphql-jit), several times as fast for large
 * answers. Everything that is not plainly the fast case goes to graphql-js, the reference: mutations, whose order of
 * effects is worth more than their speed, rare documents, refused ones, and variables that do not fit.
 */
export class CompiledQueries {
  private readonly known = new RecentlyUsed<string, KnownDocument>(documentsKeptMax);

  constructor(private readonly schema: GraphQLSchema) {}

  async execute(operation: Operation): Promise<ExecutionResult> {
    if (operation.kind === OperationTypeNode.SUBSCRIPTION) return { errors: [overWebSocketOnly()] };
    const compiled = operation.kind === OperationTypeNode.QUERY ? this.compiled(operation) : undefined;
    if (!compiled) return this.interpret(operation);
    const result = await compiled.query(undefined, operation.context, operation.variables);
    // No data at all: the variables were refused and nothing has run. graphql-js words that as Apollo expects it.
    if (!('data' in result)) return this.interpret(operation);
    return result.errors ? { ...result, errors: result.errors.map(asRealError) } : result;
  }

  private async interpret({ document, context, variables, operationName }: Operation): Promise<ExecutionResult> {
    return execute({ schema: this.schema, document, contextValue: context, variableValues: variables, operationName });
  }

  private compiled({ document, documentHash, operationName }: Operation): CompiledQuery | null | undefined {
    const entry = this.known.get(`${documentHash} ${operationName ?? ''}`, () => ({ executions: 0 }));
    entry.executions += 1;
    if (entry.compiled === undefined && entry.executions > executionsBeforeCompiling) {
      const outcome = compileQuery(this.schema, document, operationName);
      entry.compiled = isCompiledQuery(outcome) ? outcome : null;
    }
    return entry.compiled;
  }
}

/** Executing one would run its field without what guards it: guards stand before the subscribing. */
const overWebSocketOnly = (): GraphQLError =>
  new GraphQLError('Subscriptions are served over WebSocket (graphql-transport-ws), at the same address.', {
    extensions: { code: 'BAD_REQUEST' },
  });

/** graphql-jit's errors look like graphql-js's but lack `extensions`, at which Apollo stumbles: codes and statuses would be lost. */
function asRealError({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path: path ?? null, originalError: originalError ?? null });
  if (locations) Object.defineProperty(error, 'locations', { value: locations, enumerable: true });
  return error;
}
