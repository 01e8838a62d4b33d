import { Inject } from '@nestjs/common';
import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { MeetingReadModel } from '../meetings/meeting.read-model.js';
import { MeetingConnection } from '../meetings/meeting.type.js';
import { readPage } from '../meetings/meetings-page.js';
import { presentConnection } from '../meetings/present-meeting.js';
import { RollLoader } from './peer-group.loader.js';
import { seesRoll } from './peer-group.policy.js';
import { GroupMemberType, PeerGroupType } from './peer-group.type.js';
import { presentMembers, presentWaitlist } from './present-peer-group.js';
import type { Membership } from './roll.js';

/** Whom a group brings together. Whoever came with a link, or may not see the roll, gets empty lists. */
@Resolver(() => PeerGroupType)
export class PeerGroupFieldsResolver {
  constructor(
    private readonly rolls: RollLoader,
    private readonly people: PersonLoader,
    private readonly meetings: MeetingReadModel,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => [PersonType], { description: 'The first is whom members call.' })
  async leaders(@Parent() group: PeerGroupType, @Context() context: GraphqlContext): Promise<readonly PersonType[]> {
    if (group.namedLeaders) return group.namedLeaders;
    const roll = await this.rolls.load(context, group.id);
    return this.people.loadAll(context, roll?.leaderIds ?? []);
  }

  @ResolveField(() => [GroupMemberType], {
    description: 'By name; empty for all but leaders and coordinators.',
  })
  async members(@Parent() group: PeerGroupType, @Context() context: GraphqlContext): Promise<GroupMemberType[]> {
    return presentMembers(await this.seenRoll(group, context));
  }

  @ResolveField(() => [GroupMemberType], {
    description:
      'In the order of the line, those who are offered a place first; empty for all but leaders and coordinators.',
  })
  async waitlist(@Parent() group: PeerGroupType, @Context() context: GraphqlContext): Promise<GroupMemberType[]> {
    return presentWaitlist(await this.seenRoll(group, context), this.clock.now());
  }

  @ResolveField(() => MeetingConnection, {
    description: 'Those that the viewer may see, past ones too, in the order of their start.',
  })
  async sessions(
    @Parent() group: PeerGroupType,
    @Context() context: GraphqlContext,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first?: number | null,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ): Promise<MeetingConnection> {
    const wanted = readPage({ first, after });
    if (!wanted.ok) throw problemsError(wanted.problems, context.language);
    const { first: rows, after: cursor } = wanted.value;
    const { viewer, language } = context;
    const seriesIds = group.namedLeaders ? [] : group.seriesIds;
    const page = viewer
      ? await this.meetings.page(viewer, { seriesIds }, rows, cursor)
      : { meetings: [], totalCount: 0, hasNextPage: false };
    return presentConnection(page, { after: cursor, language, now: this.clock.now() });
  }

  private async seenRoll(group: PeerGroupType, context: GraphqlContext): Promise<readonly Membership[]> {
    if (group.namedLeaders || !context.viewer) return [];
    const roll = await this.rolls.load(context, group.id);
    return roll && seesRoll(context.viewer, roll) ? roll.memberships : [];
  }
}

@Resolver(() => GroupMemberType)
export class GroupMemberFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async person(@Parent() member: GroupMemberType, @Context() context: GraphqlContext): Promise<PersonType | null> {
    return member.holder ?? this.people.load(context, member.personId);
  }
}
