import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import { type PollParticipant, presentOnes, type TimePoll } from './poll.js';

/**
 * Who may do what with time polls.
 *
 * | act                                          | who                                                              |
 * |----------------------------------------------|------------------------------------------------------------------|
 * | open                                         | whoever has a role                                               |
 * | see with everybody's answers, change, note   | organiser, the poll's chair, its case's coordinator and case     |
 * | answers, decide, cancel                      | manager, and coordinators of the area                            |
 * | see and answer for oneself                   | whoever has the link (poll-links.ts)                             |
 *
 * Other participants see nothing here, signed in or not: what each of them answered is between them and the organiser. Who
 * may not see a poll is told that it does not exist.
 */
export const mayOpen = (viewer: Viewer): boolean => viewer.roles.size > 0;

export const seesAll = (viewer: Viewer): boolean => hasRole(viewer, 'COORDINATOR');

type Attended = Pick<TimePoll, 'organiserId'> & { readonly participants: readonly PollParticipant[] };

/** `caseKeeperIds`: the coordinator and the case manager of the poll's case. */
export const mayChange = (viewer: Viewer, poll: Attended, caseKeeperIds: readonly string[]): boolean =>
  seesAll(viewer) ||
  poll.organiserId === viewer.personId ||
  caseKeeperIds.includes(viewer.personId) ||
  presentOnes(poll).some(({ personId, requirement }) => personId === viewer.personId && requirement === 'CHAIR');
