import type { LocalDate } from '../../domain/time/local-date.js';
import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import type { Case } from './case.js';
import { holdsOn } from './coverage.js';

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
