import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import type { Meeting } from './meeting.js';

/**
 * Who may do what with meetings.
 *
 * | act                                              | who                                                          |
 * |--------------------------------------------------|--------------------------------------------------------------|
 * | search, book, hold                               | whoever has a role                                           |
 * | see                                              | organiser, participants, and coordinators of the area        |
 * | confirm, reschedule, change participants, cancel | organiser, the meeting's chair, and coordinators of the area |
 *
 * Who may not see a meeting is told that it does not exist.
 */
export const mayBook = (viewer: Viewer): boolean => viewer.roles.size > 0;

export const seesAll = (viewer: Viewer): boolean => hasRole(viewer, 'COORDINATOR');

type Attended = Pick<Meeting, 'organiserId'> & {
  readonly participants: readonly Pick<Meeting['participants'][number], 'personId' | 'requirement'>[];
};

export const maySee = (viewer: Viewer, meeting: Attended): boolean =>
  seesAll(viewer) ||
  meeting.organiserId === viewer.personId ||
  meeting.participants.some(({ personId }) => personId === viewer.personId);

export const mayChange = (viewer: Viewer, meeting: Attended): boolean =>
  seesAll(viewer) ||
  meeting.organiserId === viewer.personId ||
  meeting.participants.some(({ personId, requirement }) => personId === viewer.personId && requirement === 'CHAIR');
