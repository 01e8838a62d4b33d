import { withoutIdentityCodes } from '../../domain/privacy/without-identity-codes.js';
import type { PlainProblem } from '../../domain/problem.js';
import type { Localised } from '../../domain/result.js';
import { freeTextProblem } from '../directory/free-text.js';
import * as say from './meeting.problems.js';

const messageCharactersMax = 4_000;

/** Control characters but for tabs and line breaks, and halves of characters: PostgreSQL or UTF-8 could not keep them. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu;

/** What is wrong with what people write to each other about a meeting, if anything. It may have several lines. */
export const messageProblem = (field: string, text: string): PlainProblem | undefined =>
  freeTextProblem(field, text, formProblem);

function formProblem(text: string): Localised | undefined {
  if (text.length > messageCharactersMax) return say.textTooLong(messageCharactersMax);
  if (text.search(UNPRINTABLE) >= 0) return say.unprintable;
  return undefined;
}

/**
 * What of a text can be kept that comes from where nobody could be asked to write it anew. Codes are taken out twice: first, so that the
 * cut leaves no half of one, and once more of what is left, where a cut or a character that is gone may have made one.
 */
export const fitMessage = (text: string): string =>
  withoutIdentityCodes(withoutIdentityCodes(text).slice(0, messageCharactersMax).replace(UNPRINTABLE, '')).trim();
