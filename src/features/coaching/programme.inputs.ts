import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { AssessmentPoint, Instrument } from '../../domain/rhythm/programme-wish.js';
import { Duration, LocalDate, LocalTime, TimeZone } from '../../platform/graphql/text-scalars.js';
import { ProblemCode } from '../../platform/graphql/problem-code.js';
import type { ProblemCode as Code } from '../../domain/problem.js';
import { WeekdayEnum } from '../availability/availability.type.js';
import type { Weekday } from '../availability/working-week.js';
import { AssessmentPointEnum, InstrumentEnum } from './programme.type.js';

/** Texts as they came; programme-input.ts reads them into values or problems. */
@InputType()
export class ProgrammeDayInput {
  @Field(() => Int, { nullable: true, defaultValue: 1, description: '0 for a programme without days of this type.' })
  readonly perWeek?: number | null;

  @Field(() => Duration)
  readonly duration!: string;

  @Field(() => LocalTime, { description: 'It begins then or later.' })
  readonly earliest!: string;

  @Field(() => LocalTime, { description: 'It ends then or earlier.' })
  readonly latest!: string;

  @Field(() => [WeekdayEnum])
  readonly weekdays!: Weekday[];

  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description: 'One of these, the first named first; those that do not hold the group are left out of account.',
  })
  readonly roomIds?: string[] | null;
}

@InputType()
export class AssessmentInput {
  @Field(() => InstrumentEnum)
  readonly instrument!: Instrument;

  @Field(() => [AssessmentPointEnum], { description: 'At each of these a talk for each client.' })
  readonly at!: AssessmentPoint[];
}

@InputType()
export class PlanCoachingProgrammeInput {
  @Field(() => String)
  readonly name!: string;

  @Field(() => ID)
  readonly coachId!: string;

  @Field(() => [ID], { description: 'Two to five; three are usual.' })
  readonly clientIds!: string[];

  @Field(() => ID)
  readonly hostOrganisationId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Receives the group at the workplace, and takes part in the evaluations that it has a say in.',
  })
  readonly hostContactId?: string | null;

  @Field(() => LocalDate)
  readonly from!: string;

  @Field(() => Int)
  readonly weeks!: number;

  @Field(() => ProgrammeDayInput)
  readonly onTheJobDay!: ProgrammeDayInput;

  @Field(() => ProgrammeDayInput)
  readonly theoryDay!: ProgrammeDayInput;

  @Field(() => [AssessmentInput], { nullable: true, defaultValue: [] })
  readonly assessments?: AssessmentInput[] | null;

  @Field(() => TimeZone, { nullable: true, defaultValue: 'Europe/Helsinki' })
  readonly timeZone?: string | null;
}

@InputType()
export class SubstituteCoachInput {
  @Field(() => ID)
  readonly programmeId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => LocalDate)
  readonly from!: string;

  @Field(() => LocalDate, { description: 'The last day, which belongs to it.' })
  readonly until!: string;

  @Field(() => ID, { description: "Who leads the sessions instead; the programme's own coach gets them back." })
  readonly personId!: string;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [], description: 'OUTSIDE_AVAILABILITY' })
  readonly acceptWarnings?: Code[] | null;
}

@InputType()
export class ChangeProgrammeClientsInput {
  @Field(() => ID)
  readonly programmeId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly addPersonIds?: string[] | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly removePersonIds?: string[] | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [], description: 'OUTSIDE_AVAILABILITY' })
  readonly acceptWarnings?: Code[] | null;
}
