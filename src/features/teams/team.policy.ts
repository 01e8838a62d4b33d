import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import type { Team } from './team.js';

/**
 * Who may do what with teams.
 *
 * | act                                          | who                                                                      |
 * |----------------------------------------------|--------------------------------------------------------------------------|
 * | create                                       | coordinators of the area, and whoever is to chair the team and has a role |
 * | see the team and its agenda                  | its members, whoever organises its meetings, coordinators of the area    |
 * | change the team, book, move, change and      | its chair, whoever organises its meetings, coordinators of the area      |
 * | cancel turns                                 |                                                                          |
 * | see whose turn it is, and who comes to it    | of the above, whoever may see the case (cases/case.policy.ts)            |
 *
 * Who may not see a team is told that it does not exist. To the others a turn is taken, by nobody they are told of.
 */
export const mayCreate = (viewer: Viewer, chairId: string): boolean =>
  seesAll(viewer) || (viewer.roles.size > 0 && viewer.personId === chairId);

const seesAll = (viewer: Viewer): boolean => hasRole(viewer, 'COORDINATOR');

type Kept = Pick<Team, 'chairId' | 'organiserId' | 'memberIds'>;

export const maySee = (viewer: Viewer, team: Kept): boolean =>
  mayChange(viewer, team) || team.memberIds.includes(viewer.personId);

export const mayChange = (viewer: Viewer, { chairId, organiserId }: Kept): boolean =>
  seesAll(viewer) || [chairId, organiserId].includes(viewer.personId);
