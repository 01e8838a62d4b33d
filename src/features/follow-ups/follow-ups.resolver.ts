import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { FollowUpReadModel } from './follow-up.read-model.js';
import { FollowUpConnection } from './follow-up.type.js';
import { FollowUpsArgs } from './follow-ups.args.js';
import { readPage } from './follow-ups-page.js';
import { presentConnection } from './present-follow-up.js';

/** What staff read of follow-ups. */
@Resolver()
export class FollowUpsResolver {
  constructor(private readonly followUps: FollowUpReadModel) {}

  @Query(() => FollowUpConnection, {
    name: 'followUps',
    description: 'Those that the viewer may see and that fall due in [from, to), in the order in which they do.',
  })
  async page(
    @Args() args: FollowUpsArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<FollowUpConnection> {
    const wanted = readPage(args);
    if (!wanted.ok) throw problemsError(wanted.problems, context.language);
    const { filter, first, after } = wanted.value;
    const page = await this.followUps.page(viewer, filter, first, after);
    return presentConnection(page, { after, language: context.language });
  }
}
