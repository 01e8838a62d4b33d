import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PollReadModel } from './poll.read-model.js';
import { TimePollType } from './poll.type.js';
import { presentPoll } from './present-poll.js';
import { ShowPoll } from './show-poll.js';

/** What staff read of time polls. */
@Resolver()
export class PollQueriesResolver {
  constructor(
    private readonly polls: PollReadModel,
    private readonly show: ShowPoll,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => TimePollType, { nullable: true, description: 'Null if there is none, or none that the viewer may see.' })
  async timePoll(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<TimePollType | null> {
    return isId(id) ? this.show.one(context, id.toLowerCase()) : null;
  }

  @Query(() => [TimePollType], { description: 'Those that the viewer may see, the newest first; a hundred at most.' })
  async timePolls(
    @CurrentViewer() viewer: Viewer,
    @Args('open', { type: () => Boolean, nullable: true, defaultValue: true }) open?: boolean | null,
  ): Promise<TimePollType[]> {
    const now = this.clock.now();
    const polls = await this.polls.list(viewer, { openOnly: open ?? true });
    return polls.map((poll) => presentPoll(poll, now));
  }
}
