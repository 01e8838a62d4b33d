import type { Span } from './span.js';

/**
 * Words of a text that may name one of these people: pure. Which names are looked for is for whoever asks to say. A word counts that is
 * written with a capital and is a part of a name, with an ending as Finnish adds them: "Rauhalle", "Virtasen". Stems that change otherwise
 * are missed. What is found only ever warns, since Onni and Toivo are words as well.
 */
export function knownNames(text: string, names: readonly string[]): Span[] {
  const stems = [...new Set(names.flatMap(partsOf))];
  return [...text.matchAll(WORD)].flatMap((match) => {
    const word = match[0].normalize('NFC').toLocaleLowerCase('fi');
    return stems.some((stem) => isFormOf(word, stem))
      ? [{ start: match.index, end: match.index + match[0].length }]
      : [];
  });
}

/** Bounded, so that a hostile text costs no more than its length. */
const WORD = /\p{Lu}[\p{L}\p{M}]{1,60}/gu;
/** The longest usual endings: -llensa, -stamme. */
const endingLettersMax = 6;
const partLettersMin = 3;
/** Endings of short parts would make half of the dictionary of them. */
const inflectedLettersMin = 4;

const partsOf = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLocaleLowerCase('fi')
    .split(/[^\p{L}\p{M}]+/u)
    .filter(({ length }) => length >= partLettersMin);

function isFormOf(word: string, part: string): boolean {
  if (word === part) return true;
  if (part.length < inflectedLettersMin) return false;
  // The forms of Virtanen begin as Virtasen does.
  const stem = part.endsWith('nen') ? `${part.slice(0, -3)}se` : part;
  return word.startsWith(stem) && word.length <= stem.length + endingLettersMax;
}
