import { withoutIdentityCodes } from '../../domain/privacy/without-identity-codes.js';
import type { PlainProblem } from '../../domain/problem.js';
import { linesProblem, UNPRINTABLE_IN_LINES } from '../directory/written-text.js';

const messageCharactersMax = 4_000;

/** What is wrong with what people write to each other about a meeting, if anything. It may have several lines. */
export const messageProblem = (field: string, text: string): PlainProblem | undefined =>
  linesProblem(field, text, messageCharactersMax);

/**
 * What of a text can be kept that comes from where nobody could be asked to write it anew. Codes are taken out twice: first, so that the
 * cut leaves no half of one, and once more of what is left, where a cut or a character that is gone may have made one.
 */
export const fitMessage = (text: string): string =>
  withoutIdentityCodes(
    withoutIdentityCodes(text).slice(0, messageCharactersMax).replace(UNPRINTABLE_IN_LINES, ''),
  ).trim();
