import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import { viewerRoles } from '../../src/platform/identity/viewer.js';
import { AreaBuilder, type BuiltPerson } from '../builders/area-builder.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const PEOPLE = `query ($search: String, $kind: PersonKind = PROFESSIONAL, $profession: Profession, $organisationId: ID, $first: Int) {
  people(search: $search, kind: $kind, profession: $profession, organisationId: $organisationId, first: $first) { id displayName } }`;
const DETAILS = `{ id displayName kind profession language timeZone email phone accessNeeds interpreterLanguage
  interpretsLanguages roles organisation { id name } }`;
const CREATE_ORGANISATION = `mutation ($input: CreateOrganisationInput!) {
  createOrganisation(input: $input) { organisation { id name kind municipality } problems { code field } } }`;
const CREATE_PERSON = `mutation ($input: CreatePersonInput!) {
  createPerson(input: $input) { person ${DETAILS} problems { code field } } }`;
const CREATE_ROOM = `mutation ($input: CreateRoomInput!) { createRoom(input: $input) {
  room { id name publicName publicAddress capacity stepFree inductionLoop organisation { id } } problems { code field } } }`;

/** One account for each role, and one that has none. */
const who = [...viewerRoles, 'NOBODY'] as const;
type Who = (typeof who)[number];

let app: TestApp;
let area: AreaBuilder;
let neighbour: AreaBuilder;
let professional: BuiltPerson;
const tokens = new Map<Who, string>();
const as = (viewer: Who): string => tokens.get(viewer) ?? '';

beforeAll(async () => {
  app = await createTestApp();
  area = await AreaBuilder.create(app.owner);
  neighbour = await AreaBuilder.create(app.owner, 'Naapurialue');
  for (const role of who) {
    const account = await area.account(role === 'NOBODY' ? [] : [role], { displayName: `Tili ${role}` });
    tokens.set(role, await app.signIn(account.email));
  }
  await area.person({
    kind: 'CLIENT',
    displayName: 'Kaisa Asiakas',
    email: 'kaisa@mail.example',
    phone: '040 1234567',
    accessNeeds: ['INTERPRETER', 'STEP_FREE'],
    interpreterLanguage: 'ar',
  });
  professional = await area.person({ displayName: 'Paavo Ammattilainen', email: 'paavo@kunta.example' });
  await area.person({ kind: 'SUPPORTER', displayName: 'Sanna Läheinen' });
  await area.person({ kind: 'INTERPRETER', displayName: 'Tuuli Tulkki', interpretsLanguages: ['ar', 'fse'] });
  await neighbour.person({ displayName: 'Naapurin Ammattilainen' });
}, 60_000);

afterAll(() => app?.close());

describe('roles and operations', () => {
  const ADMINISTRATORS: readonly ViewerRole[] = ['ADMINISTRATOR'];
  const KEEPERS: readonly ViewerRole[] = ['ADMINISTRATOR', 'COORDINATOR'];
  const matrix = [
    ['createOrganisation', CREATE_ORGANISATION, { name: 'Uusi', kind: 'ASSOCIATION' }, ADMINISTRATORS],
    ['createRoom', CREATE_ROOM, { name: 'Uusi', capacity: 4 }, ADMINISTRATORS],
    ['createPerson', CREATE_PERSON, { displayName: 'Uusi', kind: 'PROFESSIONAL' }, KEEPERS],
    ['createPerson', CREATE_PERSON, { displayName: 'Uusi', kind: 'CLIENT' }, KEEPERS],
    ['createPerson', CREATE_PERSON, { displayName: 'Uusi', kind: 'SUPPORTER' }, KEEPERS],
  ] as const;

  test.each(matrix)('%s: those who may, and FORBIDDEN for everybody else', async (operation, query, input, allowed) => {
    for (const viewer of who) {
      const data = await app.data<Record<string, { problems: { code: string }[] }>>(query, { input }, as(viewer));
      const codes = data[operation]?.problems.map(({ code }) => code);
      expect([viewer, codes]).toEqual([viewer, (allowed as readonly string[]).includes(viewer) ? [] : ['FORBIDDEN']]);
    }
  });

  test('setRoles: administrators', async () => {
    const query = `mutation ($id: ID!) { setRoles(personId: $id, roles: [COACH]) { person { id } problems { code } } }`;
    for (const viewer of who) {
      const { setRoles } = await app.data(query, { id: professional.id }, as(viewer));
      expect([viewer, setRoles]).toEqual([
        viewer,
        viewer === 'ADMINISTRATOR'
          ? { person: { id: professional.id }, problems: [] }
          : { person: null, problems: [{ code: 'FORBIDDEN' }] },
      ]);
    }
  });

  test('clients and supporters are listed to coordinators and administrators; the others to everybody', async () => {
    const names = async (viewer: Who, kind: string | null) => {
      const { people } = await app.data<{ people: BuiltPerson[] }>(PEOPLE, { kind, search: 'a' }, as(viewer));
      return people.map(({ displayName }) => displayName);
    };
    for (const viewer of who) {
      const keeper = KEEPERS.includes(viewer as ViewerRole);
      expect([viewer, await names(viewer, 'CLIENT')]).toEqual([viewer, keeper ? ['Kaisa Asiakas'] : []]);
      expect((await names(viewer, null)).includes('Sanna Läheinen')).toBe(keeper);
      expect(await names(viewer, 'PROFESSIONAL')).toContain('Paavo Ammattilainen');
      expect((await app.data('{ people(kind: INTERPRETER) { interpretsLanguages } }', {}, as(viewer))).people).toEqual([
        { interpretsLanguages: ['ar', 'fse'] },
      ]);
    }
  });

  test('addresses, phones, needs and roles are seen by coordinators, administrators and the person', async () => {
    const query = `{ people(search: "paavo") { email roles } viewer { person { email roles } } }`;
    for (const viewer of who) {
      const { people, viewer: self } = await app.data(query, {}, as(viewer));
      const keeper = KEEPERS.includes(viewer as ViewerRole);
      expect([viewer, people]).toEqual([
        viewer,
        [keeper ? { email: 'paavo@kunta.example', roles: ['COACH'] } : { email: null, roles: [] }],
      ]);
      expect(self.person.roles).toEqual(viewer === 'NOBODY' ? [] : [viewer]);
    }
    const { people } = await app.data(`{ people(kind: CLIENT, search: "kaisa") ${DETAILS} }`, {}, as('COORDINATOR'));
    expect(people).toMatchObject([
      {
        email: 'kaisa@mail.example',
        phone: '040 1234567',
        accessNeeds: ['INTERPRETER', 'STEP_FREE'],
        interpreterLanguage: 'ar',
      },
    ]);
  });
});

describe('what is created', () => {
  test('an organisation', async () => {
    const input = { name: '  Työllisyysalue ', kind: 'EMPLOYMENT_AREA', municipality: 'Jyväskylä' };
    const { createOrganisation } = await app.data(CREATE_ORGANISATION, { input }, as('ADMINISTRATOR'));
    expect(createOrganisation).toMatchObject({
      organisation: { name: 'Työllisyysalue', kind: 'EMPLOYMENT_AREA', municipality: 'Jyväskylä' },
      problems: [],
    });
    const { organisations } = await app.data('{ organisations { id } }', {}, as('NOBODY'));
    expect(organisations).toContainEqual({ id: createOrganisation.organisation.id });
  });

  test('a person, with everything and with the defaults', async () => {
    const { id } = await area.organisation('Kela', 'BENEFITS_AGENCY');
    const input = {
      displayName: 'Aino Öhman',
      kind: 'INTERPRETER',
      profession: 'OTHER',
      organisationId: id.toUpperCase(),
      email: "aino.o'hman@example.fi",
      phone: '+358 (40) 123-4567',
      language: 'SV',
      timeZone: 'Europe/Mariehamn',
      accessNeeds: ['INDUCTION_LOOP', 'INTERPRETER', 'INDUCTION_LOOP'],
      interpreterLanguage: 'FSE',
      interpretsLanguages: ['ara', 'AR', 'so'],
    };
    const full = (await app.data(CREATE_PERSON, { input }, as('COORDINATOR'))).createPerson;
    expect(full.problems).toEqual([]);
    expect(full.person).toMatchObject({
      displayName: 'Aino Öhman',
      kind: 'INTERPRETER',
      profession: 'OTHER',
      email: input.email,
      phone: input.phone,
      language: 'SV',
      timeZone: 'Europe/Mariehamn',
      organisation: { id, name: 'Kela' },
      accessNeeds: ['INDUCTION_LOOP', 'INTERPRETER'],
      interpreterLanguage: 'fse',
      interpretsLanguages: ['ar', 'so'],
      roles: [],
    });
    const explicitNulls = { language: null, timeZone: null, accessNeeds: null, interpretsLanguages: null, email: null };
    for (const rest of [{}, explicitNulls]) {
      const bare = { displayName: 'Oletus', kind: 'CLIENT', ...rest };
      expect((await app.data(CREATE_PERSON, { input: bare }, as('COORDINATOR'))).createPerson.person).toMatchObject({
        profession: null,
        organisation: null,
        language: 'FI',
        timeZone: 'Europe/Helsinki',
        email: null,
        phone: null,
        accessNeeds: [],
        interpreterLanguage: null,
        interpretsLanguages: [],
      });
    }
  });

  test('a room; without a public name its own name stays inside', async () => {
    const input = {
      name: 'Päihdeklinikka, huone 3',
      capacity: 6,
      stepFree: true,
      publicAddress: 'Kauppakatu 1, Laukaa',
    };
    const { createRoom } = await app.data(CREATE_ROOM, { input }, as('ADMINISTRATOR'));
    expect(createRoom.room).toMatchObject({
      ...input,
      publicName: 'Tapaamistila',
      inductionLoop: false,
      organisation: null,
    });
    const { rooms } = await app.data('{ rooms { id name } }', {}, as('NOBODY'));
    expect(rooms).toContainEqual({ id: createRoom.room.id, name: input.name });
  });

  test('a person and a room have a calendar each', async () => {
    const { rows } = await app.owner.query(
      `SELECT h.kind FROM person p JOIN holder h ON h.id = p.holder_id WHERE p.display_name = 'Aino Öhman'
       UNION ALL SELECT h.kind FROM room r JOIN holder h ON h.id = r.holder_id WHERE r.name = 'Päihdeklinikka, huone 3'`,
    );
    expect(rows).toEqual([{ kind: 'PERSON' }, { kind: 'ROOM' }]);
  });
});

describe('another area', () => {
  test('sees nothing of this one, and nothing of it is seen here', async () => {
    const account = await neighbour.account(['ADMINISTRATOR'], { displayName: 'Naapurin Ylläpitäjä' });
    const theirs = await app.signIn(account.email);
    const everything = '{ organisations { id } rooms { id } people(kind: null) { displayName } }';
    expect(await app.data(everything, {}, theirs)).toEqual({
      organisations: [],
      rooms: [],
      people: [{ displayName: 'Naapurin Ammattilainen' }, { displayName: 'Naapurin Ylläpitäjä' }],
    });
    expect((await app.data(PEOPLE, { search: 'naapurin', kind: null }, as('ADMINISTRATOR'))).people).toEqual([]);
  });

  test('its ids are NOT_FOUND, exactly as ids that nobody has', async () => {
    const organisation = await neighbour.organisation();
    const person = await neighbour.person();
    for (const organisationId of [organisation.id, '3f0c8f5e-0000-4000-8000-000000000000', 'no id', '']) {
      const wanted = { problems: [{ code: 'NOT_FOUND', field: 'input.organisationId' }] };
      const input = { displayName: 'Ei synny', kind: 'PROFESSIONAL', organisationId };
      const room = { name: 'Ei synny', capacity: 1, organisationId };
      expect((await app.data(CREATE_PERSON, { input }, as('ADMINISTRATOR'))).createPerson).toMatchObject(wanted);
      expect((await app.data(CREATE_ROOM, { input: room }, as('ADMINISTRATOR'))).createRoom).toMatchObject(wanted);
    }
    const setRoles = `mutation ($id: ID!) { setRoles(personId: $id, roles: []) { problems { code field } } }`;
    expect((await app.data(setRoles, { id: person.id }, as('ADMINISTRATOR'))).setRoles.problems).toEqual([
      { code: 'NOT_FOUND', field: 'personId' },
    ]);
    expect((await app.data(PEOPLE, { search: 'Ei synny', kind: null }, as('ADMINISTRATOR'))).people).toEqual([]);
    expect((await app.owner.query(`SELECT 1 FROM room WHERE name = 'Ei synny'`)).rows).toEqual([]);
  });

  test('row-level security: the application without an area sees no row, and writes none into another', async () => {
    const run = async (statement: string, areaId?: string): Promise<unknown[]> => {
      const connection = await app.owner.connect();
      try {
        await connection.query('BEGIN; SET LOCAL ROLE yhteisaika_app');
        if (areaId !== undefined) await connection.query(`SET LOCAL app.area_id = '${areaId}'`);
        return (await connection.query<object>(statement)).rows;
      } finally {
        await connection.query('ROLLBACK');
        connection.release();
      }
    };
    for (const table of ['organisation', 'person', 'room', 'working_hours', 'time_off', 'session', 'area']) {
      expect([table, await run(`SELECT 1 FROM ${table}`)]).toEqual([table, []]);
    }
    expect(await run(`SELECT DISTINCT area_id FROM person`, area.id)).toEqual([{ area_id: area.id }]);
    const refused = { code: '42501' };
    await expect(run('SELECT 1 FROM identity', area.id)).rejects.toMatchObject(refused);
    await expect(run('DELETE FROM person', area.id)).rejects.toMatchObject(refused);
    const intruder = `INSERT INTO organisation (id, area_id, name, kind) VALUES (gen_random_uuid(), '${neighbour.id}', 'x', 'OTHER')`;
    await expect(run(intruder, area.id)).rejects.toMatchObject(refused);
    await expect(run(intruder, neighbour.id)).resolves.toEqual([]);
  });
});
