import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { type AttendanceState, attendanceStates } from './attendance-roll.js';

export const AttendanceStateEnum = enumObject(attendanceStates);
registerEnumType(AttendanceStateEnum, {
  name: 'AttendanceState',
  description: 'UNKNOWN: nothing has been recorded. PARTLY: came late, or left early.',
});

@ObjectType('Attendance')
export class AttendanceType {
  @Field(() => AttendanceStateEnum)
  readonly state!: AttendanceState;

  @Field(() => String, { nullable: true, description: 'For those who may record attendance; others see none.' })
  readonly note!: string | null;

  readonly personId!: string;
}
