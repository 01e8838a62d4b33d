import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { TimeZone } from '../../platform/graphql/text-scalars.js';
import type { Channel } from '../meetings/meeting.js';
import { ChannelEnum } from '../meetings/meeting.type.js';
import { ConflictType } from '../meetings/time-taken.type.js';
import { type ConsultationStatus, consultationStatuses } from './consultation.js';
import { type ConsultationSlotStatus, consultationSlotStatuses } from './consultation-slot.js';

export const ConsultationStatusEnum = enumObject(consultationStatuses);
const ConsultationSlotStatusEnum = enumObject(consultationSlotStatuses);
registerEnumType(ConsultationStatusEnum, {
  name: 'ConsultationStatus',
  description: 'OVERDUE once a week has passed without an answer or a contact.',
});
registerEnumType(ConsultationSlotStatusEnum, {
  name: 'ConsultationSlotStatus',
  description: 'One caller takes a slot, with one to maximumCases cases.',
});

@ObjectType('ConsultationCase')
export class ConsultationCaseType {
  @Field(() => String, { nullable: true })
  readonly summary!: string | null;

  @Field(() => String, { nullable: true })
  readonly question!: string | null;

  @Field(() => String, { nullable: true })
  readonly answer!: string | null;
}

/** The two types name each other: decorators would read the class of the second before there is one. */
type DeclaredBelow<Type> = Type;

/** People, the slot's meeting and what is offered instead are resolved in consultation-fields.resolver.ts. */
@ObjectType('Consultation')
export class ConsultationType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ConsultationStatusEnum)
  readonly status!: ConsultationStatus;

  @Field(() => ConsultationSlotType, {
    nullable: true,
    description: 'What was booked, until its meeting is moved to another time.',
  })
  readonly slot!: DeclaredBelow<ConsultationSlotType> | null;

  @Field(() => [ConsultationCaseType], {
    description: 'Without their texts for whoever is neither of the two who speak about them.',
  })
  readonly cases!: readonly ConsultationCaseType[];

  @Field(() => String, { nullable: true, description: 'Of a question in writing.' })
  readonly topic!: string | null;

  @Field(() => DateTime)
  readonly askedAt!: number;

  @Field(() => DateTime, { nullable: true, description: 'By then an answer or a contact is promised.' })
  readonly dueAt!: number | null;

  @Field(() => DateTime, { nullable: true })
  readonly contactedAt!: number | null;

  @Field(() => DateTime, { nullable: true })
  readonly answeredAt!: number | null;

  readonly askedById!: string;
  readonly consultantId!: string;
  readonly handledById!: string | null;
  readonly meetingId!: string | null;
}

@ObjectType('ConsultationSlot')
export class ConsultationSlotType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => TimeZone)
  readonly timeZone!: string;

  @Field(() => ChannelEnum)
  readonly channel!: Channel;

  @Field(() => Int)
  readonly maximumCases!: number;

  @Field(() => ConsultationSlotStatusEnum)
  readonly status!: ConsultationSlotStatus;

  @Field(() => [String], { description: "Its own, or its consultant's." })
  readonly topics!: readonly string[];

  @Field(() => ConsultationType, {
    nullable: true,
    description: 'What has booked it, where the viewer may see that. Null on the slots of a consultation itself.',
  })
  readonly consultation!: ConsultationType | null;

  readonly consultantId!: string;
}

@ObjectType()
export class ConsultationPayload {
  @Field(() => ConsultationType, { nullable: true })
  readonly consultation!: ConsultationType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}

@ObjectType()
export class ConsultationSlotsPayload {
  @Field(() => [ConsultationSlotType])
  readonly slots!: readonly ConsultationSlotType[];

  @Field(() => [ConflictType], {
    description: 'What stands in the way of times that were to be published and are not.',
  })
  readonly leftOut!: readonly ConflictType[];

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}
