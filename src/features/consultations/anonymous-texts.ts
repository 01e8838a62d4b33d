import { findNames } from '../../domain/privacy/person-names.js';
import { findPersonalData } from '../../domain/privacy/personal-data.js';
import type { PersonalDataFinding, PlainProblem } from '../../domain/problem.js';
import { messageProblem } from '../meetings/meeting-message.js';
import * as say from './consultation.problems.js';

/** A text that must tell of nobody, and the input that it came in. */
export interface AnonymousText {
  readonly field: string;
  readonly text: string;
}

/**
 * What is wrong with texts for a consultant, all of it, before anything of them is stored: too long, not to be kept, or with personal
 * data in it. Everything that is found by its form is told at once, so that nobody mends a text three times.
 */
export const anonymousTextProblems = (texts: readonly AnonymousText[]): PlainProblem[] =>
  texts.flatMap(({ field, text }): PlainProblem[] => {
    const unfit = messageProblem(field, text);
    if (unfit && unfit.code !== 'PERSONAL_DATA_FOUND') return [unfit];
    const findings = findPersonalData(text).map(({ kind, start, end }): PersonalDataFinding => ({ kind, start, end }));
    return findings.length > 0 ? [say.personalDataFound(field, findings)] : [];
  });

/** A warning for each text that has one of these names in it. */
export const nameWarnings = (texts: readonly AnonymousText[], names: readonly string[]): PlainProblem[] =>
  texts.flatMap(({ field, text }) => {
    const findings = findNames(text, names).map((span): PersonalDataFinding => ({ kind: 'PERSON_NAME', ...span }));
    return findings.length > 0 ? [say.nameFound(field, findings)] : [];
  });
