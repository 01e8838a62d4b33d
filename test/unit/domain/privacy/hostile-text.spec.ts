import { findPersonalData } from '../../../../src/domain/privacy/personal-data.js';

const megabyte = 1_000_000;

/** Each is the beginning of something, over and over: quadratic time would be hours for any of them, and the test would be ended. */
test.each([
  '1',
  '1 ',
  '1\n',
  '131052-',
  '131052-308',
  '131052-308T',
  '1 3 1 0 5 2 - 3 0 8 ',
  ' ',
  '\u200b',
  '1\u200b',
  '0',
  '040 ',
  '+',
  '+3 ',
  '(',
  '0(-',
  '00 3',
  '@',
  'a@',
  'a@b.',
  '@a.',
  'a.b.',
  'a',
  'FI',
  'FI2',
  'FI21 1234 5600 0007 8',
  'FI21',
  'tie',
  'tie 1',
  'katu 1 A ',
  'katu 1, 00100 ',
  'a 1',
  'Aa 1-',
  '\u0308',
  'a\u0308',
  '😀',
  '１',
  '٣',
  '[at]',
  ' (at) a',
])('a megabyte of %j is read through', (piece) => {
  const text = piece.repeat(Math.ceil(megabyte / piece.length));
  const found = findPersonalData(text);
  expect(found.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
  expect(found.every(({ start }, index) => start >= (found[index - 1]?.end ?? 0))).toBe(true);
});
