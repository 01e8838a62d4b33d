import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { Duration, TimeZone } from '../../platform/graphql/text-scalars.js';
import { seriesScopes } from './series.js';
import { ConflictType } from './time-taken.type.js';

export const SeriesScopeEnum = enumObject(seriesScopes);
registerEnumType(SeriesScopeEnum, { name: 'SeriesScope' });

@ObjectType('SeriesClash', {
  description:
    'A time of a series that collided with something. Nobody is invited to it until bookOccurrence solves it.',
})
export class SeriesClashType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime, { description: 'When it would have begun.' })
  readonly recurrenceId!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => [ConflictType], { description: 'Whose time was taken when it was found.' })
  readonly conflicts!: readonly ConflictType[];
}

@ObjectType('MeetingSeries', {
  description: 'A meeting that repeats. Its meetings are booked a year ahead, as time goes by.',
})
export class MeetingSeriesType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String, { description: 'RFC 5545, 3.3.10: the value of RRULE.' })
  readonly rrule!: string;

  @Field(() => Boolean)
  readonly skipPublicHolidays!: boolean;

  @Field(() => DateTime, { description: 'The first time of the rule.' })
  readonly start!: number;

  @Field(() => TimeZone)
  readonly timeZone!: string;

  @Field(() => Duration)
  readonly duration!: string;

  @Field(() => DateTime, { nullable: true, description: 'It was cut: from then on there are no more.' })
  readonly endsBefore!: number | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'The first time that no consent or other basis covers everybody of: it and what follows wait for a new one.',
  })
  readonly waitsForConsentFrom!: number | null;

  @Field(() => DateTime, { description: 'Up to then its meetings have been booked.' })
  readonly bookedUntil!: number;

  @Field(() => [SeriesClashType], {
    description: 'Open ones, in their order. Empty for those who may not change the series.',
  })
  readonly clashes!: readonly SeriesClashType[];
}

@ObjectType('SeriesPayload')
export class SeriesPayload {
  @Field(() => MeetingSeriesType, { nullable: true })
  readonly series!: MeetingSeriesType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];
}
