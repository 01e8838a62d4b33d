import { registerEnumType } from '@nestjs/graphql';
import { type ProblemCode as DomainProblemCode, problemCodes } from '../../domain/problem.js';

/** GraphQL's enum of the domain's codes: the list itself has one home, `domain/problem.ts`. */
export const ProblemCode = Object.fromEntries(problemCodes.map((code) => [code, code])) as {
  readonly [Code in DomainProblemCode]: Code;
};

registerEnumType(ProblemCode, {
  name: 'ProblemCode',
  description: 'Why a wish was refused. Expected, and for a program to act on.',
});
