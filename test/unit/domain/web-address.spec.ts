import { webAddressOf } from '../../../src/domain/web-address.js';

const withUmlaut = 'https://kalenteri.esimerkkiä.fi/a';

it('is read the same however often it is asked', () => {
  // As often as it takes for the call to be compiled, which is when URL.canParse of Node 20 goes wrong.
  let refused = 0;
  for (let asked = 0; asked < 200_000; asked += 1) if (webAddressOf(withUmlaut) === undefined) refused += 1;
  expect(refused).toBe(0);
});

it.each([
  ['https://example.fi', undefined, 'https://example.fi/'],
  ['../b', 'https://example.fi/a/c', 'https://example.fi/b'],
  ['no address', undefined, undefined],
  ['', undefined, undefined],
  ['http://', undefined, undefined],
])('%s against %s is %s', (text, base, href) => expect(webAddressOf(text, base)?.href).toBe(href));
