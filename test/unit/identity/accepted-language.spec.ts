import { acceptedLanguage } from '../../../src/platform/identity/accepted-language.js';

describe('acceptedLanguage', () => {
  it.each([
    [undefined, 'FI'],
    ['', 'FI'],
    ['sv', 'SV'],
    ['en-GB,en;q=0.9', 'EN'],
    ['de, sv;q=0.4, en;q=0.7', 'EN'],
    ['SV-fi;Q=0.8, fi;q=0.2', 'SV'],
    ['en;q=0, sv;q=0.1', 'SV'],
    ['*', 'FI'],
    ['en;q=much', 'FI'],
    ['constructor, __proto__', 'FI'],
    [`${'xx,'.repeat(100_000)}en`, 'FI'],
  ])('%.40s → %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });
});
