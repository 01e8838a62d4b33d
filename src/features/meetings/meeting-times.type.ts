import { Field, Float, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { Duration } from '../../platform/graphql/text-scalars.js';

export const AvailabilityEnum = { FREE: 'FREE', BUSY: 'BUSY', REPORTED: 'REPORTED', UNKNOWN: 'UNKNOWN' } as const;
registerEnumType(AvailabilityEnum, {
  name: 'Availability',
  description:
    'REPORTED: somebody told us (by phone, say). UNKNOWN is never taken for free unless asked. BUSY: booked, away or outside working hours.',
});

/** The repairs that the search offers, in the order in which it does: the least change first. */
export const RelaxationKindEnum = {
  OTHER_ROOM: 'OTHER_ROOM',
  ASK_UNKNOWN: 'ASK_UNKNOWN',
  SHORTER: 'SHORTER',
  LATER_WINDOW: 'LATER_WINDOW',
  OUTSIDE_WORKING_HOURS: 'OUTSIDE_WORKING_HOURS',
  WITHOUT_REQUIREMENT: 'WITHOUT_REQUIREMENT',
} as const;
registerEnumType(RelaxationKindEnum, {
  name: 'RelaxationKind',
  valuesMap: {
    OTHER_ROOM: { description: 'In a room of the area that was not named.' },
    ASK_UNKNOWN: { description: 'If those can come who have told us nothing: ask them, in a poll or by phone.' },
    OUTSIDE_WORKING_HOURS: {
      description: 'Outside the working hours of as few as possible, from Monday to Saturday between 7 and 20.',
    },
  },
});

/** People and rooms are resolved in meeting-times-fields.resolver.ts. */
@ObjectType('SuggestedAttendee')
export class SuggestedAttendeeType {
  @Field(() => AvailabilityEnum)
  readonly availability!: keyof typeof AvailabilityEnum;

  @Field(() => String, { nullable: true, description: 'Of the requirement that brings this person.' })
  readonly label!: string | null;

  readonly personId!: string;
}

@ObjectType('MeetingTime')
export class MeetingTimeType {
  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => Float, { description: '0..1, comparable within one answer.' })
  readonly score!: number;

  @Field(() => [SuggestedAttendeeType])
  readonly attendees!: readonly SuggestedAttendeeType[];

  @Field(() => [String], { description: 'Why this time stands where it stands, for a person.' })
  readonly reasons!: readonly string[];

  readonly absentIds!: readonly string[];
  readonly roomId!: string | null;
}

@ObjectType('Blocker')
export class BlockerType {
  @Field(() => String)
  readonly label!: string;

  readonly personIds!: readonly string[];
  readonly roomIds!: readonly string[];
}

@ObjectType('Relaxation')
export class RelaxationType {
  @Field(() => RelaxationKindEnum)
  readonly kind!: keyof typeof RelaxationKindEnum;

  @Field(() => String)
  readonly description!: string;

  @Field(() => MeetingTimeType, { description: 'A time that the change opens: it was searched again with the change.' })
  readonly example!: MeetingTimeType;

  @Field(() => Duration, { nullable: true, description: 'SHORTER: the longest duration for which there is a time.' })
  readonly duration!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'LATER_WINDOW: the earliest end of the window that helps.' })
  readonly to!: number | null;

  readonly personIds!: readonly string[];
  readonly roomIds!: readonly string[];
}

@ObjectType('Infeasibility')
export class InfeasibilityType {
  @Field(() => String)
  readonly summary!: string;

  @Field(() => [BlockerType], {
    description:
      'Requirements that cannot all hold together, though any one of them dropped would open a time; fewest first.',
  })
  readonly blockers!: readonly BlockerType[];

  @Field(() => [RelaxationType], {
    description: 'The least changes that would open a time, each proved by an example.',
  })
  readonly relaxations!: readonly RelaxationType[];
}

@ObjectType('MeetingTimes')
export class MeetingTimesType {
  @Field(() => [MeetingTimeType], { description: 'Best first; the order is deterministic.' })
  readonly suggestions!: readonly MeetingTimeType[];

  @Field(() => InfeasibilityType, { nullable: true, description: 'Set when there is no suggestion, and only then.' })
  readonly infeasibility!: InfeasibilityType | null;

  readonly leftOutIds!: readonly string[];
}
