import { findNames, nameStems } from '../../../../src/domain/privacy/person-names.js';

const names = ['Maija Virtanen', 'Pekka Mäki-Korpela', 'Elof Påhittad', 'Toivo Å'];
const found = (text: string) => findNames(text, names).map(({ start, end }) => text.slice(start, end));

test.each([
  ['Maija Virtanen tulee', ['Maija Virtanen']],
  ['maija virtanen tulee', ['maija virtanen']],
  ['Virtanen Maija', ['Virtanen Maija']],
  ['Maijan kanssa', ['Maijan']],
  ['Puhuin Virtasella ja Virtaselle', ['Virtasella', 'Virtaselle']],
  ['Maija Virtasta ei näy', ['Maija Virtasta']],
  ['Pekan käsi', ['Pekan']],
  ['Pekalla ja Pekkaa', ['Pekalla', 'Pekkaa']],
  ['Elofs fråga, Elofille', ['Elofs', 'Elofille']],
  ['Toivolla on kipua', ['Toivolla']],
  ['MAIJA', ['MAIJA']],
])('%j names %j', (text, named) => {
  expect(found(text)).toEqual(named);
});

test.each([
  '',
  'toivo paranee',
  'virtaa vastaan',
  'Virta riittää',
  'maijanpäivä on heinäkuussa',
  'Potilas on 45-vuotias, F32.1',
  'pekka on eräs nimi',
])('%j names nobody', (text) => {
  expect(found(text)).toEqual([]);
});

test('a text is asked for by the first letters of its words', () => {
  expect(nameStems(['Maijan selkä', 'selkä, V'])).toEqual(['mai', 'sel', 'v']);
  expect(findNames('Maija', [])).toEqual([]);
});
