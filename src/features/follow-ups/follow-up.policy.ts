import { hasRole, type Viewer } from '../../platform/identity/viewer.js';

/**
 * Who may do what with follow-ups.
 *
 * | act | who                                                                                                      |
 * |-----|----------------------------------------------------------------------------------------------------------|
 * | see | coordinators of the area; of a meeting its organiser and its chair; of a case its coordinator and manager |
 *
 * Other participants see nothing here: what each of them is sent, and how they wish to hear, is between them and the organiser.
 * What a viewer may not see is left out, as if there were none.
 */
export const seesAll = (viewer: Viewer): boolean => hasRole(viewer, 'COORDINATOR');

/** SQL for the row "see" of a follow-up `f` of a meeting `m`. $1 is the viewer, $2 whether they see all. */
export const SEEN = `($2 OR m.organiser_id = $1
  OR EXISTS (SELECT FROM participation c WHERE c.meeting_id = m.id AND c.person_id = $1 AND c.requirement = 'CHAIR')
  OR EXISTS (SELECT FROM client_case k WHERE k.id = f.case_id AND (k.coordinator_id = $1 OR k.case_manager_id = $1)))`;
