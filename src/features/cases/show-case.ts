import { Injectable } from '@nestjs/common';
import type { Result } from '../../domain/result.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import type { CaseProblem } from './case.js';
import { CaseLoader } from './case.loader.js';
import type { CasePayload } from './case.type.js';
import { presentCaseProblem } from './consent-missing.type.js';

/** The payload of a change: the case as it then stands, or why nothing changed. */
@Injectable()
export class ShowCase {
  constructor(private readonly cases: CaseLoader) {}

  async payload(context: GraphqlContext, changed: Result<string, CaseProblem>): Promise<CasePayload> {
    context.loaders.forgetAll();
    if (!changed.ok) {
      return { case: null, problems: changed.problems.map((problem) => presentCaseProblem(problem, context.language)) };
    }
    return { case: await this.cases.load(context, changed.value), problems: [] };
  }
}
