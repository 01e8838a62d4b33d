import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { LocalDate, LocalTime } from '../../platform/graphql/text-scalars.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { type Weekday, weekdays } from './working-week.js';

export const WeekdayEnum = enumObject(weekdays);
registerEnumType(WeekdayEnum, { name: 'Weekday', description: 'RFC 5545, 3.3.10 (weekday)' });

@ObjectType('WeeklyHours', { description: "One stretch of work, on the person's wall clock." })
export class WeeklyHoursType {
  @Field(() => WeekdayEnum)
  readonly day!: Weekday;

  @Field(() => LocalTime)
  readonly startTime!: string;

  @Field(() => LocalTime, { description: '00:00 is the midnight that ends the day.' })
  readonly endTime!: string;
}

@ObjectType('WorkingHours', { description: 'When somebody works, until the day on which the next ones begin to hold.' })
export class WorkingHoursType {
  @Field(() => LocalDate)
  readonly effectiveFrom!: string;

  @Field(() => [WeeklyHoursType])
  readonly hours!: readonly WeeklyHoursType[];
}

@ObjectType('TimeOff', { description: 'When somebody is away. Why is not kept.' })
export class TimeOffType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;
}
