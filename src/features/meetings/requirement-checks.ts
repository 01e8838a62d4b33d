import { invalid, type Problem } from '../../domain/problem.js';
import * as say from './meeting.problems.js';
import * as tell from './meeting-times.problems.js';

/** "At least `count` of these people", as searches and time polls say it. */
interface Counted {
  readonly anyOf: readonly string[];
  readonly count: number;
}

/** Why no choice of people can meet a requirement, if so. `field`: the input that says it. */
export function requirementProblem({ anyOf, count }: Counted, field: string): Problem | undefined {
  if (anyOf.length === 0) return invalid(`${field}.anyOf`, tell.nobodyNamed);
  if (new Set(anyOf).size < anyOf.length) return invalid(`${field}.anyOf`, say.personTwice);
  if (count < 1) return invalid(`${field}.count`, tell.countTooSmall);
  if (count > anyOf.length) return invalid(`${field}.count`, tell.countTooLarge(anyOf.length));
  return undefined;
}
