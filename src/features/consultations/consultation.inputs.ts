import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { ProblemCode as DomainProblemCode } from '../../domain/problem.js';
import { ProblemCode } from '../../platform/graphql/problem-code.js';
import { Duration, LocalDate, LocalTime, TimeZone } from '../../platform/graphql/text-scalars.js';
import { WeekdayEnum } from '../availability/availability.type.js';
import type { Weekday } from '../availability/working-week.js';
import type { Channel } from '../meetings/meeting.js';
import { ChannelEnum } from '../meetings/meeting.type.js';

/** Texts as they came; consultation-input.ts reads them into values or problems. */
@InputType()
export class ConsultantProfileInput {
  @Field(() => ID)
  readonly personId!: string;

  @Field(() => [String], { description: 'What this consultant is asked about; at most twenty.' })
  readonly topics!: string[];

  @Field(() => ID, { nullable: true, description: 'Who answers when an answer is late.' })
  readonly deputyId?: string | null;
}

@InputType()
export class LocalTimeRangeInput {
  @Field(() => LocalTime)
  readonly startTime!: string;

  @Field(() => LocalTime, { description: 'After the start; 00:00 is the midnight that ends the day.' })
  readonly endTime!: string;
}

@InputType({ description: 'Every Thursday from half past eight to four until the end of June, say, in one act.' })
export class PublishConsultationSlotsInput {
  @Field(() => ID)
  readonly consultantId!: string;

  @Field(() => LocalDate)
  readonly from!: string;

  @Field(() => LocalDate, { description: 'Included; at most a year after `from`.' })
  readonly until!: string;

  @Field(() => [WeekdayEnum])
  readonly weekdays!: Weekday[];

  @Field(() => LocalTime)
  readonly startTime!: string;

  @Field(() => LocalTime)
  readonly endTime!: string;

  @Field(() => Duration)
  readonly slotDuration!: string;

  @Field(() => [LocalTimeRangeInput], { nullable: true, defaultValue: [] })
  readonly breaks?: LocalTimeRangeInput[] | null;

  @Field(() => ChannelEnum, { nullable: true, defaultValue: 'PHONE' })
  readonly channel?: Channel | null;

  @Field(() => Int, { nullable: true, defaultValue: 3 })
  readonly maximumCases?: number | null;

  @Field(() => [String], {
    nullable: true,
    defaultValue: [],
    description: "None: those of the consultant's profile, as it is when somebody looks.",
  })
  readonly topics?: string[] | null;

  @Field(() => TimeZone, { nullable: true, defaultValue: 'Europe/Helsinki' })
  readonly timeZone?: string | null;
}

@InputType({ description: 'No personal data: texts are searched for it, and refused where it is found.' })
export class ConsultationCaseInput {
  @Field(() => String, { nullable: true })
  readonly summary?: string | null;

  @Field(() => String, { nullable: true })
  readonly question?: string | null;
}

const ACCEPTED = 'PERSONAL_DATA_FOUND accepts what may be a name, and nothing else.';

@InputType()
export class BookConsultationInput {
  @Field(() => ID)
  readonly slotId!: string;

  @Field(() => [ConsultationCaseInput], {
    defaultValue: [],
    description: 'None: the case is told on the telephone.',
  })
  readonly cases!: ConsultationCaseInput[];

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [], description: ACCEPTED })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'The same key and the same input answer with the same consultation.',
  })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class AskConsultationInput {
  @Field(() => String)
  readonly topic!: string;

  @Field(() => [ConsultationCaseInput], { description: 'One to ten, each with a text.' })
  readonly cases!: ConsultationCaseInput[];

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [], description: ACCEPTED })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, { nullable: true })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class AnswerConsultationInput {
  @Field(() => ID)
  readonly consultationId!: string;

  @Field(() => [String], { description: 'One for each case, in their order.' })
  readonly answers!: string[];

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [], description: ACCEPTED })
  readonly acceptWarnings?: DomainProblemCode[] | null;
}
