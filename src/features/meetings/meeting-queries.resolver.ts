import { Inject } from '@nestjs/common';
import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { isId } from '../../platform/graphql/input-reader.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { MeetingLoader } from './meeting.loader.js';
import { MeetingReadModel } from './meeting.read-model.js';
import { MeetingConnection, MeetingType } from './meeting.type.js';
import { MeetingsArgs } from './meetings.args.js';
import { readPage } from './meetings-page.js';
import { presentConnection, presentMeeting } from './present-meeting.js';

/** What is read of meetings. */
@Resolver()
export class MeetingQueriesResolver {
  constructor(
    private readonly meetings: MeetingReadModel,
    private readonly loader: MeetingLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Query(() => MeetingType, { nullable: true, description: 'Null if there is none, or none that the viewer may see.' })
  async meeting(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: GraphqlContext,
  ): Promise<MeetingType | null> {
    const row = isId(id) ? await this.loader.load(context, id.toLowerCase()) : null;
    return row && presentMeeting(row, context.language, this.clock.now());
  }

  @Query(() => MeetingConnection, {
    name: 'meetings',
    description: 'Those that touch [from, to), in the order of their start.',
  })
  async page(
    @Args() args: MeetingsArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingConnection> {
    const wanted = readPage(args);
    if (!wanted.ok) throw problemsError(wanted.problems, context.language);
    const { filter, first, after } = wanted.value;
    const page = await this.meetings.page(viewer, filter, first, after);
    return presentConnection(page, { after, language: context.language, now: this.clock.now() });
  }
}
