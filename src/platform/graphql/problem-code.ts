import { registerEnumType } from '@nestjs/graphql';
import { problemCodes } from '../../domain/problem.js';
import { enumObject } from './enum-object.js';

/** GraphQL's enum of the domain's codes: the list itself has one home, `domain/problem.ts`. */
export const ProblemCode = enumObject(problemCodes);

registerEnumType(ProblemCode, {
  name: 'ProblemCode',
  description: 'Why a wish was refused. Expected, and for a program to act on.',
});
