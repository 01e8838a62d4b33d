import { Field, InterfaceType, ObjectType } from '@nestjs/graphql';
import type { PlainProblem, ProblemCode as DomainProblemCode } from '../../domain/problem.js';
import type { Language } from '../../domain/result.js';
import { ProblemCode } from './problem-code.js';

/**
 * An expected failure, as data. A feature whose problem carries more makes a class of its own
 * (`@ObjectType({ implements: () => [ProblemType] }) class TimeTaken extends ProblemType`): the class of the object
 * decides its GraphQL type.
 */
@InterfaceType('Problem', { resolveType: (problem: ProblemType) => problem.constructor })
export abstract class ProblemType {
  @Field(() => ProblemCode)
  readonly code: DomainProblemCode;

  @Field(() => String, { description: "For a person, in the viewer's language: what is wrong and what to do next." })
  readonly message: string;

  @Field(() => String, { nullable: true, description: 'Path of the input that it is about: input.start' })
  readonly field: string | null;

  @Field(() => Boolean, { description: 'A warning: the same call with its code in acceptWarnings goes through.' })
  readonly confirmable: boolean;

  constructor(
    problem: Pick<PlainProblem, 'sentence' | 'field' | 'confirmable'> & { readonly code: DomainProblemCode },
    language: Language,
  ) {
    this.code = problem.code;
    this.message = problem.sentence[language];
    this.field = problem.field ?? null;
    this.confirmable = problem.confirmable ?? false;
  }
}

@ObjectType({
  implements: () => [ProblemType],
  description: 'A problem that is told in full by its code and sentence.',
})
export class GenericProblem extends ProblemType {}
