import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { Duration, TimeZone } from '../../platform/graphql/text-scalars.js';
import type { Channel } from './meeting.js';
import { MeetingPartInput } from './meeting.inputs.js';
import { ChannelEnum } from './meeting.type.js';

@InputType({
  description:
    'At least `count` of `anyOf`: one named person, one of two doctors, any three of a team; for the whole meeting or a part of it.',
})
export class AttendanceInput {
  @Field(() => [ID])
  readonly anyOf!: string[];

  @Field(() => Int, { nullable: true, defaultValue: 1 })
  readonly count?: number | null;

  @Field(() => String, { nullable: true })
  readonly label?: string | null;

  @Field(() => MeetingPartInput, { nullable: true })
  readonly part?: MeetingPartInput | null;
}

@InputType()
export class FindMeetingTimesInput {
  @Field(() => DateTime)
  readonly from!: string;

  @Field(() => DateTime, { description: 'At most one year after `from`.' })
  readonly to!: string;

  @Field(() => Duration)
  readonly duration!: string;

  @Field(() => [AttendanceInput], { description: 'Every one of these must hold.' })
  readonly attendance!: AttendanceInput[];

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly optionalPersonIds?: string[] | null;

  @Field(() => [ID], { nullable: true, defaultValue: [], description: 'One of these, if any are named.' })
  readonly roomIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'The number of those who must come, if left out.' })
  readonly minimumRoomCapacity?: number | null;

  @Field(() => ChannelEnum, { nullable: true, defaultValue: 'ON_SITE' })
  readonly channel?: Channel | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The meeting that is to be moved: it does not stand in its own way.',
  })
  readonly ignoreMeetingId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "People whom the case's consents do not cover are left out, and said so.",
  })
  readonly caseId?: string | null;

  @Field(() => Duration, {
    nullable: true,
    defaultValue: 'PT15M',
    description: 'Starts lie on this grid, in local time.',
  })
  readonly grid?: string | null;

  @Field(() => TimeZone, { nullable: true, defaultValue: 'Europe/Helsinki' })
  readonly timeZone?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'People who have told us nothing.' })
  readonly unknownCountsAsFree?: boolean | null;

  @Field(() => Int, { nullable: true, defaultValue: 20 })
  readonly limit?: number | null;
}
