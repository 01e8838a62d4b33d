import type { DetailedCode, DetailedProblem, PlainProblem, Problem } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';
import { PersonalDataFound } from './personal-data-found.type.js';
import { GenericProblem, type ProblemType } from './problem.type.js';

/** One way of showing each problem that carries details. A code that is missing here does not compile. */
export type DetailedPresenters = {
  readonly [Code in DetailedCode]: (
    problem: Extract<DetailedProblem, { code: Code }>,
    language: Language,
  ) => ProblemType;
};

/** For use cases whose problems are all plain. */
export function presentPlainProblems(problems: readonly PlainProblem[], language: Language): ProblemType[] {
  return problems.map((problem) => presentPlainProblem(problem, language));
}

export const presentPlainProblem = (problem: PlainProblem, language: Language): ProblemType =>
  problem.code === 'PERSONAL_DATA_FOUND'
    ? new PersonalDataFound(problem, language)
    : new GenericProblem(problem, language);

/** For use cases that may also be refused with details; the feature that owns the detailed types passes their presenters. */
export function presentProblems(
  problems: readonly Problem[],
  language: Language,
  presenters: DetailedPresenters,
): ProblemType[] {
  return problems.map((problem) => {
    switch (problem.code) {
      case 'TIME_TAKEN':
        return presenters.TIME_TAKEN(problem, language);
      case 'CONSENT_MISSING':
        return presenters.CONSENT_MISSING(problem, language);
      default:
        return presentPlainProblem(problem, language);
    }
  });
}
