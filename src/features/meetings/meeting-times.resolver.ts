import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer } from '../../platform/graphql/current-viewer.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { problemsError } from '../../platform/graphql/problem-error.js';
import type { Viewer } from '../../platform/identity/viewer.js';
import { PersonLoader } from '../directory/person.loader.js';
import { PersonType } from '../directory/person.type.js';
import { RoomLoader } from '../directory/room.loader.js';
import { RoomType } from '../directory/room.type.js';
import { FindMeetingTimes } from './find-meeting-times.js';
import { FindMeetingTimesInput } from './meeting-times.inputs.js';
import { readSearch } from './meeting-times-input.js';
import {
  BlockerType,
  MeetingTimesType,
  MeetingTimeType,
  RelaxationType,
  SuggestedAttendeeType,
} from './meeting-times.type.js';
import { MeetingTimesPresenter } from './present-meeting-times.js';

/** The search. What is wrong with its input is told as an error, since its answer has no place for problems. */
@Resolver()
export class MeetingTimesResolver {
  constructor(private readonly search: FindMeetingTimes) {}

  @Query(() => MeetingTimesType, {
    description: 'The times that everybody shares, best first; or why there is none, and what would open one.',
  })
  async findMeetingTimes(
    @Args('input') input: FindMeetingTimesInput,
    @CurrentViewer() viewer: Viewer,
    @Context() context: GraphqlContext,
  ): Promise<MeetingTimesType> {
    const query = readSearch(input);
    if (!query.ok) throw problemsError(query.problems, context.language);
    const found = await this.search.execute(viewer, query.value);
    if (!found.ok) throw problemsError(found.problems, context.language);
    return new MeetingTimesPresenter(found.value, context.language).present();
  }
}

@Resolver(() => MeetingTimesType)
export class LeftOutResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => [PersonType], { description: "People whom the case's consents do not cover." })
  async leftOut(@Parent() times: MeetingTimesType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.people.loadAll(context, times.leftOutIds);
  }
}

@Resolver(() => MeetingTimeType)
export class MeetingTimeFieldsResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly rooms: RoomLoader,
  ) {}

  @ResolveField(() => [PersonType], { description: 'Optional people who cannot come.' })
  async absent(@Parent() time: MeetingTimeType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.people.loadAll(context, time.absentIds);
  }

  @ResolveField(() => RoomType, { nullable: true })
  async room(@Parent() time: MeetingTimeType, @Context() context: GraphqlContext): Promise<RoomType | null> {
    return time.roomId === null ? null : this.rooms.load(context, time.roomId);
  }
}

@Resolver(() => SuggestedAttendeeType)
export class SuggestedAttendeeFieldsResolver {
  constructor(private readonly people: PersonLoader) {}

  @ResolveField(() => PersonType)
  async person(
    @Parent() attendee: SuggestedAttendeeType,
    @Context() context: GraphqlContext,
  ): Promise<PersonType | null> {
    return this.people.load(context, attendee.personId);
  }
}

@Resolver(() => BlockerType)
export class BlockerFieldsResolver {
  constructor(
    private readonly personLoader: PersonLoader,
    private readonly roomLoader: RoomLoader,
  ) {}

  @ResolveField(() => [PersonType])
  async people(@Parent() blocker: BlockerType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.personLoader.loadAll(context, blocker.personIds);
  }

  @ResolveField(() => [RoomType])
  async rooms(@Parent() blocker: BlockerType, @Context() context: GraphqlContext): Promise<RoomType[]> {
    return this.roomLoader.loadAll(context, blocker.roomIds);
  }
}

@Resolver(() => RelaxationType)
export class RelaxationFieldsResolver {
  constructor(
    private readonly personLoader: PersonLoader,
    private readonly roomLoader: RoomLoader,
  ) {}

  @ResolveField(() => [PersonType], {
    description:
      'WITHOUT_REQUIREMENT: those who would no longer be asked to come. ASK_UNKNOWN: whom to ask. OUTSIDE_WORKING_HOURS: those outside theirs.',
  })
  async people(@Parent() relaxation: RelaxationType, @Context() context: GraphqlContext): Promise<PersonType[]> {
    return this.personLoader.loadAll(context, relaxation.personIds);
  }

  @ResolveField(() => [RoomType], { description: 'OTHER_ROOM: the room of the example.' })
  async rooms(@Parent() relaxation: RelaxationType, @Context() context: GraphqlContext): Promise<RoomType[]> {
    return this.roomLoader.loadAll(context, relaxation.roomIds);
  }
}
