import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { Duration } from '../../platform/graphql/text-scalars.js';
import { ConsultationSlotType } from './consultation.type.js';

@ObjectType('ConsultantProfile', { description: 'What a professional is asked about.' })
export class ConsultantProfileType {
  @Field(() => [String])
  readonly topics!: readonly string[];

  readonly deputyId!: string | null;
}

/** The consultant is resolved in consultation-fields.resolver.ts. */
@ObjectType('ConsultationLine', { description: 'Whether a consultant can be called now, and otherwise when next.' })
export class ConsultationLineType {
  @Field(() => [String])
  readonly topics!: readonly string[];

  @Field(() => Boolean, { description: 'A free telephone time is running.' })
  readonly open!: boolean;

  @Field(() => DateTime, { nullable: true, description: 'As far as free times follow each other without a gap.' })
  readonly openUntil!: number | null;

  @Field(() => String, { nullable: true, description: 'While the line is open.' })
  readonly phone!: string | null;

  @Field(() => ConsultationSlotType, { nullable: true, description: 'The next one that can be booked.' })
  readonly nextFreeSlot!: ConsultationSlotType | null;

  readonly consultantId!: string;
}

/** The organisation is resolved in consultation-fields.resolver.ts. */
@ObjectType('OrganisationConsultations')
export class OrganisationConsultationsType {
  @Field(() => Int)
  readonly booked!: number;

  @Field(() => Int)
  readonly asked!: number;

  readonly organisationId!: string | null;
}

@ObjectType('ConsultationFigures', { description: 'How consultations are used. Days are those of the area.' })
export class ConsultationFiguresType {
  @Field(() => Int, { description: 'Times published for the period, whatever became of them.' })
  readonly published!: number;

  @Field(() => Int, { description: 'Consultations by telephone in the period that were not cancelled.' })
  readonly booked!: number;

  @Field(() => Int)
  readonly withdrawn!: number;

  @Field(() => Int, { description: 'Times that nobody had booked when they came.' })
  readonly unused!: number;

  @Field(() => Int, { description: 'In writing, in the period, and not cancelled.' })
  readonly asked!: number;

  @Field(() => Int, { description: 'Of those, answered or contacted within a week.' })
  readonly answeredInTime!: number;

  @Field(() => Duration, { nullable: true, description: 'From the question to the first contact or answer.' })
  readonly medianAnswerTime!: string | null;

  @Field(() => [OrganisationConsultationsType], { description: "By the askers' organisations, the busiest first." })
  readonly byOrganisation!: readonly OrganisationConsultationsType[];
}
