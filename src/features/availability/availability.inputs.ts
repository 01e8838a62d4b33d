import { Field, ID, InputType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { LocalDate, LocalTime, Url } from '../../platform/graphql/text-scalars.js';
import { WeekdayEnum } from './availability.type.js';
import type { Weekday } from './working-week.js';

/** Texts as they came; availability-input.ts reads them into values or problems. */
@InputType()
export class WorkingHoursInput {
  @Field(() => [WeekdayEnum])
  readonly days!: readonly Weekday[];

  @Field(() => LocalTime)
  readonly startTime!: string;

  @Field(() => LocalTime, { description: 'After the start; 00:00 is the midnight that ends the day.' })
  readonly endTime!: string;
}

@InputType()
export class SetWorkingHoursInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => LocalDate, { nullable: true, description: "Today, in the person's time zone, if left out." })
  readonly effectiveFrom?: string | null;

  @Field(() => [WorkingHoursInput], { description: 'None: the person works at no time.' })
  readonly hours!: readonly WorkingHoursInput[];
}

@InputType()
export class TimeRangeInput {
  @Field(() => DateTime)
  readonly start!: string;

  @Field(() => DateTime)
  readonly end!: string;
}

@InputType()
export class ReportAvailabilityInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => [TimeRangeInput], { description: 'When the person can come; it adds to what was told before.' })
  readonly free!: readonly TimeRangeInput[];

  @Field(() => String, { nullable: true, description: 'For whoever keeps the times of the person; it never travels.' })
  readonly note?: string | null;
}

@InputType()
export class AddTimeOffInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => DateTime)
  readonly start!: string;

  @Field(() => DateTime)
  readonly end!: string;
}

@InputType()
export class ConnectBusyFeedInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => Url, { description: 'The iCal address of the calendar, https or webcal.' })
  readonly url!: string;
}
