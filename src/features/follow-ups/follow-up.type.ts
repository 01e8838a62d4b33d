import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { PageInfoType } from '../../platform/graphql/page-info.type.js';
import {
  type FollowUpKind,
  followUpKinds,
  type FollowUpState,
  followUpStates,
  type NotificationChannel,
  notificationChannels,
} from './follow-up.js';

const FollowUpKindEnum = enumObject(followUpKinds);
export const FollowUpStateEnum = enumObject(followUpStates);
export const NotificationChannelEnum = enumObject(notificationChannels);
registerEnumType(FollowUpKindEnum, { name: 'FollowUpKind' });
registerEnumType(FollowUpStateEnum, {
  name: 'FollowUpState',
  description: 'DONE: what it was to ask for had come already. FAILED: it could not be sent, so somebody calls.',
});
registerEnumType(NotificationChannelEnum, {
  name: 'NotificationChannel',
  description: 'PHONE: the person can only be called. NONE: they want no messages.',
});

/** Person, meeting and case are resolved in follow-up-fields.resolver.ts. */
@ObjectType('FollowUp', { description: 'One message to one person, planned, sent, or needed no more.' })
export class FollowUpType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => FollowUpKindEnum)
  readonly kind!: FollowUpKind;

  @Field(() => DateTime)
  readonly dueAt!: number;

  @Field(() => FollowUpStateEnum)
  readonly state!: FollowUpState;

  @Field(() => NotificationChannelEnum, {
    description: 'How it was sent, or would be by what is known now; their wish is read again when it is sent.',
  })
  readonly channel!: NotificationChannel;

  @Field(() => DateTime, { nullable: true })
  readonly sentAt!: number | null;

  @Field(() => Int)
  readonly attempts!: number;

  @Field(() => String, { nullable: true, description: 'Why it was not sent, or not yet, and what to do about it.' })
  readonly lastError!: string | null;

  readonly personId!: string;
  readonly meetingId!: string;
  readonly caseId!: string | null;
}

@ObjectType('FollowUpEdge')
export class FollowUpEdge {
  @Field(() => String)
  readonly cursor!: string;

  @Field(() => FollowUpType)
  readonly node!: FollowUpType;
}

@ObjectType('FollowUpConnection')
export class FollowUpConnection {
  @Field(() => [FollowUpEdge])
  readonly edges!: readonly FollowUpEdge[];

  @Field(() => PageInfoType)
  readonly pageInfo!: PageInfoType;

  @Field(() => Int)
  readonly totalCount!: number;
}
