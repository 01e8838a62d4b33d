import type { LocalDate } from '../../domain/time/local-date.js';
import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import { type Case, contactOf } from './case.js';
import { coverage, holdsOn, type Matter } from './coverage.js';

/**
 * Who may do what with cases.
 *
 * | act                                                  | who                                                           |
 * |------------------------------------------------------|---------------------------------------------------------------|
 * | open                                                 | coordinators of the area                                      |
 * | see                                                  | coordinators of the area, the case's coordinator and case     |
 * |                                                      | manager, its network, and those whom a basis covers today     |
 * | hand over, change the network, record and withdraw   | coordinators of the area and the case manager                 |
 * | consents, close                                      |                                                               |
 * | see the plan                                         | coordinators of the area, the case's coordinator and case     |
 * |                                                      | manager, and those of its network whom a basis covers today   |
 * | keep the plan                                        | the case manager; the case's coordinator until there is one   |
 *
 * Who may not see a case is told that it does not exist.
 */
export const mayOpen = (viewer: Viewer): boolean => hasRole(viewer, 'COORDINATOR');

export const seesAll = (viewer: Viewer): boolean => hasRole(viewer, 'COORDINATOR');

/** Today's date in the area, and the organisation the viewer works for. */
export interface Standing {
  readonly viewerOrganisationId: string | null;
  readonly today: LocalDate;
}

export const maySee = (viewer: Viewer, { viewerOrganisationId, today }: Standing, seen: Case): boolean =>
  seesAll(viewer) ||
  [seen.coordinatorId, seen.caseManagerId, ...seen.networkIds].includes(viewer.personId) ||
  seen.consents.some(
    (consent) =>
      holdsOn(consent, today) &&
      (consent.organisationId === null
        ? consent.personId === viewer.personId
        : consent.organisationId === viewerOrganisationId),
  );

export const mayChange = (viewer: Viewer, changed: Case): boolean =>
  seesAll(viewer) || changed.caseManagerId === viewer.personId;

/** Being in the network shows somebody the case; what is planned in it they see with a basis. */
export function maySeePlan(
  viewer: Viewer,
  { viewerOrganisationId: organisationId, today }: Standing,
  { coordinatorId, caseManagerId, networkIds }: Case,
  matter: Matter,
): boolean {
  const { personId } = viewer;
  if (seesAll(viewer) || personId === coordinatorId || personId === caseManagerId) return true;
  return networkIds.includes(personId) && coverage(matter, { personId, organisationId }, today) === 'COVERED';
}

export const mayKeepPlan = (viewer: Viewer, kept: Case): boolean => contactOf(kept) === viewer.personId;
