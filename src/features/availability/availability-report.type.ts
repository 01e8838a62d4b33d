import { Field, ID, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';

@ObjectType('TimeRange')
export class TimeRangeType {
  @Field(() => DateTime)
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;
}

/** `notedBy` is resolved in availability-report.resolver.ts. */
@ObjectType('AvailabilityReport', { description: 'When somebody told us that they can come.' })
export class AvailabilityReportType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => [TimeRangeType])
  readonly free!: readonly TimeRangeType[];

  @Field(() => String, { nullable: true })
  readonly note!: string | null;

  @Field(() => DateTime)
  readonly notedAt!: number;

  readonly notedById!: string;
}
