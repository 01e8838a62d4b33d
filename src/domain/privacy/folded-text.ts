/**
 * A text as the finders of this room read it: without what a reader does not see or does not mind. Zero-width characters
 * and marks above letters go, dashes are `-`, digits of any script and of any width are 0–9, blanks and line breaks
 * are one space. What is found there is told in places of the text as it was written.
 */
export interface FoldedText {
  readonly text: string;
  /** Place of each folded UTF-16 unit in the written text. */
  readonly starts: Uint32Array;
  /** Where what was folded into each unit ends there. */
  readonly ends: Uint32Array;
}

/** Linear: one look at each character, none of them further than its neighbour. */
export function foldText(written: string): FoldedText {
  const starts = new Uint32Array(written.length);
  const ends = new Uint32Array(written.length);
  const folded: string[] = [];
  let place = 0;
  for (const character of written) {
    const end = place + character.length;
    const last = folded.length - 1;
    const unit = foldCharacter(character);
    const composed = UMLAUTS[`${folded[last]}${character}`];
    if (composed !== undefined) folded[last] = composed;
    if (composed !== undefined || (unit === ' ' && folded[last] === ' ')) ends[last] = end;
    // A character of two units that stays as it is has two places, so that units and places keep count.
    for (const each of composed === undefined && !(unit === ' ' && folded[last] === ' ') ? unit.split('') : []) {
      starts[folded.length] = place;
      ends[folded.length] = end;
      folded.push(each);
    }
    place = end;
  }
  return { text: folded.join(''), starts, ends };
}

/** U+FEFF is a blank to regular expressions, and nothing to readers. */
const BLANK = /(?!\uFEFF)\s/;
const UNSEEN = /[\p{Cc}\p{Cs}\p{Cf}\p{Mn}\p{Me}\u115F\u3164]/u;
const EVERY_UNSEEN = new RegExp(UNSEEN.source, 'gu');
const DASH = /[\p{Pd}\u2212\u2043\u02D7\u00AF]/u;
const DIGIT = /\p{Nd}/u;

/** One unit, none for what is not seen, or the character itself. */
function foldCharacter(character: string): string {
  if (/[!-~]/.test(character)) return character;
  if (BLANK.test(character)) return ' ';
  if (UNSEEN.test(character)) return '';
  if (DASH.test(character)) return '-';
  // A mark that stands alone (U+FC5E, a shadda with dammatan) counts as a letter, and is a blank with marks on it.
  const plain = character.normalize('NFKC').replace(EVERY_UNSEEN, '');
  if (plain === ' ') return ' ';
  const unit = plain.length === 1 ? plain : character;
  if (DIGIT.test(unit) && !/\d/.test(unit)) return digitValue(unit);
  return LOOKALIKES[unit] ?? unit;
}

/** Scripts have their ten digits in a row, from zero on, and no two scripts' rows that NFKC leaves touch each other. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** The letters of Finnish and Swedish street names, where a keyboard wrote them as a letter and a mark. */
const UMLAUTS: Readonly<Record<string, string>> = {
  'a\u0308': 'ä',
  'A\u0308': 'Ä',
  'o\u0308': 'ö',
  'O\u0308': 'Ö',
  'a\u030A': 'å',
  'A\u030A': 'Å',
  'e\u0301': 'é',
};

/** Cyrillic letters that look like those of a code: what a keyboard of another language writes. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  У: 'Y',
  Х: 'X',
  а: 'a',
  с: 'c',
  е: 'e',
  р: 'p',
  у: 'y',
  х: 'x',
};
