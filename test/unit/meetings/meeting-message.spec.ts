import fc from 'fast-check';
import { fitMessage, messageProblem } from '../../../src/features/meetings/meeting-message.js';

const CODE = '131052-308T';

test.each([
  ['as it is', `Hetu ${CODE}.`, 'Hetu […].'],
  ['over lines', 'Hetu 131052-\r\n308T.', 'Hetu […].'],
  ['with a control character inside', 'Hetu 1310\u000052-308T.', 'Hetu […].'],
  ['with half a character inside', 'Hetu 1310\ud80052-308T.', 'Hetu […].'],
  ['twice', `${CODE} ${CODE}`, '[…] […]'],
  ['not at all', 'Laki 1326/2010, 131052-308U', 'Laki 1326/2010, 131052-308U'],
])('what cannot be asked for anew is kept without a code: %s', (_, text, kept) => {
  expect(fitMessage(text)).toBe(kept);
  expect(messageProblem('input.comment', fitMessage(text))).toBeUndefined();
});

test('no half of a code is kept at the end of what is kept', () => {
  const start = 'x'.repeat(3_994);
  expect(fitMessage(`${start} ${CODE}`)).toBe(`${start} […]`);
});

test('the cut makes no code of what was none', () => {
  const start = 'x'.repeat(3_988);
  expect(fitMessage(`${start} ${CODE}`)).toBe(`${start} […]`);
  expect(fitMessage(`${'x'.repeat(3_987)} 131052-308 Tja muuta`)).toBe(`${'x'.repeat(3_987)} […]`);
});

test('whatever it is, what is kept can be kept', () => {
  const pieces = fc.constantFrom(
    CODE,
    '131052',
    '-',
    '308',
    'T',
    'a',
    '1',
    ' ',
    '\n',
    '\v',
    '\u0000',
    '\ud800',
    '\u200b',
    '–',
    '.',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), fc.integer({ min: 3_950, max: 4_000 }), (parts, before) => {
      const text = 'x'.repeat(before) + parts.join('');
      expect(messageProblem('input.comment', fitMessage(text))).toBeUndefined();
      expect(messageProblem('input.comment', fitMessage(parts.join('')))).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

test('a text that is too long is refused for that, and nothing else', () => {
  expect(messageProblem('input.message', CODE.repeat(1_000))).toMatchObject({ code: 'VALIDATION' });
});

test('where codes stand is told, and what they are is not', () => {
  const problem = messageProblem('input.message', `${CODE} ja ${CODE}`);
  expect(problem).toMatchObject({
    code: 'PERSONAL_DATA_FOUND',
    field: 'input.message',
    findings: [
      { start: 0, end: 11 },
      { start: 15, end: 26 },
    ],
  });
  expect(JSON.stringify(problem)).not.toContain('308T');
});

test('other personal data may be written', () => {
  expect(messageProblem('input.message', 'Soita 040 123 4567, Storgatan 3, m@example.fi')).toBeUndefined();
});
