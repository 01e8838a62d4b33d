import { hasRole, type Viewer, type ViewerRole } from '../../platform/identity/viewer.js';
import type { Meeting, MeetingKind } from './meeting.js';

/**
 * Who may do what with meetings.
 *
 * | act                                              | who                                                          |
 * |--------------------------------------------------|--------------------------------------------------------------|
 * | search, book, hold                               | whoever has a role                                           |
 * | see                                              | organiser, participants, and coordinators of the area        |
 * | confirm, reschedule, change participants, cancel | organiser, the meeting's chair, and coordinators of the area |
 * | record attendance                                | they, and whoever must come to coach or to lead the group    |
 * | see who takes part                               | whoever sees the meeting; of a peer group's session, where   |
 * |                                                  | members are private, others than those who may change it see |
 * |                                                  | who leads it, and themselves                                 |
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

/** Whether this viewer is shown that this participant is in the meeting. A meeting read model asks the same in SQL. */
export const seesParticipant = (
  viewer: Viewer,
  meeting: Attended & Pick<Meeting, 'kind'>,
  { personId, requirement }: Attended['participants'][number],
): boolean =>
  meeting.kind !== 'PEER_GROUP_SESSION' ||
  requirement !== 'OPTIONAL' ||
  personId === viewer.personId ||
  mayChange(viewer, meeting);

/** The kinds that people come to regularly, under somebody who keeps the roll, and the roles of those who do. */
const ROLL_KEEPERS: Partial<Record<MeetingKind, ViewerRole>> = {
  COACHING_SESSION: 'COACH',
  PEER_GROUP_SESSION: 'GROUP_LEADER',
};

export function mayRecordAttendance(viewer: Viewer, meeting: Attended & Pick<Meeting, 'kind'>): boolean {
  const role = ROLL_KEEPERS[meeting.kind];
  const leads = ({ personId, requirement }: Attended['participants'][number]): boolean =>
    personId === viewer.personId && requirement === 'REQUIRED';
  return (
    mayChange(viewer, meeting) || (role !== undefined && hasRole(viewer, role) && meeting.participants.some(leads))
  );
}
