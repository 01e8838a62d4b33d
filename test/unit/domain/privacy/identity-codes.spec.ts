import fc from 'fast-check';
import { findPersonalData } from '../../../../src/domain/privacy/personal-data.js';
import { withoutIdentityCodes } from '../../../../src/domain/privacy/without-identity-codes.js';
import { brokenCode, code, codeOf, disguisedCode } from './written-codes.js';

const codesIn = (text: string) => findPersonalData(text).filter(({ kind }) => kind === 'PERSONAL_IDENTITY_CODE');
const writtenIn = (text: string) => codesIn(text).map(({ start, end }) => text.slice(start, end));

/** What may stand around a code: anything, but for digits and letters that would make another thing of it. */
const around = fc.string({ unit: 'grapheme', maxLength: 30 });
const before = around.filter((text) => !/\p{N}[\p{C}\p{M}]*$/u.test(text.normalize('NFKC')));
const after = around.filter((text) => !/^[\p{C}\p{M}]*[\p{L}\p{N}]/u.test(text.normalize('NFKC')));
const pieces = fc.array(fc.constantFrom('1', '31', '12', '99', '-', 'A', ' ', '.', '308', 'T', '\u200b', '–', 'x'), {
  maxLength: 12,
});

test('every code is found, and nothing but it', () => {
  fc.assert(
    fc.property(code, (plain) => {
      expect(findPersonalData(plain)).toEqual([
        { kind: 'PERSONAL_IDENTITY_CODE', certainty: 'CERTAIN', start: 0, end: 11 },
      ]);
    }),
    { numRuns: 2_000 },
  );
});

test('a code is found in every disguise and in any surrounding', () => {
  fc.assert(
    fc.property(before, disguisedCode, after, (left, disguise, right) => {
      const start = left.length;
      const end = start + disguise.length;
      const covering = codesIn(`${left}${disguise}${right}`).filter(
        (found) => found.start <= start && found.end >= end,
      );
      expect(covering).toHaveLength(1);
    }),
    // A blank that counts as a letter until it is taken apart.
    { numRuns: 2_000, examples: [['', '010170-002   K', '\uFC5E']] },
  );
});

test('a code is found behind what looks like the beginning of another', () => {
  fc.assert(
    fc.property(pieces, code, (left, plain) => {
      const text = `${left.join('')},${plain}`;
      expect(codesIn(text).some(({ end }) => end === text.length)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

test('with a wrong check character it is none', () => {
  fc.assert(
    fc.property(brokenCode, (plain) => {
      expect(codesIn(plain)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('inside a longer run of digits it is none', () => {
  fc.assert(
    fc.property(code, fc.nat(9), (plain, digit) => {
      expect(codesIn(`${digit}${plain}`)).toEqual([]);
      if (/\d$/.test(plain)) expect(codesIn(`${plain}${digit}`)).toEqual([]);
    }),
  );
});

test('a text without its codes has none, and keeps what stands around them', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(around, fc.oneof(code, disguisedCode, brokenCode))), (parts) => {
      const told = withoutIdentityCodes(parts.flat().join(''));
      expect(codesIn(told)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
  expect(withoutIdentityCodes('Tulen. 131052-308T, 131052 –\n308t!')).toBe('Tulen. […], […]!');
  expect(withoutIdentityCodes('Ei mitään: 131052-308U, 040 123 4567')).toBe('Ei mitään: 131052-308U, 040 123 4567');
});

test('the days of every century are known, leap years too', () => {
  const on = (year: number, month: number, day: number, sign: string) =>
    codesIn(codeOf(new Date(Date.UTC(year, month - 1, day)), sign, 123)).length;
  expect(on(2000, 2, 29, 'A')).toBe(1);
  // The same letters with the sign of a century in which that day was none.
  expect(on(2000, 2, 29, '-')).toBe(0);
  expect(on(2000, 2, 29, '+')).toBe(0);
  expect(on(1904, 2, 29, 'Y')).toBe(1);
  expect(on(2004, 2, 29, 'F')).toBe(1);
});

test('offsets are those of the text as it was written', () => {
  expect(writtenIn('😀 ﬁ ½ 1\u200b31052‑3\n08t, loppu')).toEqual(['1\u200b31052‑3\n08t']);
});
