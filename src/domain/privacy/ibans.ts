import type { Span } from './span.js';

/** What may begin one; its country says how much more there is. */
const BEGINNING = /(?<![\p{L}\p{N}])[A-Z]{2} ?\d ?\d/giu;
const REST = /[ -]?[A-Z\d]/iy;

/** Characters of an account number, country by country (the IBAN registry; Europe and its neighbours). */
const LENGTHS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    15: 'NO',
    16: 'BE',
    18: 'DK FI FO GL NL',
    19: 'MK SI',
    20: 'AT BA EE KZ LT LU XK',
    21: 'CH HR LI LV',
    22: 'BG DE GB GE IE ME RS VA',
    23: 'AE GI IL',
    24: 'AD CZ ES MD SA SE SK RO',
    25: 'PT',
    26: 'IS TR',
    27: 'FR GR IT MC SM',
    28: 'AL CY HU PL',
    29: 'UA',
    31: 'MT',
  }).flatMap(([length, countries]) => countries.split(' ').map((country) => [country, Number(length)])),
);

/** Account numbers whose check digits are right (ISO 13616: the remainder by 97 is 1), in groups of any length. */
export function ibans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index } of text.matchAll(BEGINNING)) {
    const length = LENGTHS[text.slice(index, index + 2).toUpperCase()];
    const end = length === undefined ? undefined : endOf(text, index, length);
    if (end !== undefined) spans.push({ start: index, end });
  }
  return spans;
}

function endOf(text: string, start: number, length: number): number | undefined {
  REST.lastIndex = start;
  for (let read = 0; read < length; read += 1) if (!REST.test(text)) return undefined;
  const end = REST.lastIndex;
  REST.lastIndex = 0;
  const account = text.slice(start, end).replace(/[ -]/g, '').toUpperCase();
  // Words could be an account number to arithmetic, once in 97 times. Of a real one most characters are digits.
  const digits = account.replace(/\D/g, '').length;
  if (digits * 2 < length || /^[\p{L}\p{N}]/u.test(text.slice(end, end + 1))) return undefined;
  return remainderBy97(account.slice(4) + account.slice(0, 4)) === 1 ? end : undefined;
}

/** A is 10, Z is 35; digit by digit, since the whole is longer than a number may be. */
function remainderBy97(account: string): number {
  let remainder = 0;
  for (const character of account) {
    for (const digit of Number.parseInt(character, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return remainder;
}
