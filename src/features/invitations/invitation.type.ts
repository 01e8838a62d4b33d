import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import type { ParticipationStatus } from '../meetings/meeting.js';
import { ParticipationStatusEnum } from '../meetings/meeting.type.js';

export const DeliveryStateEnum = {
  QUEUED: 'QUEUED',
  SENT: 'SENT',
  FAILED: 'FAILED',
  SUPPRESSED: 'SUPPRESSED',
} as const;
registerEnumType(DeliveryStateEnum, {
  name: 'DeliveryState',
  description: 'SUPPRESSED: nothing was to be sent, for the reason in lastError.',
});

/** The person is resolved in invitations.resolver.ts. */
@ObjectType('Invitation', {
  description:
    "What one recipient has been sent: for those who attend the whole meeting uid and sequence are the meeting's, for a part their own.",
})
export class InvitationType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly uid!: string;

  @Field(() => Int)
  readonly sequence!: number;

  @Field(() => String, { description: 'iTIP method of the newest message: REQUEST or CANCEL (RFC 5546)' })
  readonly method!: string;

  @Field(() => String)
  readonly publicTitle!: string;

  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => String, { nullable: true })
  readonly place!: string | null;

  @Field(() => ParticipationStatusEnum)
  readonly status!: ParticipationStatus;

  @Field(() => DeliveryStateEnum)
  readonly state!: keyof typeof DeliveryStateEnum;

  @Field(() => DateTime, { nullable: true })
  readonly sentAt!: number | null;

  @Field(() => Int)
  readonly attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why it has not been sent, and what to do about it.' })
  readonly lastError!: string | null;

  readonly personId!: string;
}
