import { Field, ObjectType } from '@nestjs/graphql';
import { ProblemType } from '../../platform/graphql/problem.type.js';
import { ProgrammeInfeasibilityType } from './programme-infeasibility.type.js';
import { CoachingProgrammeType } from './programme.type.js';

@ObjectType()
export class ProgrammePayload {
  @Field(() => CoachingProgrammeType, { nullable: true })
  readonly programme!: CoachingProgrammeType | null;

  @Field(() => [ProblemType])
  readonly problems!: readonly ProblemType[];

  @Field(() => ProgrammeInfeasibilityType, {
    nullable: true,
    description: 'Set when a programme cannot be planned as wished (NOT_FEASIBLE), and only then.',
  })
  readonly infeasibility!: ProgrammeInfeasibilityType | null;
}
