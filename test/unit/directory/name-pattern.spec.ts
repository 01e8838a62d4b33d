import { namePatterns } from '../../../src/features/directory/name-pattern.js';

/** As PostgreSQL's `~* ALL` does it. */
const finds = (text: string, name: string) =>
  namePatterns(text)?.every((pattern) => new RegExp(pattern, 'iu').test(name)) ?? false;

test.each([
  ['virta', 'Anna Virtanen', true],
  ['tanen', 'Anna Virtanen', true],
  ['virtanen anna', 'Anna Virtanen', true],
  ['anna korhonen', 'Anna Virtanen', false],
  ['', 'Anna Virtanen', true],
  ['  ', 'Anna Virtanen', true],
  ['makela', 'Väinö Mäkelä', false],
  ['MÄKELÄ', 'Väinö Mäkelä', true],
  ['ma\u0308kela\u0308', 'Väinö Mäkelä', true],
  ['mäk', 'Makkonen', false],
  ['akerblom', 'Åkerblom', false],
  ['andre', 'André Öman', true],
  ['ándre', 'Andre Öman', true],
  ['sorensen', 'Lars Sørensen', false],
  ['sörensen', 'Lars Sørensen', true],
  ['lukasz', 'Łukasz Żak', true],
  ['ŻAK', 'Łukasz Zak', true],
  ['müller', 'Anna Muller', true],
  ['محمد', 'محمد علي', true],
  ['иван', 'Иван Петров', true],
])('%j in %j: %s', (text, name, expected) => {
  expect(finds(text, name)).toBe(expected);
});

test('every mark of a pattern language stands for itself', () => {
  for (const mark of '\\^$.*+?()[]{}|/-%_"\'&#~') {
    expect(finds(mark, `a${mark}b`)).toBe(true);
    expect(finds(mark, 'ab')).toBe(false);
  }
});

test('what cannot be a name is no search', () => {
  expect(namePatterns('x'.repeat(201))).toBeUndefined();
  expect(namePatterns('a\0b')).toBeUndefined();
  expect(namePatterns(Array.from({ length: 50 }, () => 'a').join(' '))).toHaveLength(10);
});
