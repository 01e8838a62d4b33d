import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import type { PeerGroup } from './peer-group.js';

/**
 * Who may do what with peer groups.
 *
 * | act                                                       | who                                                      |
 * |-----------------------------------------------------------|----------------------------------------------------------|
 * | begin a group                                             | coordinators; group leaders, one that they lead          |
 * | see that it is there, when it meets, the sign-up page     | whoever is signed in                                     |
 * | see who is on the roll                                    | its leaders, coordinators                                |
 * | put somebody on the roll                                  | its leaders, coordinators; of an open group whoever has  |
 * |                                                           | a role, and the person                                   |
 * | take somebody off the roll                                | its leaders, coordinators, the person                    |
 * | count who came without a place, hold a session with few   | its leaders, coordinators                                |
 * | sign up, take or turn down a place, leave                 | whoever has the link (peer-links.ts)                     |
 *
 * Whoever puts somebody on a roll that they may not see is told that it is done, and not how the person stands there: else one
 * could ask of anybody whether they are a member.
 */
export const mayBegin = (viewer: Viewer, leaderIds: readonly string[]): boolean =>
  hasRole(viewer, 'COORDINATOR') || (hasRole(viewer, 'GROUP_LEADER') && leaderIds.includes(viewer.personId));

type Led = Pick<PeerGroup, 'leaderIds'>;

export const seesRoll = (viewer: Viewer, { leaderIds }: Led): boolean =>
  hasRole(viewer, 'COORDINATOR') || leaderIds.includes(viewer.personId);

export const mayJoin = (viewer: Viewer, group: Led & Pick<PeerGroup, 'enrolment'>, personId: string): boolean =>
  seesRoll(viewer, group) || (group.enrolment === 'OPEN' && (viewer.roles.size > 0 || viewer.personId === personId));

export const mayTakeOff = (viewer: Viewer, group: Led, personId: string): boolean =>
  seesRoll(viewer, group) || viewer.personId === personId;
