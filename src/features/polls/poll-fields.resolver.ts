import { Inject } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CLOCK, type Clock } from '../../platform/clock/clock.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { MeetingLoader } from '../meetings/meeting.loader.js';
import { MeetingType } from '../meetings/meeting.type.js';
import { presentMeeting } from '../meetings/present-meeting.js';
import { pollAttentionText } from './poll-attention-text.js';
import { BusyLoader } from './poll.loader.js';
import { TimePollOptionType, TimePollPersonAnswerType, TimePollType } from './poll.type.js';

/** The objects of other rooms that a poll names by id. Whoever came with a link is given none of those ids. */
@Resolver(() => TimePollType)
export class PollFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly meetings: MeetingLoader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @ResolveField(() => [PersonType], {
    description: 'Those who are asked and have not answered every option still to come; empty by link.',
  })
  async silent(@Parent() poll: TimePollType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.people.loadAll(context, poll.silentIds);
  }

  @ResolveField(() => MeetingType, {
    nullable: true,
    description: 'What it was decided on, where the viewer may see it.',
  })
  async meeting(@Parent() poll: TimePollType, @Context() context: GraphqlContext): Promise<MeetingType | null> {
    if (poll.meetingId === null) return null;
    const row = await this.meetings.load(context, poll.meetingId);
    return row && presentMeeting(row, context.language, this.clock.now());
  }

  @ResolveField(() => [String], {
    description: 'What whoever organises the poll must see to; empty by link, and once the poll is over.',
  })
  async attention(@Parent() poll: TimePollType, @Context() context: GraphqlContext): Promise<string[]> {
    if (poll.departedIds.length === 0) return [];
    const gone = await this.people.loadAll(context, poll.departedIds);
    const names = gone.map(({ displayName }) => displayName);
    return [pollAttentionText(names, poll.isBroken)[context.language]];
  }
}

@Resolver(() => TimePollOptionType)
export class PollOptionFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly busyOnes: BusyLoader,
  ) {}

  @ResolveField(() => [PersonType], {
    description:
      'Those who are not asked, because their calendar is known, and cannot come then. For staff; by link it is empty.',
  })
  async busy(@Parent() option: TimePollOptionType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    if (!option.seesOthers) return [];
    const busy = await this.busyOnes.load(context, option.pollId);
    return this.people.loadAll(context, busy?.get(option.id) ?? []);
  }
}

@Resolver(() => TimePollPersonAnswerType)
export class PollAnswerFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async person(
    @Parent() answer: TimePollPersonAnswerType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return this.people.load(context, answer.personId);
  }

  @ResolveField(() => PersonType, { nullable: true, description: 'Who wrote it down, if it was told by telephone.' })
  async notedBy(
    @Parent() answer: TimePollPersonAnswerType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return answer.notedById === null ? null : this.people.load(context, answer.notedById);
  }
}
