import type { Localised } from '../../domain/result.js';
import * as say from './meeting.problems.js';

const messageCharactersMax = 4_000;

/** Control characters but for tabs and line breaks, and halves of characters: PostgreSQL or UTF-8 could not keep them. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu;

/** What is wrong with what the organiser writes to the participants, if anything. It may have several lines. */
export function messageProblem(text: string): Localised | undefined {
  if (text.length > messageCharactersMax) return say.textTooLong(messageCharactersMax);
  if (text.search(UNPRINTABLE) >= 0) return say.unprintable;
  return undefined;
}

/** What of a text can be kept that comes from where nobody could be asked to write it anew. */
export const fitMessage = (text: string): string => text.slice(0, messageCharactersMax).replace(UNPRINTABLE, '').trim();
