import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { CasesArgs, casesPageDefault, casesPageMax } from './case.inputs.js';
import { CaseLoader } from './case.loader.js';
import * as say from './case.problems.js';
import { CaseReadModel } from './case.read-model.js';
import { CaseType } from './case.type.js';

/** What is read of cases. */
@Resolver()
export class CaseQueriesResolver {
  constructor(
    private readonly cases: CaseReadModel,
    private readonly loader: CaseLoader,
  ) {}

  @Query(() => CaseType, {
    name: 'case',
    nullable: true,
    description: 'Null if there is none, or none that the viewer may see.',
  })
  async one(@Args('id', { type: () => ID }) id: string, @Context() context: GraphqlContext): Promise<CaseType | null> {
    return isId(id) ? this.loader.load(context, id.toLowerCase()) : null;
  }

  @Query(() => [CaseType], { name: 'cases', description: 'The newest first.' })
  async list(
    @Args() args: CasesArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CaseType[]> {
    const first = args.first ?? casesPageDefault;
    if (first < 1) throw problemsError([say.pageTooShort], context.language);
    if (first > casesPageMax) throw problemsError([say.pageTooLong(casesPageMax)], context.language);
    return this.cases.list(viewer, { mine: args.mine ?? true, openOnly: args.open ?? true }, first);
  }
}
