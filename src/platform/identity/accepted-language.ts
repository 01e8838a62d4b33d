import type { Language } from '../../domain/result.js';

const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ['fi', 'FI'],
  ['sv', 'SV'],
  ['en', 'EN'],
]);
/** Longer headers are made by hand to keep us busy. */
const headerCharactersMax = 500;

/**
 * The first of our languages in an `Accept-Language` header by weight (RFC 9110, 12.5.4), Finnish when it names none.
 * Regions are ignored: sv-FI and sv-SE read the same text.
 */
export function acceptedLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').slice(0, headerCharactersMax).split(',').map(parseWish);
  const best = wishes.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  for (const { tag } of best) {
    const language = LANGUAGES.get(tag);
    if (language) return language;
  }
  return 'FI';
}

function parseWish(wish: string): { tag: string; weight: number } {
  const [range = '', ...parameters] = wish.trim().toLowerCase().split(';');
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
  const weight = quality === undefined ? 1 : Number(quality.slice(2));
  return { tag: range.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
}
