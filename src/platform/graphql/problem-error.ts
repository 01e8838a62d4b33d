import { GraphQLError } from 'graphql';
import type { Problem } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';

/**
 * The problems of a query whose answer has no place for them (findMeetingTimes): an error with the code, field and
 * sentence of the first, and all of them in `extensions.problems`.
 */
export function problemsError(problems: readonly Problem[], language: Language): GraphQLError {
  const told = problems.map(({ code, field, sentence }) => ({
    code,
    field: field ?? null,
    message: sentence[language],
  }));
  return new GraphQLError(told[0]?.message ?? '', {
    extensions: { code: told[0]?.code, field: told[0]?.field, problems: told },
  });
}
