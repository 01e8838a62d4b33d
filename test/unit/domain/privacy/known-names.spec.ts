import { knownNames } from '../../../../src/domain/privacy/known-names.js';

const NAMES = ['Onerva Virtanen', 'Åke von Ek', 'Matti Meikäläinen-Öhman', 'Bo Li'];
const wordsOf = (text: string) => knownNames(text, NAMES).map(({ start, end }) => text.slice(start, end));

describe('known names in a text', () => {
  it.each([
    ['Onerva palaa töihin', ['Onerva']],
    ['Onervalle sopii aamupäivä', ['Onervalle']],
    ['Miten tuetaan Virtasen paluuta, Virtaselta kysyttiin', ['Virtasen', 'Virtaselta']],
    ['Åke tulee, Åkella ei ole aikaa', ['Åke']],
    ['Mahdollisesti Öhmanin lausunto', ['Öhmanin']],
    ['ONERVA', ['ONERVA']],
  ])('%s', (text, found) => {
    expect(wordsOf(text)).toEqual(found);
  });

  it.each([
    'onerva pienellä ei ole nimi',
    'Virta katkesi, ja Virtaus heikkeni',
    'Ekologinen ratkaisu, Listalla, Boheemi',
    'Onervantiellästään on liian pitkä pääte',
    'Päätös 12.3.2027 ja laki 566/2005',
    '',
  ])('%s names nobody', (text) => {
    expect(wordsOf(text)).toEqual([]);
  });

  it('takes time with the text’s length alone', () => {
    const hostile = 'Aa'.repeat(100_000);
    expect(knownNames(hostile, NAMES)).toEqual([]);
  });
});
