import { ObjectType } from '@nestjs/graphql';
import type { ConsentMissingProblem } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';
import { presentPlainProblem } from '../../platform/graphql/present-problems.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import type { CaseProblem } from './case.js';

/** Organisations and people are resolved in case-fields.resolver.ts. */
@ObjectType('ConsentMissing', {
  implements: () => [ProblemType],
  description: "Whom no basis lets take part in the client's matter on that day.",
})
export class ConsentMissing extends ProblemType {
  readonly organisationIds: readonly string[];
  readonly personIds: readonly string[];

  constructor(problem: ConsentMissingProblem, language: Language) {
    super(problem, language);
    this.organisationIds = problem.organisationIds;
    this.personIds = problem.personIds;
  }
}

/** A problem of a case as the schema shows it. */
export const presentCaseProblem = (problem: CaseProblem, language: Language): ProblemType =>
  problem.code === 'CONSENT_MISSING' ? new ConsentMissing(problem, language) : presentPlainProblem(problem, language);
