import type { AnonymousText } from './anonymous-texts.js';

/** What is told of one matter, without saying whose it is. */
export interface AskedCase {
  readonly summary?: string;
  readonly question?: string;
}

/** The texts of what is asked, each with the input that it came in. */
export const caseTexts = (cases: readonly AskedCase[]): AnonymousText[] =>
  cases.flatMap(({ summary, question }, index) => [
    ...(summary === undefined ? [] : [{ field: `input.cases.${index}.summary`, text: summary }]),
    ...(question === undefined ? [] : [{ field: `input.cases.${index}.question`, text: question }]),
  ]);
