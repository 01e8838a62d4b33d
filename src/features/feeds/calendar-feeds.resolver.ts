import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { PlainProblem } from '../../domain/problem.js';
import { type Result, refused } from '../../domain/result.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { InputReader, isId } from '../../platform/graphql/input-reader.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonType } from '../directory/person.type.js';
import type { CalendarFeed } from './calendar-feed.js';
import { OpenCalendarFeedInput } from './calendar-feed.inputs.js';
import { CalendarFeedLoader } from './calendar-feed.loader.js';
import * as say from './calendar-feed.problems.js';
import { CalendarFeedPayload, CalendarFeedType } from './calendar-feed.type.js';
import { FeedAddresses } from './feed-addresses.js';
import { OpenCalendarFeed, type OpenCalendarFeedCommand } from './open-calendar-feed.js';
import { RenewCalendarFeed } from './renew-calendar-feed.js';
import { RevokeCalendarFeed } from './revoke-calendar-feed.js';

@Resolver(() => PersonType)
export class CalendarFeedsResolver {
  constructor(
    private readonly opening: OpenCalendarFeed,
    private readonly renewing: RenewCalendarFeed,
    private readonly revoking: RevokeCalendarFeed,
    private readonly feeds: CalendarFeedLoader,
    private readonly addresses: FeedAddresses,
  ) {}

  @Mutation(() => CalendarFeedPayload, {
    description: 'The own feed, made if there is none. Its addresses stay when only the titles are others.',
  })
  async openCalendarFeed(
    @Args('input') input: OpenCalendarFeedInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CalendarFeedPayload> {
    const command = readOpening(input);
    return this.payload(context, command.ok ? await this.opening.execute(viewer, command.value) : command);
  }

  @Mutation(() => CalendarFeedPayload, { description: 'Other addresses; the old ones open nothing from now on.' })
  async renewCalendarFeed(
    @Args('feedId', { type: () => ID }) feedId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CalendarFeedPayload> {
    return this.payload(context, isId(feedId) ? await this.renewing.execute(viewer, feedId) : refused(say.unknownFeed));
  }

  @Mutation(() => CalendarFeedPayload, { description: 'The addresses open nothing from now on.' })
  async revokeCalendarFeed(
    @Args('feedId', { type: () => ID }) feedId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<CalendarFeedPayload> {
    return this.payload(context, isId(feedId) ? await this.revoking.execute(viewer, feedId) : refused(say.unknownFeed));
  }

  @ResolveField(() => CalendarFeedType, {
    nullable: true,
    description: 'Null if there is none. Seen by the person alone: null for everybody else.',
  })
  async calendarFeed(
    @Parent() { id }: PersonType,
    @Context() context: GraphqlContext,
  ): Promise<CalendarFeedType | null> {
    return this.feeds.load(context, id);
  }

  private payload(context: GraphqlContext, done: Result<CalendarFeed | undefined, PlainProblem>): CalendarFeedPayload {
    context.loaders.forgetAll();
    if (!done.ok) return { feed: null, problems: presentPlainProblems(done.problems, context.language) };
    return { feed: done.value ? this.addresses.present(done.value) : null, problems: [] };
  }
}

function readOpening({ personId, titles }: OpenCalendarFeedInput): Result<OpenCalendarFeedCommand, PlainProblem> {
  const read = new InputReader('input');
  return read.result({ personId: read.id('personId', personId, say.personUnknown), titles: titles ?? 'NEUTRAL' });
}
