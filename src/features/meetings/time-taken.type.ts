import { Field, ObjectType } from '@nestjs/graphql';
import type { TimeConflict, TimeTakenProblem } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';
import { DateTime } from '../../platform/graphql/date-time.scalar.js';
import { ProblemType } from '../../platform/graphql/problem.type.js';

/** Person and room are resolved in meeting-fields.resolver.ts: only what the viewer may see of them. */
@ObjectType('Conflict', { description: 'Whose time is taken, and when. Never by what.' })
export class ConflictType {
  @Field(() => DateTime)
  readonly start: number;

  @Field(() => DateTime)
  readonly end: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'The time is only held: it is free from then on, unless the hold is confirmed.',
  })
  readonly heldUntil: number | null;

  readonly personId: string | undefined;
  readonly roomId: string | undefined;

  constructor(conflict: TimeConflict) {
    this.start = conflict.start;
    this.end = conflict.end;
    this.heldUntil = conflict.heldUntil ?? null;
    this.personId = conflict.personId;
    this.roomId = conflict.roomId;
  }
}

@ObjectType('TimeTaken', { implements: () => [ProblemType] })
export class TimeTaken extends ProblemType {
  @Field(() => [ConflictType])
  readonly conflicts: readonly ConflictType[];

  constructor(problem: TimeTakenProblem, language: Language) {
    super(problem, language);
    this.conflicts = problem.conflicts.map((conflict) => new ConflictType(conflict));
  }
}
