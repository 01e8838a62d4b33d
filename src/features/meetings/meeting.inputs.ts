import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { ProblemCode as DomainProblemCode } from '../../domain/problem.js';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { ProblemCode } from '../../platform/graphql/problem-code.js';
import { Duration, TimeZone, Url } from '../../platform/graphql/text-scalars.js';
import type { Channel, MeetingKind, Requirement } from './meeting.js';
import { ChannelEnum, MeetingKindEnum, RequirementEnum } from './meeting.type.js';
import type { SeriesScope } from './series.js';
import { SeriesScopeEnum } from './series.type.js';

/** Texts as they came; meeting-input.ts reads them into values or problems. */
@InputType({ description: 'A stretch of the meeting, counted from its start.' })
export class MeetingPartInput {
  @Field(() => Duration)
  readonly offset!: string;

  @Field(() => Duration)
  readonly duration!: string;
}

@InputType()
export class ParticipantInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => RequirementEnum, { nullable: true, defaultValue: 'REQUIRED' })
  readonly requirement?: Requirement | null;

  @Field(() => MeetingPartInput, {
    nullable: true,
    description: "A part of the meeting, if only a part: that person's invitation shows that part alone.",
  })
  readonly part?: MeetingPartInput | null;

  @Field(() => ChannelEnum, { nullable: true })
  readonly channel?: Channel | null;
}

/** What a meeting is made from, but for its time: whoever books one and whoever asks for a time says the same. */
@InputType({ isAbstract: true })
export abstract class MeetingWishInput {
  @Field(() => MeetingKindEnum)
  readonly kind!: MeetingKind;

  @Field(() => String)
  readonly title!: string;

  @Field(() => Duration)
  readonly duration!: string;

  @Field(() => TimeZone, { nullable: true, defaultValue: 'Europe/Helsinki' })
  readonly timeZone?: string | null;

  @Field(() => ChannelEnum)
  readonly channel!: Channel;

  @Field(() => ID, { nullable: true })
  readonly roomId?: string | null;

  @Field(() => Url, { nullable: true })
  readonly videoUrl?: string | null;

  @Field(() => ID, { nullable: true, description: "The client's open case that the meeting is to belong to." })
  readonly caseId?: string | null;

  @Field(() => [ParticipantInput])
  readonly participants!: ParticipantInput[];

  @Field(() => String, { nullable: true, description: 'What travels; neutral if left out.' })
  readonly publicTitle?: string | null;
}

@InputType()
export class BookMeetingInput extends MeetingWishInput {
  @Field(() => DateTime)
  readonly start!: string;

  @Field(() => String, { nullable: true, description: "Shown on the recipient's page, never in mail or calendar." })
  readonly message?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'RFC 5545, 3.3.10: makes it a series. Times that collide with something are left out and listed (Meeting.series).',
  })
  readonly rrule?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  readonly skipPublicHolidays?: boolean | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'TENTATIVE: takes the time, invites nobody, lapses by itself; from one second to 14 days ahead. confirmMeeting invites.',
  })
  readonly holdUntil?: string | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, { nullable: true, description: 'The same key and the same input answer with the same meeting.' })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class RescheduleMeetingInput {
  @Field(() => ID)
  readonly meetingId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => DateTime)
  readonly start!: string;

  @Field(() => Duration, { nullable: true })
  readonly duration?: string | null;

  @Field(() => ID, { nullable: true })
  readonly roomId?: string | null;

  @Field(() => SeriesScopeEnum, { nullable: true, defaultValue: 'THIS' })
  readonly scope?: SeriesScope | null;

  @Field(() => String, {
    nullable: true,
    description: 'With THIS_AND_FUTURE: the new rule, where the old one cannot simply be moved along.',
  })
  readonly rrule?: string | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class ChangeParticipantsInput {
  @Field(() => ID)
  readonly meetingId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => [ParticipantInput], { nullable: true, defaultValue: [] })
  readonly add?: ParticipantInput[] | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly removePersonIds?: string[] | null;

  @Field(() => SeriesScopeEnum, { nullable: true, defaultValue: 'THIS' })
  readonly scope?: SeriesScope | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class CancelMeetingInput {
  @Field(() => ID)
  readonly meetingId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => String, { nullable: true, description: "Shown on the recipient's page, never in mail or calendar." })
  readonly message?: string | null;

  @Field(() => SeriesScopeEnum, { nullable: true, defaultValue: 'THIS' })
  readonly scope?: SeriesScope | null;

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null;
}
