import { buildSchema, type ExecutionResult, OperationTypeNode, parse } from 'graphql';
import { CompiledQueries, type Operation } from '../../../src/platform/graphql/compiled-queries.js';
import { RecentlyUsed } from '../../../src/platform/graphql/recently-used.js';
import { type Answer, TinyApplication } from './tiny-application.js';

/** More than it takes for a document to be compiled. */
const TIMES = 6;

describe('whoever executes', () => {
  const schema = buildSchema('type Query { engine(of: String): String! } type Mutation { engine: String! }');
  const engine = () => (new Error().stack?.includes('graphql-jit') ? 'compiled' : 'interpreted');
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    const field = type?.getFields()['engine'];
    if (field) field.resolve = engine;
  }
  const queries = new CompiledQueries(schema);
  const run = async (
    text: string,
    kind: OperationTypeNode,
    variables?: Record<string, unknown>,
  ): Promise<ExecutionResult[]> => {
    const operation: Operation = {
      document: parse(text),
      documentHash: text,
      operationName: undefined,
      kind,
      variables,
      context: {},
    };
    const results: ExecutionResult[] = [];
    for (let time = 0; time < TIMES; time += 1) results.push(await queries.execute(operation));
    return results;
  };
  const engines = (results: ExecutionResult[]) => results.map(({ data }) => data?.['engine']);

  it('compiles a query that comes again and again', async () => {
    const seen = engines(await run('{ engine }', OperationTypeNode.QUERY));
    expect(seen[0]).toBe('interpreted');
    expect(seen.at(-1)).toBe('compiled');
  });

  it('never compiles a mutation', async () => {
    expect(new Set(engines(await run('mutation { engine }', OperationTypeNode.MUTATION)))).toEqual(
      new Set(['interpreted']),
    );
  });

  it('words refused variables as graphql-js does', async () => {
    const results = await run('query ($of: String!) { engine(of: $of) }', OperationTypeNode.QUERY, { of: 3 });
    expect(results.at(-1)).toEqual(results[0]);
    expect(results[0]?.errors?.[0]?.nodes?.[0]?.kind).toBe('VariableDefinition');
  });
});

describe('an answer of compiled code', () => {
  let app: TinyApplication;
  beforeAll(async () => {
    app = await TinyApplication.start();
  });
  afterAll(() => app.stop());

  const comparable = ({ status, data, errors }: Answer) =>
    JSON.parse(
      JSON.stringify({ status, data, errors }).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<error id>'),
    );

  it.each<[string, string, { token?: string | null; variables?: unknown }?]>([
    ['data through loaders', '{ books(count: 3) { id shelfMark bought sequels { id label } } }'],
    ['a guard’s refusal', '{ whoAmI }', { token: null }],
    ['a guard’s refusal beside what is open', '{ open books { id } }', { token: null }],
    ['a failing field that may be null', '{ books { id broken } }'],
    ['a failing field that may not be null', '{ brokenQuery }'],
    ['an error with a code of its own', '{ impossible }'],
    ['a value that cannot be written', '{ wrongInstant }'],
    ['variables that fit', 'query ($n: Int! = 1) { books(count: $n) { id } }', { variables: { n: 2 } }],
    ['a variable left to its default', 'query ($n: Int! = 1) { books(count: $n) { id } }'],
    ['variables that do not fit', 'query ($n: Int!) { books(count: $n) { id } }', { variables: { n: 'two' } }],
    [
      'fields left out and taken in',
      'query ($no: Boolean!) { books { id @skip(if: $no) label @include(if: $no) __typename } }',
      { variables: { no: true } },
    ],
    [
      'fragments and aliases',
      '{ few: books(count: 1) { ...B } more: books { ...B } } fragment B on Book { key: id ... on Book { sequels { id } } }',
    ],
  ])('is that of graphql-js: %s', async (_, query, options = {}) => {
    const first = await app.ask(query, options);
    let last = first;
    for (let time = 0; time < TIMES; time += 1) last = await app.ask(query, options);
    expect(comparable(last)).toEqual(comparable(first));
  });
});

describe('RecentlyUsed', () => {
  it('forgets what was not asked for longest', () => {
    const kept = new RecentlyUsed<string, number>(2);
    let made = 0;
    const make = () => (made += 1);
    expect([kept.get('a', make), kept.get('b', make), kept.get('a', make), kept.get('c', make)]).toEqual([1, 2, 1, 3]);
    expect([kept.get('a', make), kept.get('b', make), kept.size]).toEqual([1, 4, 2]);
  });
});
