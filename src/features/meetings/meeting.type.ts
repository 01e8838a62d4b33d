import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { PageInfoType } from '../../platform/graphql/page-info.type.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { TimeZone, Url } from '../../platform/graphql/text-scalars.js';
import {
  type Channel,
  channels,
  type MeetingKind,
  meetingKinds,
  type MeetingStatus,
  meetingStatuses,
  type ParticipationStatus,
  participationStatuses,
  type Requirement,
  requirements,
} from './meeting.js';

export const MeetingKindEnum = enumObject(meetingKinds);
export const MeetingStatusEnum = enumObject(meetingStatuses);
export const ChannelEnum = enumObject(channels);
export const RequirementEnum = enumObject(requirements);
export const ParticipationStatusEnum = enumObject(participationStatuses);
registerEnumType(MeetingKindEnum, { name: 'MeetingKind' });
registerEnumType(MeetingStatusEnum, { name: 'MeetingStatus' });
registerEnumType(ChannelEnum, { name: 'Channel' });
registerEnumType(RequirementEnum, { name: 'Requirement', description: 'RFC 5545, 3.2.16 (ROLE)' });
registerEnumType(ParticipationStatusEnum, { name: 'ParticipationStatus', description: 'RFC 5545, 3.2.12 (PARTSTAT)' });

/** Fields that are other rooms' objects (room, organiser, participants) are resolved in meeting-fields.resolver.ts. */
@ObjectType('Meeting')
export class MeetingType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => MeetingKindEnum)
  readonly kind!: MeetingKind;

  @Field(() => MeetingStatusEnum, {
    description:
      'TENTATIVE while its time is only held; CANCELLED once the hold has lapsed; COMPLETED once its end has passed.',
  })
  readonly status!: MeetingStatus;

  @Field(() => String, { description: 'For those who see the meeting here; it never travels.' })
  readonly title!: string;

  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => TimeZone)
  readonly timeZone!: string;

  @Field(() => ChannelEnum)
  readonly channel!: Channel;

  @Field(() => Url, { nullable: true })
  readonly videoUrl!: string | null;

  @Field(() => String, { description: 'What travels in mails and calendars: neutral unless somebody wrote it.' })
  readonly publicTitle!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Until when the time is held unless the meeting is confirmed, or was held until it lapsed.',
  })
  readonly holdUntil!: number | null;

  @Field(() => String, { description: 'RFC 5545, 3.8.4.7' })
  readonly icalUid!: string;

  @Field(() => Int, { description: 'RFC 5545, 3.8.7.4: rises when time or place change and at cancellation.' })
  readonly sequence!: number;

  @Field(() => Int, { description: 'Rises with every change by staff; a change names the version it was made from.' })
  readonly version!: number;

  @Field(() => ID, { nullable: true, description: 'Of a meeting that repeats.' })
  readonly seriesId!: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'RFC 5545, 3.8.4.4: the start that the rule gave this time of the series, however often it has moved since.',
  })
  readonly recurrenceId!: number | null;

  readonly roomId!: string | null;
  readonly caseId!: string | null;
  readonly organiserId!: string;
}

@ObjectType('Participation')
export class ParticipationType {
  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => RequirementEnum)
  readonly requirement!: Requirement;

  @Field(() => ParticipationStatusEnum)
  readonly status!: ParticipationStatus;

  @Field(() => DateTime, { nullable: true })
  readonly respondedAt!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the person wrote with the answer; seen by whoever may change the meeting.',
  })
  readonly comment!: string | null;

  readonly personId!: string;
}

@ObjectType('MeetingPayload')
export class MeetingPayload {
  @Field(() => MeetingType, { nullable: true })
  readonly meeting!: MeetingType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

@ObjectType('MeetingEdge')
export class MeetingEdge {
  @Field(() => String)
  readonly cursor!: string;

  @Field(() => MeetingType)
  readonly node!: MeetingType;
}

@ObjectType('MeetingConnection')
export class MeetingConnection {
  @Field(() => [MeetingEdge])
  readonly edges!: readonly MeetingEdge[];

  @Field(() => PageInfoType)
  readonly pageInfo!: PageInfoType;

  @Field(() => Int)
  readonly totalCount!: number;
}
