import { Field, ID, InputType } from '@nestjs/graphql';
import type { AttendanceState } from './attendance-roll.js';
import { AttendanceStateEnum } from './attendance-roll.type.js';

@InputType()
export class AttendanceEntryInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => AttendanceStateEnum, { description: 'UNKNOWN takes an entry back.' })
  readonly state!: AttendanceState;

  @Field(() => String, { nullable: true })
  readonly note?: string | null;
}

@InputType()
export class RecordAttendanceInput {
  @Field(() => ID)
  readonly meetingId!: string;

  @Field(() => [AttendanceEntryInput])
  readonly entries!: AttendanceEntryInput[];
}
