import { getIntrospectionQuery } from 'graphql';
import { queryLimits } from '../../../src/platform/graphql/query-limits.js';
import { TinyApplication } from './tiny-application.js';

let app: TinyApplication;
beforeAll(async () => {
  app = await TinyApplication.start();
});
afterAll(() => app.stop());

const nested = (depth: number): string =>
  `{ maybeBook ${'{ sequels '.repeat(depth - 2)} { id } ${'}'.repeat(depth - 2)} }`;
const fragments = (count: number): string =>
  Array.from(
    { length: count },
    (_, i) => `fragment F${i} on Book { ${i + 1 < count ? `...F${i + 1} ...F${i + 1}` : 'id label'} }`,
  ).join(' ');

describe('documents that ask for too much', () => {
  it('lets the deepest allowed one through', async () => {
    const query = '{ maybeBook { sequels { sequels { sequels { id } } } } }';
    expect((await app.ask(query)).errors).toEqual([]);
  });

  it.each([
    ['depth', nested(queryLimits.depthMax + 1), 'depth'],
    [
      'depth through fragments that contain themselves deeply',
      `{ maybeBook { ...D0 } } ${Array.from({ length: 400 }, (_, i) => `fragment D${i} on Book { sequels { ${i < 399 ? `...D${i + 1}` : 'id'} } }`).join(' ')}`,
      'depth',
    ],
    [
      'aliases',
      `{ ${Array.from({ length: queryLimits.aliasesMax + 1 }, (_, i) => `a${i}: open`).join(' ')} }`,
      'aliases',
    ],
    ['root fields', `{ ${'open '.repeat(queryLimits.rootFieldsMax + 1)} }`, 'root fields'],
    ['fields that a fragment doubles again and again', `{ maybeBook { ...F0 } } ${fragments(14)}`, 'fields'],
    [
      'lists in lists in lists',
      '{ books { sequels { sequels { sequels { sequels { id label bought } } } } } }',
      'fields in the answer',
    ],
    ['a long page', '{ maybeBook(first: 20000) { id label bought } }', 'fields in the answer'],
  ])('refuses %s with the figure and the limit', async (_, query, figure) => {
    const answer = await app.ask(query);
    expect(answer.status).toBe(400);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.message).toMatch(
      new RegExp(`^The document asks for too much: ${figure} (\\d+|Infinity), at most \\d+\\.`),
    );
  });

  it('refuses more tokens than the limit while it parses', async () => {
    const answer = await app.ask(`{ ${'open '.repeat(queryLimits.tokensMax)} }`);
    expect([answer.status, answer.errors[0]?.extensions['code']]).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
  });

  it('asks nobody else about a refused document: comparing thousands of equal fields two by two takes seconds', async () => {
    const equal = 'id '.repeat(queryLimits.fieldsMax + 1);
    const answer = await app.ask(`{ maybeBook { ${equal} id: label noSuchField } }`);
    expect(answer.status).toBe(400);
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]?.message).toContain('fields');
  });

  it('reports a fragment inside itself as graphql-js does', async () => {
    const answer = await app.ask('{ maybeBook { ...Loop } } fragment Loop on Book { sequels { ...Loop } }');
    expect(answer.errors[0]?.message).toContain('Cannot spread fragment "Loop" within itself');
  });

  it('refuses a batch, and a call that a form on another site could send', async () => {
    const send = (contentType: string, payload: string) =>
      app.application.inject({ method: 'POST', url: '/graphql', headers: { 'content-type': contentType }, payload });
    expect((await send('application/json', '[{"query":"{ open }"}]')).statusCode).toBe(400);
    expect((await send('text/plain', '{"query":"{ open }"}')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await send('application/x-www-form-urlencoded', 'query={open}')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await app.application.inject({ method: 'GET', url: '/graphql?query={open}' })).statusCode).toBe(400);
  });

  it('lets a megabyte of text reach the resolver, and refuses a body past the limit', async () => {
    const text = 'ä'.repeat(1_000_000);
    expect(
      (await app.ask('mutation ($text: String!) { lengthOf(text: $text) }', { variables: { text } })).data,
    ).toEqual({ lengthOf: 1_000_000 });
    const tooMuch = await app.application.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify({ query: 'x'.repeat(5 * 2 ** 20) }),
    });
    expect(tooMuch.statusCode).toBe(413);
  });
});

describe('what the outside sees', () => {
  it('shows the schema in embedded mode', async () => {
    expect((await app.ask(getIntrospectionQuery(), { token: null })).errors).toEqual([]);
  });

  it('shows a server’s schema to nobody, not even in the hints of errors', async () => {
    const server = await TinyApplication.start({ DATABASE_URL: 'postgresql://db/x', SECRET: 's'.repeat(32) });
    const introspected = await server.ask('{ __schema { queryType { name } } }');
    const misspelt = await server.ask('{ whoAm }');
    await server.stop();
    expect(introspected.status).toBe(400);
    expect(misspelt.errors[0]?.message).toBe('Cannot query field "whoAm" on type "Query".');
  });

  it('sends strict headers with every answer, and the request’s id', async () => {
    const { headers } = await app.ask('{ open }', { headers: { 'x-request-id': 'proxy-id-0001' } });
    expect(headers).toMatchObject({
      'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-request-id': 'proxy-id-0001',
    });
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  it('takes no request id that could break a log line', async () => {
    const { headers } = await app.ask('{ open }', { headers: { 'x-request-id': 'a b{"level":"fatal"}' } });
    expect(headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
