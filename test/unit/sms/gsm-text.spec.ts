import fc from 'fast-check';
import { gsmText, septets } from '../../../src/platform/sms/gsm-text.js';

it.each([
  ['Äyrätie 5, Åbo, Öja', 'Äyrätie 5, Åbo, Öja'],
  ['A\u0308yra\u0308tie', 'Äyrätie'],
  ['klo 9.00–10.00', 'klo 9.00-10.00'],
  ['Šibenik, Łódź, Đakovo', 'Sibenik, Lodz, Dakovo'],
  ['“Talo” ’7’…', '"Talo" \'7\'...'],
  ['huone\u00a0\u20097', 'huone 7'],
  ['Tori 🎈 2', 'Tori 2'],
  ['Москва', ''],
])('%j is sent as %j', (text, sent) => {
  expect(gsmText(text)).toBe(sent);
});

it.each([
  ['', 0],
  ['Ääkkösiä', 8],
  ['[€]', 6],
])('%j takes %d septets', (text, count) => {
  expect(septets(text)).toBe(count);
});

it('what is sent stays as it is when it is sent again, and has no sign of another alphabet', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sent = gsmText(text);
      expect(gsmText(sent)).toBe(sent);
      expect(septets(sent)).toBeLessThanOrEqual([...sent].length * 2);
      expect(sent).toMatch(/^[\n\f\r -_a-~£¥¤¡§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ€]*$/);
    }),
  );
});
