import type { PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { isId } from '../../platform/graphql/input-reader.js';
import * as say from './directory.problems.js';
import { type PeopleArgs, peoplePageDefault, peoplePageMax } from './people.args.js';
import type { PeopleFilter } from './person.read-model.js';

export interface PeoplePage {
  /** Undefined: the filter names what cannot exist, and nobody is found. */
  readonly filter: PeopleFilter | undefined;
  readonly first: number;
}

export function readPeoplePage(args: PeopleArgs): Result<PeoplePage, PlainProblem> {
  const first = args.first ?? peoplePageDefault;
  if (first < 1) return refused(say.pageTooShort);
  if (first > peoplePageMax) return refused(say.pageTooLong(peoplePageMax));
  const { search, kind, profession, organisationId } = args;
  if (organisationId && !isId(organisationId)) return ok({ filter: undefined, first });
  return ok({
    filter: {
      search: search ?? undefined,
      kind: kind ?? undefined,
      profession: profession ?? undefined,
      organisationId: organisationId ?? undefined,
    },
    first,
  });
}
