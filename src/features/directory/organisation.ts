import { invalid, type PlainProblem } from '../../domain/problem.js';
import { ok, type Result, refused } from '../../domain/result.js';
import { nameProblem, textProblem, tidy } from './written-text.js';

export const organisationKinds = [
  'WELLBEING_AREA',
  'EMPLOYMENT_AREA',
  'MUNICIPALITY',
  'BENEFITS_AGENCY',
  'ASSOCIATION',
  'EDUCATION',
  'EMPLOYER',
  'SERVICE_PROVIDER',
  'PENSION_INSURER',
  'OTHER',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Whom people work for or belong to. Its name stays inside: it says too much in a client's mail. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly municipality: string | null;
}

/** An organisation, or every reason why it cannot be kept so. */
export function newOrganisation(wish: Organisation): Result<Organisation, PlainProblem> {
  const problems: PlainProblem[] = [];
  const name = nameProblem(wish.name);
  if (name) problems.push(invalid('input.name', name));
  const municipality = textProblem('input.municipality', wish.municipality ?? '');
  if (municipality) problems.push(municipality);
  if (problems.length > 0) return refused(...problems);
  return ok({
    ...wish,
    name: tidy(wish.name),
    municipality: wish.municipality === null ? null : tidy(wish.municipality) || null,
  });
}
