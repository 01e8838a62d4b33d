import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { ProblemCode as DomainProblemCode } from '../../domain/problem.js';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { ProblemCode } from '../../platform/graphql/problem-code.js';

/** Texts as they came; agenda-input.ts reads them into values or problems. */
@InputType()
export class BookAgendaItemInput {
  @Field(() => ID, { description: "One of the team's meetings." })
  readonly meetingId!: string;

  @Field(() => ID, { nullable: true, description: 'The case, or an anonymousTopic.' })
  readonly caseId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where there is no consent: what it is about, without telling of whom. Searched for personal data.',
  })
  readonly anonymousTopic?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When a turn begins; the first free one if left out.' })
  readonly start?: string | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'Of an anonymous turn it has no meaning.' })
  readonly clientPresent?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description: "Others for this turn alone, beside the case's network and case manager: a doctor, say.",
  })
  readonly participantIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    defaultValue: [],
    description: "Those of the case's network who are not invited this time.",
  })
  readonly withoutPersonIds?: string[] | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, { nullable: true, description: 'The same key and the same input answer with the same turn.' })
  readonly idempotencyKey?: string | null;
}

@InputType()
export class MoveAgendaItemInput {
  @Field(() => ID)
  readonly agendaItemId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => ID, {
    nullable: true,
    description: "One of the team's meetings; the next one with a free turn after this one's, if left out.",
  })
  readonly meetingId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When a turn begins; the first free one if left out.' })
  readonly start?: string | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;
}

@InputType()
export class ChangeAgendaItemInput {
  @Field(() => ID)
  readonly agendaItemId!: string;

  @Field(() => Int)
  readonly version!: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether the client comes; as before if left out.' })
  readonly clientPresent?: boolean | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly addPersonIds?: string[] | null;

  @Field(() => [ID], { nullable: true, defaultValue: [] })
  readonly removePersonIds?: string[] | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;
}
