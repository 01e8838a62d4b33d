import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';
import * as say from './directory.problems.js';
import { freeTextProblem } from './free-text.js';

/** Names and addresses of one line. Longer than any real one, short enough for a calendar. */
export const textCharactersMax = 200;

/**
 * What has no place in a line of text: control characters (a CR or LF could begin a new header of a mail), halves of
 * characters, line and paragraph separators, and marks that turn the direction of the text around them.
 */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

/** What has no place in several lines either: PostgreSQL or UTF-8 could not keep it. Tabs and line breaks are welcome. */
export const UNPRINTABLE_IN_LINES = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu;

/** A text as it is kept: composed (NFC), so that one name is written in one way, and without blanks around it. */
export const tidy = (text: string): string => text.normalize('NFC').trim();

/** What is wrong with a line of text in the input `field`, if anything. */
export const textProblem = (field: string, text: string): PlainProblem | undefined =>
  freeTextProblem(field, text, lineProblem);

/** What is wrong with a text of several lines in the input `field`, if anything. */
export const linesProblem = (field: string, text: string, charactersMax: number): PlainProblem | undefined =>
  freeTextProblem(field, text, (lines) => {
    if (lines.length > charactersMax) return say.textTooLong(charactersMax);
    return lines.search(UNPRINTABLE_IN_LINES) >= 0 ? say.invisibleCharacter : undefined;
  });

/** The length comes first: nothing else looks at a megabyte. */
function lineProblem(text: string): Localised | undefined {
  if (text.length > textCharactersMax) return say.textTooLong(textCharactersMax);
  if (UNPRINTABLE.test(text)) return say.unprintable;
  return undefined;
}

/** What is wrong with a name, if anything. It must say something; it is no free text, and not searched for personal data. */
export const nameProblem = (text: string): Localised | undefined =>
  lineProblem(text) ?? (tidy(text) === '' ? say.nameMissing : undefined);
