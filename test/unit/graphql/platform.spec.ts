import { type Answer, TinyApplication } from './tiny-application.js';

let app: TinyApplication;
beforeAll(async () => {
  app = await TinyApplication.start();
});
afterAll(() => app.stop());

const codes = (answer: Answer) => answer.errors.map(({ extensions }) => extensions['code']);

describe('who may call', () => {
  it('answers whoever is signed in', async () => {
    expect(await app.ask('{ whoAmI }')).toMatchObject({ status: 200, data: { whoAmI: 'clerk' }, errors: [] });
  });

  it.each([
    ['no token', null],
    ['an unknown token', 'forged'],
  ])('refuses %s, with a sentence in the language asked for', async (_, token) => {
    const answer = await app.ask('{ whoAmI }', { token, headers: { 'accept-language': 'sv-FI,fi;q=0.5' } });
    expect(codes(answer)).toEqual(['UNAUTHENTICATED']);
    expect(answer.errors[0]?.message).toBe('Logga in och försök igen.');
    expect(answer.status).toBe(200);
  });

  it('is closed unless marked: an operation that never looks at the viewer is refused too', async () => {
    expect(codes(await app.ask('{ books { id } }', { token: null }))).toEqual(['UNAUTHENTICATED']);
    expect(codes(await app.ask('mutation { lengthOf(text: "abc") }', { token: null }))).toEqual(['UNAUTHENTICATED']);
  });

  it('lets anybody call what is marked, with an unknown token as well', async () => {
    expect((await app.ask('{ open }', { token: null, headers: { 'accept-language': 'en' } })).data).toEqual({
      open: 'unknown EN',
    });
    expect((await app.ask('{ open }', { token: 'forged' })).data).toEqual({ open: 'unknown FI' });
  });

  it('answers the rest of a login for the one who logged in', async () => {
    const answer = await app.ask('mutation { signIn { shelfMark } }', { token: null });
    expect(answer).toMatchObject({ data: { signIn: { shelfMark: 'mine of newcomer' } }, errors: [] });
  });
});

describe('errors', () => {
  it('hides what went wrong inside, under an id that the log knows', async () => {
    const answer = await app.ask('{ brokenQuery }');
    const [error] = answer.errors;
    expect(error?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', errorId: expect.any(String) });
    expect(JSON.stringify(answer)).not.toContain('duplicate key');
    const logged = app.logLines.filter((line) => line.includes(String(error?.extensions['errorId'])));
    expect(logged).toHaveLength(1);
    expect(JSON.parse(logged[0] ?? '')).toMatchObject({
      event: 'internal error',
      requestId: answer.headers['x-request-id'],
      error: { sqlState: '23505' },
    });
    expect(logged[0]).not.toContain('clerk@example.fi');
    expect(error?.message).toMatch(/^Palvelussa tapahtui virhe\./);
  });

  it('keeps what did work beside a field that failed', async () => {
    const answer = await app.ask('{ maybeBook { id broken } }');
    expect(answer).toMatchObject({ status: 200, data: { maybeBook: { id: 'one', broken: null } } });
    expect(answer.errors[0]).toMatchObject({
      path: ['maybeBook', 'broken'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
  });

  it('logs an expected refusal nowhere', async () => {
    const before = app.logLines.filter((line) => line.includes('"error"')).length;
    await app.ask('{ whoAmI }', { token: null });
    expect(app.logLines.filter((line) => line.includes('"error"'))).toHaveLength(before);
  });

  it('masks an outage while looking for the viewer', async () => {
    const answer = await app.ask('{ whoAmI }', { token: 'outage' });
    expect(answer.status).toBe(500);
    expect(codes(answer)).toEqual(['INTERNAL_SERVER_ERROR']);
    expect(JSON.stringify(answer)).not.toContain('session table');
  });

  it('tells a query that has no place for problems by the same code and field', async () => {
    const [error] = (await app.ask('{ impossible }')).errors;
    expect(error).toMatchObject({
      message: 'Kestoa ei voi lukea.',
      extensions: { code: 'VALIDATION', field: 'input.duration' },
    });
  });

  it.each([
    ['a document that is none', '{ whoAmI', undefined, 400, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ whoIsShe }', undefined, 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing variable', 'query ($n: Int!) { books(count: $n) { id } }', {}, 400, 'BAD_USER_INPUT'],
    [
      'a variable of the wrong type',
      'query ($n: Int) { books(count: $n) { id } }',
      { n: 'two' },
      400,
      'BAD_USER_INPUT',
    ],
  ])('keeps Apollo’s code and status for %s', async (_, query, variables, status, code) => {
    const answer = await app.ask(query, { variables });
    expect([answer.status, ...codes(answer)]).toEqual([status, code]);
  });
});

describe('problems', () => {
  it('are data of their own type, in the viewer’s language', async () => {
    const answer = await app.ask(
      'mutation { lend(duration: "an hour") { book { id } problems { __typename code message field confirmable } } }',
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      lend: {
        book: null,
        problems: [
          {
            __typename: 'GenericProblem',
            code: 'VALIDATION',
            message: 'Kestoa ei voi lukea.',
            field: 'input.duration',
            confirmable: false,
          },
        ],
      },
    });
  });
});

describe('scalars', () => {
  const ECHO =
    'mutation ($input: ValuesInput!) { echo(input: $input) { localDate localTime duration timeZone email url } }';
  const input = { dateTime: 'soon', localDate: '2027-02-30', localTime: '25:00', email: 'nobody', url: 'ftp:/' };

  it('let any text through, for the resolver to refuse with a problem', async () => {
    const { dateTime, ...rest } = input;
    expect((await app.ask(ECHO, { variables: { input } })).data).toEqual({
      echo: { ...rest, duration: 'PT15M', timeZone: 'Europe/Helsinki' },
    });
    const literal = await app.ask(
      `mutation { echo(input: {dateTime: "${dateTime}", localDate: "x", localTime: "y", email: "z", url: "u", duration: "long"}) { duration } }`,
    );
    expect(literal.data).toEqual({ echo: { duration: 'long' } });
  });

  it('refuse what is no text', async () => {
    expect(codes(await app.ask(ECHO, { variables: { input: { ...input, duration: 60 } } }))).toEqual([
      'BAD_USER_INPUT',
    ]);
    expect(codes(await app.ask('mutation { lend(duration: 60) { problems { code } } }'))).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
  });

  it('write an instant in UTC', async () => {
    expect((await app.ask('{ maybeBook { bought } }')).data).toEqual({
      maybeBook: { bought: '2027-03-05T07:00:00.000Z' },
    });
  });

  it('take anything but a number in a DateTime field for a bug', async () => {
    expect(codes(await app.ask('{ wrongInstant }'))).toEqual(['INTERNAL_SERVER_ERROR']);
  });
});

describe('loaders', () => {
  it('read what a request asks for in one go, and what does not exist is null', async () => {
    const before = app.shelf.batches.length;
    const answer = await app.ask('{ a: books(count: 3) { shelfMark } b: books(count: 1) { shelfMark } }');
    expect(answer.data).toEqual({
      a: [{ shelfMark: 'book-0 of clerk' }, { shelfMark: null }, { shelfMark: 'book-2 of clerk' }],
      b: [{ shelfMark: 'book-0 of clerk' }],
    });
    expect(app.shelf.batches.slice(before)).toEqual([['book-0', 'missing', 'book-2']]);
  });

  it('remember nothing from one request to the next', async () => {
    const before = app.shelf.batches.length;
    await app.ask('{ maybeBook { shelfMark } }');
    await app.ask('{ maybeBook { shelfMark } }');
    expect(app.shelf.batches.slice(before)).toEqual([['one'], ['one']]);
  });
});
