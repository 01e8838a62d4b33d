import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import type { MeetingKind } from './meeting.js';
import { MeetingKindEnum } from './meeting.type.js';

@ArgsType()
export class MeetingsArgs {
  @Field(() => DateTime, { nullable: true })
  readonly from?: string | null;

  @Field(() => DateTime, { nullable: true })
  readonly to?: string | null;

  @Field(() => ID, { nullable: true })
  readonly personId?: string | null;

  @Field(() => MeetingKindEnum, { nullable: true })
  readonly kind?: MeetingKind | null;

  @Field(() => Int, { nullable: true, defaultValue: 20 })
  readonly first?: number | null;

  @Field(() => String, { nullable: true })
  readonly after?: string | null;
}
