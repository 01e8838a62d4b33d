import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { PlainProblem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { presentPlainProblems } from '../../platform/graphql/present-problems.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonPayload, PersonType } from '../directory/person.type.js';
import { ConnectBusyFeedInput } from './availability.inputs.js';
import { readFeedToConnect, readFeedToDisconnect } from './availability-input.js';
import { BusyFeedLoader } from './busy-feed.loader.js';
import { BusyFeedType } from './busy-feed.type.js';
import { ConnectBusyFeed } from './connect-busy-feed.js';
import { DisconnectBusyFeed } from './disconnect-busy-feed.js';
import { presentBusyFeed } from './present-busy-feed.js';

/** Calendars that people keep elsewhere: connecting and disconnecting them, and what they add to a person. */
@Resolver(() => PersonType)
export class BusyFeedsResolver {
  constructor(
    private readonly connecting: ConnectBusyFeed,
    private readonly disconnecting: DisconnectBusyFeed,
    private readonly people: PersonLoader,
    private readonly feeds: BusyFeedLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Mutation(() => PersonPayload, {
    description:
      'An external calendar address; recurring events count. It is read within seconds, then again and again. The same address again is the same calendar, read at once.',
  })
  async connectBusyFeed(
    @Args('input') input: ConnectBusyFeedInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    const command = readFeedToConnect(input);
    return this.payload(context, command.ok ? await this.connecting.execute(viewer, command.value) : command);
  }

  @Mutation(() => PersonPayload, { description: 'Forgets the calendar, its address and its busy times.' })
  async disconnectBusyFeed(
    @Args('personId', { type: () => ID }) personId: string,
    @Args('feedId', { type: () => ID }) feedId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<PersonPayload> {
    const command = readFeedToDisconnect(personId, feedId);
    return this.payload(context, command.ok ? await this.disconnecting.execute(viewer, command.value) : command);
  }

  @ResolveField(() => [BusyFeedType], {
    description:
      'Calendars kept elsewhere, as they were connected. Seen by the person, coordinators and administrators; empty for everybody else.',
  })
  async busyFeeds(@Parent() { id }: PersonType, @Context() context: GraphqlContext): Promise<BusyFeedType[]> {
    const feeds = (await this.feeds.load(context, id)) ?? [];
    return feeds.map((feed) => presentBusyFeed(feed, this.clock.now(), context.language));
  }

  private async payload(context: GraphqlContext, changed: Result<string, PlainProblem>): Promise<PersonPayload> {
    context.loaders.forgetAll();
    if (!changed.ok) return { person: null, problems: presentPlainProblems(changed.problems, context.language) };
    return { person: await this.people.load(context, changed.value), problems: [] };
  }
}
