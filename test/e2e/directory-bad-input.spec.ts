import { AreaBuilder } from '../builders/area-builder.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const PROBLEMS = '{ code field message confirmable }';
const MUTATIONS = {
  createOrganisation: `mutation ($input: CreateOrganisationInput!) { createOrganisation(input: $input) { of: organisation { id } problems ${PROBLEMS} } }`,
  createPerson: `mutation ($input: CreatePersonInput!) { createPerson(input: $input) { of: person { id } problems ${PROBLEMS} } }`,
  createRoom: `mutation ($input: CreateRoomInput!) { createRoom(input: $input) { of: room { id } problems ${PROBLEMS} } }`,
};
type Mutation = keyof typeof MUTATIONS;
interface Payload {
  readonly of: { id: string } | null;
  readonly problems: readonly { code: string; field: string; message: string; confirmable: boolean }[];
}
type Payloads = Record<Mutation, Payload>;

const VALID: Record<Mutation, object> = {
  createOrganisation: { name: 'Kunta', kind: 'MUNICIPALITY' },
  createPerson: { displayName: 'Maija', kind: 'CLIENT' },
  createRoom: { name: 'Huone', capacity: 4 },
};
const megabyte = 'ä'.repeat(2 ** 19);
const crlf = 'Maija\r\nBcc: everybody@example.fi';

let app: TestApp;
const tokens = new Map<string, string>();

beforeAll(async () => {
  app = await createTestApp();
  const area = await AreaBuilder.create(app.owner);
  for (const language of ['FI', 'SV', 'EN'] as const) {
    tokens.set(language, await app.signIn((await area.account(['ADMINISTRATOR'], { language })).email));
  }
}, 60_000);

afterAll(() => app?.close());

const countEverything = async () =>
  (
    await app.owner.query(
      `SELECT (SELECT count(*) FROM organisation) + (SELECT count(*) FROM person) + (SELECT count(*) FROM room) + (SELECT count(*) FROM holder) AS n`,
    )
  ).rows[0].n;

const CASES: readonly (readonly [Mutation, string, object, readonly string[]])[] = [
  ['createOrganisation', 'an empty name', { name: '' }, ['VALIDATION input.name']],
  ['createOrganisation', 'a name of blanks', { name: ' \t\u00a0 ' }, ['VALIDATION input.name']],
  ['createOrganisation', 'a megabyte', { name: megabyte }, ['VALIDATION input.name']],
  ['createOrganisation', 'a NUL', { name: 'Kunta\0' }, ['VALIDATION input.name']],
  ['createOrganisation', 'a long municipality', { municipality: 'x'.repeat(201) }, ['VALIDATION input.municipality']],
  ['createPerson', 'an empty name', { displayName: '' }, ['VALIDATION input.displayName']],
  ['createPerson', '201 characters', { displayName: 'x'.repeat(201) }, ['VALIDATION input.displayName']],
  ['createPerson', 'a megabyte', { displayName: megabyte }, ['VALIDATION input.displayName']],
  ['createPerson', 'CRLF in the name', { displayName: crlf }, ['VALIDATION input.displayName']],
  ['createPerson', 'half a character', { displayName: 'Maija \ud83d' }, ['VALIDATION input.displayName']],
  ['createPerson', 'a turned direction', { displayName: 'Maija \u202e' }, ['VALIDATION input.displayName']],
  ['createPerson', 'no address', { email: 'maija' }, ['VALIDATION input.email']],
  ['createPerson', 'no domain', { email: 'maija@localhost' }, ['VALIDATION input.email']],
  ['createPerson', 'two addresses', { email: 'a@b.fi, c@d.fi' }, ['VALIDATION input.email']],
  ['createPerson', 'CRLF in the address', { email: 'a@b.fi\r\nBcc: c@d.fi' }, ['VALIDATION input.email']],
  ['createPerson', 'a megabyte of address', { email: `${megabyte}@b.fi` }, ['VALIDATION input.email']],
  ['createPerson', 'a phone with letters', { phone: '040 PUHELIN' }, ['VALIDATION input.phone']],
  ['createPerson', 'a phone without digits', { phone: '+ ()' }, ['VALIDATION input.phone']],
  ['createPerson', 'a phone of 60 digits', { phone: '1'.repeat(60) }, ['VALIDATION input.phone']],
  ['createPerson', 'CRLF in the phone', { phone: '040\r\n1234567' }, ['VALIDATION input.phone']],
  ['createPerson', 'a megabyte of phone', { phone: ' '.repeat(2 ** 20) }, ['VALIDATION input.phone']],
  ['createPerson', 'an unknown zone', { timeZone: 'Europe/Laukaa' }, ['VALIDATION input.timeZone']],
  ['createPerson', 'an offset as a zone', { timeZone: '+02:00' }, ['VALIDATION input.timeZone']],
  ['createPerson', 'no language', { accessNeeds: ['INTERPRETER'] }, ['VALIDATION input.interpreterLanguage']],
  ['createPerson', 'a language by name', { interpreterLanguage: 'arabia' }, ['VALIDATION input.interpreterLanguage']],
  ['createPerson', 'an empty language', { interpretsLanguages: ['ar', ''] }, ['VALIDATION input.interpretsLanguages']],
  [
    'createPerson',
    'every language',
    { interpretsLanguages: Array.from({ length: 21 }, () => 'ar') },
    ['LIMIT_REACHED input.interpretsLanguages'],
  ],
  [
    'createPerson',
    'all at once',
    { displayName: '', email: 'x', phone: 'x', interpreterLanguage: '1' },
    [
      'VALIDATION input.displayName',
      'VALIDATION input.email',
      'VALIDATION input.phone',
      'VALIDATION input.interpreterLanguage',
    ],
  ],
  ['createRoom', 'no seats', { capacity: 0 }, ['VALIDATION input.capacity']],
  ['createRoom', 'fewer', { capacity: -1 }, ['VALIDATION input.capacity']],
  ['createRoom', 'a stadium', { capacity: 10_001 }, ['VALIDATION input.capacity']],
  ['createRoom', 'a public name that breaks a line', { publicName: 'Tila\n1' }, ['VALIDATION input.publicName']],
  ['createRoom', 'a megabyte of address', { publicAddress: megabyte }, ['VALIDATION input.publicAddress']],
  ['createRoom', 'an empty name', { name: ' ' }, ['VALIDATION input.name']],
];

test.each(
  CASES,
)('%s with %s: a problem that says what to do, and nothing is kept', async (mutation, _, wrong, expected) => {
  const before = await countEverything();
  const sentences = new Set<string>();
  for (const token of tokens.values()) {
    const input = { ...VALID[mutation], ...wrong };
    const payload = (await app.data<Payloads>(MUTATIONS[mutation], { input }, token))[mutation];
    expect(payload.of).toBeNull();
    expect(payload.problems.map(({ code, field }) => `${code} ${field}`)).toEqual(expected);
    for (const { message, confirmable } of payload.problems) {
      expect(message).toMatch(/^.{10,}\. .{5,}\.$/u);
      expect(confirmable).toBe(false);
    }
    sentences.add(payload.problems[0]?.message ?? '');
  }
  expect(sentences.size).toBe(3);
  expect(await countEverything()).toBe(before);
});

test.each(Object.keys(VALID) as Mutation[])('%s without anything wrong goes through', async (mutation) => {
  const payload = (await app.data(MUTATIONS[mutation], { input: VALID[mutation] }, tokens.get('FI') ?? ''))[mutation];
  expect(payload).toEqual({ of: { id: expect.any(String) }, problems: [] });
});
