import { Field, ID, InputType } from '@nestjs/graphql';
import type { ProblemCode as DomainProblemCode } from '../../domain/problem.js';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { ProblemCode } from '../../platform/graphql/problem-code.js';
import { Duration } from '../../platform/graphql/text-scalars.js';

@InputType({
  description: 'Where a time of a series that collided is held instead: a meeting by itself, with its own invitations.',
})
export class BookOccurrenceInput {
  @Field(() => ID)
  readonly clashId!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the series would have had it, if left out.' })
  readonly start?: string | null;

  @Field(() => Duration, { nullable: true })
  readonly duration?: string | null;

  @Field(() => ID, { nullable: true })
  readonly roomId?: string | null;

  @Field(() => [ProblemCode], { nullable: true, defaultValue: [] })
  readonly acceptWarnings?: DomainProblemCode[] | null;

  @Field(() => String, { nullable: true, description: 'The same key and the same input answer with the same meeting.' })
  readonly idempotencyKey?: string | null;
}
