import { AreaBuilder, type BuiltPerson } from '../builders/area-builder.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const PEOPLE = `query ($search: String, $kind: PersonKind = PROFESSIONAL, $profession: Profession, $organisationId: ID, $first: Int) {
  people(search: $search, kind: $kind, profession: $profession, organisationId: $organisationId, first: $first) { id displayName } }`;
const NAMES = [
  'Väinö Mäkelä',
  'Andréa Virtanen',
  'Zlata Dvořák',
  'Åke Ålander',
  'Ärla Haku',
  'Örjan Haku',
  'Lars Sørensen',
  'von Haku',
  '100 % Haku',
  '100 A Haku',
  'Under_Haku',
  'Back\\Haku',
];

let app: TestApp;
let area: AreaBuilder;
let token: string;

beforeAll(async () => {
  app = await createTestApp();
  area = await AreaBuilder.create(app.owner);
  token = await app.signIn((await area.account([], { displayName: 'Etsijä' })).email);
  for (const displayName of NAMES) await area.person({ displayName });
}, 60_000);

afterAll(() => app?.close());

const search = async (text: string) => {
  const { people } = await app.data<{ people: BuiltPerson[] }>(PEOPLE, { search: text }, token);
  return people.map(({ displayName }) => displayName);
};

test.each([
  ['virta', ['Andréa Virtanen']],
  ['VIRTANEN andrea', ['Andréa Virtanen']],
  ['ándréA', ['Andréa Virtanen']],
  ['mäkelä', ['Väinö Mäkelä']],
  ['MÄK', ['Väinö Mäkelä']],
  ['makela', []],
  ['måkelä', []],
  ['dvorak', ['Zlata Dvořák']],
  ['DVOŘÁK', ['Zlata Dvořák']],
  ['sörensen', ['Lars Sørensen']],
  ['SØRENSEN', ['Lars Sørensen']],
  ['åland', ['Åke Ålander']],
  ['aland', []],
  ['100 %', ['100 % Haku']],
  ['r_h', ['Under_Haku']],
  ['k\\h', ['Back\\Haku']],
  ['.*', []],
  ['haku[', []],
  ['***', []],
  ['\0', []],
  ['x'.repeat(201), []],
])('%j finds %j', async (text, found) => {
  expect(await search(text)).toEqual(found);
});

test('in Finnish order, å ä ö last', async () => {
  expect(await search('haku')).toEqual([
    '100 % Haku',
    '100 A Haku',
    'Back\\Haku',
    'Under_Haku',
    'von Haku',
    'Ärla Haku',
    'Örjan Haku',
  ]);
});

test('by profession and organisation', async () => {
  const { id } = await area.organisation('Terveysasema');
  const doctor = await area.person({ profession: 'PHYSICIAN', organisationId: id });
  await area.person({ profession: 'NURSE', organisationId: id });
  const found = await app.data(PEOPLE, { organisationId: id, profession: 'PHYSICIAN' }, token);
  expect(found.people).toEqual([{ id: doctor.id, displayName: doctor.displayName }]);
  expect((await app.data(PEOPLE, { organisationId: 'no id' }, token)).people).toEqual([]);
});

test('a page holds as many as were asked for, and more than 200 is refused rather than cut', async () => {
  expect((await app.data(PEOPLE, { first: 2 }, token)).people).toHaveLength(2);
  const codeOf = async (first: number) => (await app.graphql(PEOPLE, { first }, token)).errors?.[0]?.extensions;
  expect(await codeOf(201)).toMatchObject({ code: 'LIMIT_REACHED', field: 'first' });
  expect(await codeOf(0)).toMatchObject({ code: 'VALIDATION', field: 'first' });
  expect((await app.graphql(PEOPLE, { first: 200 }, token)).errors).toBeUndefined();
});
