import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import type { CoachingProgramme } from './programme.js';

/**
 * Who may do what with coaching programmes.
 *
 * | act                                                  | who                                                                |
 * |------------------------------------------------------|--------------------------------------------------------------------|
 * | plan                                                 | coaches for themselves, and coordinators of the area for anybody   |
 * | confirm, cancel, substitute the coach, change        | the programme's coach, and coordinators of the area                |
 * | clients, renew the page for the wall                 |                                                                    |
 * | see                                                  | those, whoever planned it, the host workplace's contact, and       |
 * |                                                      | whoever chairs a session of it                                     |
 * | see the page for the wall                            | whoever has the link (wall-page.controller.ts)                     |
 *
 * Clients see their own meetings by their own links, and of the programme nothing. Whoever of the area may not change a
 * programme is told so; one of another area does not exist.
 */
export const mayPlan = (viewer: Viewer, coachId: string): boolean =>
  seesAll(viewer) || (hasRole(viewer, 'COACH') && viewer.personId === coachId);

export const seesAll = (viewer: Viewer): boolean => hasRole(viewer, 'COORDINATOR');

export const mayChange = (viewer: Viewer, { coachId }: Pick<CoachingProgramme, 'coachId'>): boolean =>
  seesAll(viewer) || (hasRole(viewer, 'COACH') && viewer.personId === coachId);
