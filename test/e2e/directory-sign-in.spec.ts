import { ownerDataSource } from '../../src/platform/database/database.js';
import { addAccount } from '../../src/features/directory/add-account.js';
import { AreaBuilder, type BuiltAccount, testPassword } from '../builders/area-builder.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const LOGIN = `mutation ($email: EmailAddress!, $password: String!) {
  login(email: $email, password: $password) { token expiresAt viewer { roles person { id email } } } }`;
const VIEWER = '{ viewer { roles person { id } } }';
const SET_ROLES = `mutation ($personId: ID!, $roles: [ViewerRole!]!) {
  setRoles(personId: $personId, roles: $roles) { person { id roles } problems { code field message } } }`;

let app: TestApp;
let area: AreaBuilder;
let administrator: BuiltAccount;
let token: string;

beforeAll(async () => {
  app = await createTestApp();
  area = await AreaBuilder.create(app.owner);
  administrator = await area.account(['ADMINISTRATOR'], { email: 'Maija@Kunta.example' });
  token = await app.signIn(administrator.email);
});

afterAll(() => app?.close());

const login = (email: string, password: string, language?: string) =>
  app.graphql(LOGIN, { email, password }, undefined, language === undefined ? {} : { 'accept-language': language });
const rolesOf = async (of: string) => (await app.data(VIEWER, {}, of)).viewer.roles;

describe('login', () => {
  test('gives a token for half a day, and the viewer in the same answer', async () => {
    const { data } = await login('maija@kunta.EXAMPLE', testPassword);
    expect(data.login).toMatchObject({
      expiresAt: '2027-01-04T18:00:00.000Z',
      viewer: { roles: ['ADMINISTRATOR'], person: { id: administrator.id, email: 'Maija@Kunta.example' } },
    });
    expect(await rolesOf(data.login.token)).toEqual(['ADMINISTRATOR']);
  });

  test.each([
    ['a wrong password', 'maija@kunta.example', 'wrong'],
    ['an unknown address', 'nobody@kunta.example', testPassword],
    ['no address at all', '', testPassword],
    ['a NUL', 'maija@kunta.example\0', testPassword],
    ['a megabyte of address', 'a'.repeat(2 ** 20), testPassword],
    ['a megabyte of password', 'maija@kunta.example', 'a'.repeat(2 ** 20)],
  ])('%s is refused in the same words', async (_, email, password) => {
    const { data, errors } = await login(email, password);
    expect(data).toEqual({ login: null });
    expect(errors).toMatchObject([
      {
        message: 'Sähköpostiosoite tai salasana ei täsmää. Tarkista ne ja yritä uudelleen.',
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
  });

  test.each([
    ['sv-FI,sv;q=0.9', 'stämmer inte'],
    ['en', 'does not match'],
  ])('in the language of the browser: %s', async (language, words) => {
    expect((await login('x@y.example', 'x', language)).errors?.[0]?.message).toContain(words);
  });

  test('somebody without an account cannot sign in, whatever address they are written to at', async () => {
    await area.person({ email: 'client@mail.example', kind: 'CLIENT' });
    expect((await login('client@mail.example', testPassword)).data).toEqual({ login: null });
  });

  test('the table of sessions holds no token', async () => {
    const { rows } = await app.owner.query<{ token_hash: Buffer }>('SELECT token_hash FROM session');
    expect(rows.length).toBeGreaterThan(0);
    for (const { token_hash } of rows) {
      expect(token_hash).toHaveLength(32);
      expect(token_hash.toString('utf8')).not.toContain(token);
    }
  });
});

describe('a session', () => {
  test('ends by logout, and that one alone', async () => {
    const other = await app.signIn(administrator.email);
    expect(await app.data('mutation { logout }', {}, other)).toEqual({ logout: true });
    expect((await app.graphql(VIEWER, {}, other)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await rolesOf(token)).toEqual(['ADMINISTRATOR']);
  });

  test('ends by itself after twelve hours', async () => {
    app.clock.advanceMinutes(12 * 60 - 1);
    expect(await rolesOf(token)).toEqual(['ADMINISTRATOR']);
    app.clock.advanceMinutes(1);
    expect((await app.graphql(VIEWER, {}, token)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    token = await app.signIn(administrator.email);
  });

  test.each([
    ['no token', undefined],
    ['a made-up token', 'x'.repeat(43)],
  ])('with %s nothing but login is open', async (_, made) => {
    for (const operation of [
      '{ viewer { roles } }',
      '{ organisations { id } }',
      '{ people { id } }',
      '{ rooms { id } }',
      'mutation { logout }',
      'mutation { setRoles(personId: "1", roles: []) { problems { code } } }',
      'mutation { createOrganisation(input: { name: "x", kind: OTHER }) { problems { code } } }',
      'mutation { createPerson(input: { displayName: "x", kind: CLIENT }) { problems { code } } }',
      'mutation { createRoom(input: { name: "x", capacity: 1 }) { problems { code } } }',
      'mutation { setWorkingHours(input: { personId: "1", hours: [] }) { problems { code } } }',
      'mutation { addTimeOff(input: { personId: "1", start: "x", end: "x" }) { problems { code } } }',
    ]) {
      expect((await app.graphql(operation, {}, made)).errors?.map(({ extensions }) => extensions.code)).toEqual([
        'UNAUTHENTICATED',
      ]);
    }
  });
});

describe('setRoles', () => {
  const setRoles = (by: string, personId: string, roles: string[]) =>
    app.data(SET_ROLES, { personId, roles }, by).then(({ setRoles: payload }) => payload);

  test('gives exactly these roles, on open sessions at once', async () => {
    const account = await area.account([]);
    const open = await app.signIn(account.email);
    expect(await rolesOf(open)).toEqual([]);
    expect(await setRoles(token, account.id, ['PROFESSIONAL', 'COACH'])).toEqual({
      person: { id: account.id, roles: ['PROFESSIONAL', 'COACH'] },
      problems: [],
    });
    expect(await rolesOf(open)).toEqual(['PROFESSIONAL', 'COACH']);
    await setRoles(token, account.id, []);
    expect(await rolesOf(open)).toEqual([]);
  });

  test('refuses a role given twice', async () => {
    expect(await setRoles(token, administrator.id, ['COACH', 'COACH', 'ADMINISTRATOR'])).toMatchObject({
      person: null,
      problems: [{ code: 'VALIDATION', field: 'roles' }],
    });
  });

  test.each([
    ['unknown', '3f0c8f5e-0000-4000-8000-000000000000'],
    ['malformed', "1'; DROP TABLE person; --"],
  ])('an %s id is NOT_FOUND', async (_, id) => {
    expect((await setRoles(token, id, ['COACH'])).problems).toMatchObject([{ code: 'NOT_FOUND', field: 'personId' }]);
  });

  test('never takes the last administrator away, neither by themself nor by two at once', async () => {
    const alone = await AreaBuilder.create(app.owner, 'Toinen');
    const [first, second] = [await alone.account(['ADMINISTRATOR']), await alone.account([])];
    const byFirst = await app.signIn(first.email);
    expect((await setRoles(byFirst, first.id, ['COACH'])).problems).toMatchObject([
      { code: 'VALIDATION', field: 'roles' },
    ]);
    // An administrator who cannot sign in is none.
    await alone.person({ roles: ['ADMINISTRATOR'] });
    expect((await setRoles(byFirst, first.id, [])).problems).toHaveLength(1);

    await setRoles(byFirst, second.id, ['ADMINISTRATOR']);
    const bySecond = await app.signIn(second.email);
    for (let round = 0; round < 10; round += 1) {
      const outcomes = await Promise.all([setRoles(byFirst, second.id, []), setRoles(bySecond, first.id, [])]);
      expect(outcomes.filter(({ problems }) => problems.length === 0).length).toBeLessThanOrEqual(1);
      const { rows } = await app.owner.query(
        `SELECT id FROM person WHERE area_id = $1 AND 'ADMINISTRATOR' = ANY (roles) AND identity_id IS NOT NULL`,
        [alone.id],
      );
      expect(rows.length).toBeGreaterThanOrEqual(1);
      await app.owner.query(`UPDATE person SET roles = '{ADMINISTRATOR}' WHERE id = ANY ($1)`, [[first.id, second.id]]);
    }
  });
});

describe('addAccount', () => {
  const at = Date.UTC(2027, 0, 4);
  const password = 'yhteisaika-demo';

  async function add(personId: string, email: string, chosen = password) {
    const owner = await ownerDataSource(app.database.ownerUrl).initialize();
    try {
      const added = await addAccount(owner, { personId, email, password: chosen, at });
      return added.ok ? 'OK' : added.problems.map(({ code, field }) => `${code} ${field}`);
    } finally {
      await owner.destroy();
    }
  }

  test('lets a person sign in, and a second time gives a new password and ends open sessions', async () => {
    const person = await area.person({ roles: ['COACH'] });
    expect(await add(person.id, 'Coach@Demo.example')).toBe('OK');
    const open = await app.signIn('coach@demo.example', password);
    expect(await rolesOf(open)).toEqual(['COACH']);
    expect(await add(person.id, 'coach@demo.example', 'another password')).toBe('OK');
    expect((await app.graphql(VIEWER, {}, open)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect((await login('coach@demo.example', password)).data.login).toBeNull();
    expect(await rolesOf(await app.signIn('coach@demo.example', 'another password'))).toEqual(['COACH']);
  });

  test('one address is one human: refused for somebody else, shared by the same human in another area', async () => {
    const person = await area.person();
    expect(await add(person.id, 'kela@demo.example')).toBe('OK');
    expect(await add((await area.person()).id, 'kela@demo.example')).toEqual(['VALIDATION email']);
    const elsewhere = await AreaBuilder.create(app.owner, 'Naapuri');
    expect(await add((await elsewhere.person({ holderId: person.holderId })).id, 'kela@demo.example')).toBe('OK');
    expect(await add(person.id, 'second@demo.example')).toEqual(['VALIDATION email']);
    expect((await app.owner.query(`SELECT 1 FROM identity WHERE email = 'second@demo.example'`)).rows).toEqual([]);
  });

  test('bad wishes', async () => {
    const { id } = await area.person();
    expect(await add(id, 'no address', 'short')).toEqual(['VALIDATION email', 'VALIDATION password']);
    expect(await add(id, 'long@demo.example', 'x'.repeat(201))).toEqual(['VALIDATION password']);
    expect(await add('3f0c8f5e-0000-4000-8000-000000000000', 'nobody@demo.example')).toEqual(['NOT_FOUND personId']);
  });
});
