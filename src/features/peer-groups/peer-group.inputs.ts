import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { ProblemCode as DomainProblemCode } from '../../domain/problem.js';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { ProblemCode } from '../../platform/graphql/problem-code.js';
import { Duration, TimeZone, Url } from '../../platform/graphql/text-scalars.js';
import type { Channel } from '../meetings/meeting.js';
import { ChannelEnum } from '../meetings/meeting.type.js';
import type { Enrolment } from './peer-group.js';
import { EnrolmentEnum } from './peer-group.type.js';

/** Texts as they came; peer-group-input.ts reads them into values or problems. */
@InputType({ description: 'Several groups alike, of one theme, so that there is always a next start.' })
export class StaggeredStartsInput {
  @Field(() => Int, { description: 'How many, two to twelve. They are told apart by a number behind the name.' })
  readonly groups!: number;

  @Field(() => Duration, { description: 'From one start to the next, in whole days: P28D.' })
  readonly every!: string;
}

@InputType()
export class CreatePeerGroupInput {
  @Field(() => String)
  readonly name!: string;

  @Field(() => [ID], { description: 'The first is whom members call.' })
  readonly leaderIds!: string[];

  @Field(() => DateTime)
  readonly firstStart!: string;

  @Field(() => Duration)
  readonly duration!: string;

  @Field(() => String, { description: 'RFC 5545, 3.3.10' })
  readonly rrule!: string;

  @Field(() => TimeZone, { nullable: true, defaultValue: 'Europe/Helsinki' })
  readonly timeZone?: string | null;

  @Field(() => ID, { nullable: true })
  readonly roomId?: string | null;

  @Field(() => ChannelEnum, { nullable: true, defaultValue: 'ON_SITE' })
  readonly channel?: Channel | null;

  @Field(() => Url, { nullable: true })
  readonly videoUrl?: string | null;

  @Field(() => Int, { description: 'At most 150.' })
  readonly capacity!: number;

  @Field(() => Int, { nullable: true, defaultValue: 0, description: 'Beside the capacity, for those who just come.' })
  readonly dropInPlaces?: number | null;

  @Field(() => Int, { nullable: true })
  readonly minimum?: number | null;

  @Field(() => EnrolmentEnum)
  readonly enrolment!: Enrolment;

  @Field(() => String, { nullable: true })
  readonly theme?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  readonly skipPublicHolidays?: boolean | null;

  @Field(() => StaggeredStartsInput, {
    nullable: true,
    description: 'The answer is the first group; the others are found by their theme.',
  })
  readonly staggered?: StaggeredStartsInput | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, { nullable: true, description: 'The same key and the same input answer with the same group.' })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class JoinPeerGroupInput {
  @Field(() => ID)
  readonly groupId!: string;

  @Field(() => ID)
  readonly personId!: string;

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class LeavePeerGroupInput {
  @Field(() => ID)
  readonly groupId!: string;

  @Field(() => ID)
  readonly personId!: string;
}

@InputType()
export class RecordDropInsInput {
  @Field(() => ID)
  readonly meetingId!: string;

  @Field(() => Int, { description: 'How many came without being members. A later count replaces an earlier one.' })
  readonly count!: number;
}
