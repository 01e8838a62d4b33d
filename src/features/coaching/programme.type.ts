import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { ProgrammeAdjustment, RhythmSession } from '../../domain/rhythm/programme-plan.js';
import type { AssessmentPoint, Instrument, ProgrammeDayType } from '../../domain/rhythm/programme-wish.js';
import type { IsoWeekday } from '../../domain/time/local-date.js';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { enumObject } from '../../platform/graphql/enum-object.js';
import { LocalDate, TimeZone, Url } from '../../platform/graphql/text-scalars.js';
import type { MeetingStatus } from '../meetings/meeting.js';
import type { MeetingRow } from '../meetings/meeting.read-model.js';
import { MeetingStatusEnum } from '../meetings/meeting.type.js';
import { type ProgrammeStatus, programmeStatuses, type SessionType, sessionTypes } from './programme.js';
import type { SessionRow } from './programme.read-model.js';
import { assessmentPoints, instruments } from './programme-wish.js';

export const ProgrammeStatusEnum = enumObject(programmeStatuses);
const SessionTypeEnum = enumObject(sessionTypes);
export const InstrumentEnum = enumObject(instruments);
export const AssessmentPointEnum = enumObject(assessmentPoints);
registerEnumType(ProgrammeStatusEnum, { name: 'ProgrammeStatus' });
registerEnumType(SessionTypeEnum, { name: 'ProgrammeSessionType' });
registerEnumType(InstrumentEnum, { name: 'Instrument' });
registerEnumType(AssessmentPointEnum, { name: 'AssessmentPoint' });

/** Its day, hours and room are resolved in programme-fields.resolver.ts. */
@ObjectType('ProgrammeRhythm', { description: 'A session of every week.' })
export class ProgrammeRhythmType {
  @Field(() => SessionTypeEnum)
  readonly type!: ProgrammeDayType;

  readonly weekday!: IsoWeekday;
  readonly startMinute!: number;
  readonly durationMs!: number;
}

/** People, room and meeting are resolved in programme-fields.resolver.ts. */
@ObjectType('ProgrammeSession')
export class ProgrammeSessionType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => SessionTypeEnum)
  readonly type!: SessionType;

  @Field(() => Int, { description: 'Of the programme, counted from 1; of a follow-up past the last one.' })
  readonly week!: number;

  @Field(() => DateTime, { description: 'Once it is booked, as its meeting now stands.' })
  readonly start!: number;

  @Field(() => DateTime)
  readonly end!: number;

  @Field(() => MeetingStatusEnum, { nullable: true, description: 'Null while it is planned only.' })
  readonly status!: MeetingStatus | null;

  @Field(() => InstrumentEnum, { nullable: true, description: 'Of an assessment.' })
  readonly instrument!: Instrument | null;

  @Field(() => AssessmentPointEnum, { nullable: true, description: 'Of an assessment.' })
  readonly point!: AssessmentPoint | null;

  readonly roomId!: string | null;
  readonly participantIds!: readonly string[];
  readonly participants!: SessionRow['participants'];
  readonly roll!: SessionRow['roll'];
  readonly meetingRow!: MeetingRow | null;
}

/** The sentence is made in programme-fields.resolver.ts, with the names that it needs. */
@ObjectType('ProgrammeAdjustment', {
  description: 'Where the weekly rhythm had to give way (a holiday, an absence) and what was done about it.',
})
export class ProgrammeAdjustmentType {
  @Field(() => Int)
  readonly week!: number;

  @Field(() => SessionTypeEnum)
  readonly type!: SessionType;

  @Field(() => DateTime, { nullable: true, description: 'When it would have begun by the rhythm.' })
  readonly movedFrom!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When it begins instead; null if it is left out.' })
  readonly movedTo!: number | null;

  readonly adjustment!: ProgrammeAdjustment;
  readonly timeZone!: string;
}

/** People and organisations are resolved in programme-fields.resolver.ts. */
@ObjectType('CoachingProgramme')
export class CoachingProgrammeType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => String)
  readonly name!: string;

  @Field(() => ProgrammeStatusEnum, {
    description:
      "PLANNED takes nobody's time and nobody has been told. COMPLETED once nothing of a confirmed one is still to come.",
  })
  readonly status!: ProgrammeStatus;

  @Field(() => LocalDate, { description: 'The first day; a week of the programme begins on its weekday.' })
  readonly from!: string;

  @Field(() => Int)
  readonly weeks!: number;

  @Field(() => TimeZone)
  readonly timeZone!: string;

  @Field(() => [ProgrammeRhythmType], { description: 'In the order of the week.' })
  readonly rhythm!: readonly RhythmSession[];

  @Field(() => [ProgrammeSessionType], { description: 'In the order of their start.' })
  readonly sessions!: readonly ProgrammeSessionType[];

  @Field(() => [ProgrammeAdjustmentType])
  readonly adjustments!: readonly ProgrammeAdjustmentType[];

  @Field(() => Url, {
    nullable: true,
    description:
      "A page to be printed and hung on the wall: days, hours and places, and nobody's name but the coach's. Null unless the programme is confirmed.",
  })
  readonly wallPageUrl!: string | null;

  @Field(() => Int, {
    description: 'Rises with every change of the programme as a whole; its meetings have their own.',
  })
  readonly version!: number;

  readonly coachId!: string;
  readonly clientIds!: readonly string[];
  readonly hostOrganisationId!: string;
  readonly hostContactId!: string | null;
  readonly unknownIds!: readonly string[];
}
