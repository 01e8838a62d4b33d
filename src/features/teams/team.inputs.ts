import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { ProblemCode as DomainProblemCode } from '../../domain/problem.js';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { ProblemCode } from '../../platform/graphql/problem-code.js';
import { Duration, TimeZone, Url } from '../../platform/graphql/text-scalars.js';
import type { Channel } from '../meetings/meeting.js';
import { ChannelEnum } from '../meetings/meeting.type.js';

/** Texts as they came; team-input.ts reads them into values or problems. */
@InputType()
export class CreateTeamInput {
  @Field(() => String)
  readonly name!: string;

  @Field(() => [ID], { description: 'The chair is a member, named here or not.' })
  readonly memberIds!: string[];

  @Field(() => ID)
  readonly chairId!: string;

  @Field(() => DateTime)
  readonly firstStart!: string;

  @Field(() => Duration)
  readonly duration!: string;

  @Field(() => String, { description: 'RFC 5545, 3.3.10: how the meetings repeat.' })
  readonly rrule!: string;

  @Field(() => TimeZone, { nullable: true, defaultValue: 'Europe/Helsinki' })
  readonly timeZone?: string | null;

  @Field(() => Duration, { description: 'How long a turn is; turns follow each other from the start of the meeting.' })
  readonly agendaItemDuration!: string;

  @Field(() => ID, { nullable: true })
  readonly roomId?: string | null;

  @Field(() => ChannelEnum, { nullable: true, defaultValue: 'ON_SITE' })
  readonly channel?: Channel | null;

  @Field(() => Url, { nullable: true })
  readonly videoUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'What travels to the members; neutral if left out.' })
  readonly publicTitle?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true })
  readonly skipPublicHolidays?: boolean | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, { nullable: true, description: 'The same key and the same input answer with the same team.' })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class ChangeTeamInput {
  @Field(() => ID)
  readonly teamId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => String, { nullable: true })
  readonly name?: string | null;

  @Field(() => [ID], { nullable: true, defaultValue: [], description: 'They attend from the next meeting on.' })
  readonly addMemberIds?: string[] | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly removeMemberIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'A member, or somebody who becomes one with this change.' })
  readonly chairId?: string | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;
}
