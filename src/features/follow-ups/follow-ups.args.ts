import { ArgsType, Field, ID, Int } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import type { FollowUpState, NotificationChannel } from './follow-up.js';
import { FollowUpStateEnum, NotificationChannelEnum } from './follow-up.type.js';

@ArgsType()
export class FollowUpsArgs {
  @Field(() => DateTime, { nullable: true })
  readonly from?: string | null;

  @Field(() => DateTime, { nullable: true })
  readonly to?: string | null;

  @Field(() => FollowUpStateEnum, { nullable: true })
  readonly state?: FollowUpState | null;

  @Field(() => ID, { nullable: true })
  readonly meetingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'What this person has been sent, and will be.' })
  readonly personId?: string | null;

  @Field(() => NotificationChannelEnum, { nullable: true, description: 'FAILED ones by PHONE are those to ring.' })
  readonly channel?: NotificationChannel | null;

  @Field(() => Int, { nullable: true, defaultValue: 20 })
  readonly first?: number | null;

  @Field(() => String, { nullable: true })
  readonly after?: string | null;
}
