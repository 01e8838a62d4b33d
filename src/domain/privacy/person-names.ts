import type { Span } from './span.js';

/** Shorter words are particles and initials. */
const nameLettersMin = 3;
const WORD = /\p{L}+(?:['’-]\p{L}+)*/gu;

interface Word extends Span {
  readonly folded: string;
  readonly isCapital: boolean;
}

/**
 * Where a text names one of these people, in Finnish cases and with a Swedish or an English genitive too. Somebody's whole name is found
 * however it is written and in either order; a first name or a surname by itself only with a capital letter, since toivo and
 * virta are words as well. It warns and never refuses, so it would rather find too much.
 *
 * Each word of the text is compared with the names that begin with the same letters, and with no others.
 */
export function findNames(text: string, names: readonly string[]): Span[] {
  const parts = new Set(
    names.flatMap((name) => wordsOf(name).map(({ folded }) => folded)).filter((part) => part.length >= nameLettersMin),
  );
  if (parts.size === 0) return [];
  const byStem = new Map<string, string[]>();
  for (const part of parts) byStem.set(stemOf(part), [...(byStem.get(stemOf(part)) ?? []), part]);
  const words = wordsOf(text);
  const named = words.map((word) => (byStem.get(stemOf(word.folded)) ?? []).some((part) => isForm(word.folded, part)));
  return joined(
    words.filter((word, index) => named[index] && (word.isCapital || named[index - 1] || named[index + 1])),
    text,
  );
}

/** What no ending changes: the first three letters. */
const stemOf = (word: string): string => word.slice(0, nameLettersMin);

/** The first letters of every word of the texts: whose name has no word that begins so is not named in them. */
export const nameStems = (texts: readonly string[]): string[] => [
  ...new Set(texts.flatMap((text) => wordsOf(text).map(({ folded }) => stemOf(folded)))),
];

/** Whether a word is the name or a form of it. */
const isForm = (word: string, name: string): boolean =>
  word === name || basesOf(name).some((base) => word.startsWith(base) && ENDING.test(word.slice(base.length)));

/** What endings join: -nen becomes -s- (Virtanen, Virtaselle), and a double consonant single (Pekka, Pekan). */
function basesOf(name: string): string[] {
  if (name.endsWith('nen')) return [`${name.slice(0, -3)}s`];
  const single = name.replace(/(k|p|t)\1(\p{L})$/u, '$1$2');
  return single === name ? [name] : [name, single];
}

/** Cases, genitives and possessives, with up to two letters that join them to the name (Elofille, Virtasella). */
const ENDING = /^\p{L}{0,2}(?:n|a|ä|ta|tä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|s|ni|nsa|nsä)$/u;

const wordsOf = (text: string): Word[] =>
  [...text.matchAll(WORD)].flatMap((match) => {
    const [written] = match;
    const folded = written.normalize('NFC').toLowerCase();
    const isCapital = /^\p{Lu}/u.test(written);
    return [{ start: match.index, end: match.index + written.length, folded, isCapital }];
  });

/** Words of one name that stand side by side are one finding. */
function joined(words: readonly Word[], text: string): Span[] {
  const spans: Span[] = [];
  for (const { start, end } of words) {
    const last = spans.at(-1);
    if (last && /^ ?$/.test(text.slice(last.end, start))) spans[spans.length - 1] = { start: last.start, end };
    else spans.push({ start, end });
  }
  return spans;
}
