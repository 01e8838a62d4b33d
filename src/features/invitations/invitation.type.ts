import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { TimeZone, Url } from '../../platform/graphql/text-scalars.js';
import type { PersonType } from '../directory/person.type.js';
import type { Channel, MeetingStatus, ParticipationStatus, Requirement } from '../meetings/meeting.js';
import { ChannelEnum, MeetingStatusEnum, ParticipationStatusEnum, RequirementEnum } from '../meetings/meeting.type.js';

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

const DeliveryChannelEnum = { MAIL: 'MAIL', SMS: 'SMS' } as const;
registerEnumType(DeliveryChannelEnum, {
  name: 'DeliveryChannel',
  description: 'The way by which a message leaves.',
});

@ObjectType('InvitationDetails', { description: 'What the recipient reads on the page behind their link.' })
export class InvitationDetailsType {
  @Field(() => MeetingStatusEnum)
  readonly meetingStatus!: MeetingStatus;

  @Field(() => RequirementEnum)
  readonly requirement!: Requirement;

  @Field(() => ChannelEnum)
  readonly channel!: Channel;

  @Field(() => TimeZone)
  readonly timeZone!: string;

  @Field(() => Url, { nullable: true })
  readonly videoUrl!: string | null;

  @Field(() => String)
  readonly organiserName!: string;

  @Field(() => String, { nullable: true })
  readonly organiserPhone!: string | null;

  @Field(() => String, { nullable: true, description: "The organiser's words to everybody who is invited." })
  readonly message!: string | null;

  @Field(() => String, { nullable: true, description: "The organiser's words about the cancellation." })
  readonly cancellationMessage!: string | null;

  @Field(() => DateTime, { nullable: true })
  readonly respondedAt!: number | null;

  @Field(() => String, { nullable: true, description: 'What the recipient answered; seen by the organiser too.' })
  readonly comment!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The start that the recipient has proposed instead, while nothing is decided about it.',
  })
  readonly proposedStart!: number | null;
}

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

  @Field(() => DateTime, {
    nullable: true,
    description:
      'Of one time of a series that the recipient attends: when it would have begun by the rule (RECURRENCE-ID; RFC 5545, 3.8.4.4). Null for an event of its own.',
  })
  readonly recurrenceId!: number | null;

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

  @Field(() => DeliveryChannelEnum, {
    nullable: true,
    description: 'How the newest message left, or was last tried; null until then.',
  })
  readonly deliveredBy!: keyof typeof DeliveryChannelEnum | null;

  @Field(() => DateTime, { nullable: true })
  readonly sentAt!: number | null;

  @Field(() => Int)
  readonly attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why it has not been sent, and what to do about it.' })
  readonly lastError!: string | null;

  @Field(() => InvitationDetailsType, {
    nullable: true,
    description: 'For whoever has opened the invitation with its link; null for all others.',
  })
  readonly details?: InvitationDetailsType | null;

  readonly personId!: string;
  /** The holder of the link, who is nobody that could look themselves up. */
  readonly holder?: PersonType;
}

@ObjectType('InvitationPayload')
export class InvitationPayload {
  @Field(() => InvitationType, { nullable: true })
  readonly invitation!: InvitationType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}
