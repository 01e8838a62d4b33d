import * as accountProblems from '../../../src/features/directory/account.problems.js';
import * as availabilityProblems from '../../../src/features/availability/availability.problems.js';
import * as directoryProblems from '../../../src/features/directory/directory.problems.js';
import * as personalDataProblems from '../../../src/features/directory/personal-data.problems.js';
import { isEmailAddress } from '../../../src/features/directory/email-address.js';
import { languageTag } from '../../../src/features/directory/language-tag.js';
import { newOrganisation } from '../../../src/features/directory/organisation.js';
import { type NewPerson, newPerson } from '../../../src/features/directory/person.js';
import { newRoom, roomCapacityMax } from '../../../src/features/directory/room.js';
import { textCharactersMax } from '../../../src/features/directory/written-text.js';

const PERSON: NewPerson = {
  id: 'p',
  displayName: 'Maija',
  kind: 'CLIENT',
  profession: null,
  organisationId: null,
  language: 'FI',
  timeZone: 'Europe/Helsinki',
  email: null,
  phone: null,
  accessNeeds: [],
  interpreterLanguage: null,
  interpretsLanguages: [],
};
const ROOM = {
  id: 'r',
  name: 'Huone',
  publicName: null,
  publicAddress: null,
  capacity: 1,
  stepFree: false,
  inductionLoop: false,
  organisationId: null,
};

test.each([
  ['FI', 'fi'],
  ['fin', 'fi'],
  ['ara', 'ar'],
  ['FSE', 'fse'],
  ['ckb', 'ckb'],
  ['a', undefined],
  ['arab', undefined],
  ['fi-FI', undefined],
  ['f1', undefined],
  ['äö', undefined],
  ['', undefined],
])('language %j is %j', (code, tag) => {
  expect(languageTag(code)).toBe(tag);
});

test.each([
  ['a@b.fi', true],
  ["o'neill+tag@sub.example.fi", true],
  [`${'a'.repeat(64)}@example.fi`, true],
  [`${'a'.repeat(250)}@example.fi`, false],
  ['a@b', false],
  ['a b@c.fi', false],
  ['Maija <a@b.fi>', false],
  ['a@b.fi\n', false],
  ['a@@b.fi', false],
  ['', false],
])('address %j: %s', (text, expected) => {
  expect(isEmailAddress(text)).toBe(expected);
});

test.each([
  ['112', true],
  ['040 123 4567', true],
  ['+358 (40) 123-4567', true],
  ['04', false],
  ['040+1234567', false],
  ['040 123 4567 alanumero 2', false],
  ['٠٤٠١٢٣٤٥٦٧', false],
])('phone %j: %s', (phone, expected) => {
  expect(newPerson({ ...PERSON, phone }).ok).toBe(expected);
});

test('names are kept composed and without blanks around them; right-to-left names and emoji are names', () => {
  const name = (displayName: string) => {
    const person = newPerson({ ...PERSON, displayName });
    return person.ok && person.value.displayName;
  };
  expect(name(' Ma\u0308kela\u0308\u00a0')).toBe('Mäkelä');
  expect(name('محمد علي')).toBe('محمد علي');
  expect(name('Maija 👩‍🦽')).toBe('Maija 👩‍🦽');
  expect(name('x'.repeat(textCharactersMax))).toHaveLength(textCharactersMax);
  expect(name('x'.repeat(textCharactersMax + 1))).toBe(false);
});

test('an emptied field of a form is none', () => {
  const person = newPerson({ ...PERSON, email: '', phone: '' });
  expect(person).toMatchObject({ ok: true, value: { email: null, phone: null } });
  expect(newOrganisation({ id: 'o', name: 'x', kind: 'OTHER', municipality: ' ' })).toMatchObject({
    ok: true,
    value: { municipality: null },
  });
  expect(newRoom({ ...ROOM, publicName: ' ', publicAddress: '' })).toMatchObject({
    ok: true,
    value: { publicName: 'Tapaamistila', publicAddress: null },
  });
});

test('the bounds of a room', () => {
  expect([0, 1, roomCapacityMax, roomCapacityMax + 1].map((capacity) => newRoom({ ...ROOM, capacity }).ok)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('a public name that was given is kept', () => {
  expect(newRoom({ ...ROOM, publicName: 'Kirjasto' })).toMatchObject({ ok: true, value: { publicName: 'Kirjasto' } });
});

type Said = { FI: string; SV: string; EN: string };
const sentenceOf = (said: unknown): Said => {
  const problem = typeof said === 'function' ? (said as (...bounds: number[]) => unknown)(3, 5) : said;
  return (
    typeof problem === 'object' && problem !== null && 'sentence' in problem ? problem.sentence : problem
  ) as Said;
};

test.each(
  Object.entries({ ...directoryProblems, ...accountProblems, ...availabilityProblems, ...personalDataProblems }),
)('the sentence %s says in three languages what to do, without shouting', (_, said) => {
  const texts = Object.values(sentenceOf(said));
  expect(new Set(texts).size).toBe(3);
  for (const text of texts) {
    expect(text).toMatch(/^[A-ZÅÄÖ].*\.$/u);
    expect(text).not.toMatch(/!|undefined|VALIDATION|asiakas/u);
    for (const sentence of text.split('. ')) expect(sentence.split(' ').length).toBeLessThanOrEqual(16);
  }
});
