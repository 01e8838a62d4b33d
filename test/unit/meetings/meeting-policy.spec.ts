import { mayBook, mayChange, mayRecordAttendance, maySee } from '../../../src/features/meetings/meeting.policy.js';
import type { MeetingKind, Requirement } from '../../../src/features/meetings/meeting.js';
import { type Viewer, type ViewerRole, viewerRoles } from '../../../src/platform/identity/viewer.js';

const viewer = (...roles: ViewerRole[]) =>
  ({ personId: 'me', areaId: 'area', roles: new Set(roles) }) as unknown as Viewer;
const meeting = (organiserId: string, mine?: Requirement) => ({
  organiserId,
  participants: [
    { personId: 'other', requirement: 'CHAIR' as const },
    ...(mine ? [{ personId: 'me', requirement: mine }] : []),
  ],
});

describe('who may do what with meetings', () => {
  it.each(viewerRoles)('%s may book; only coordinators see and change meetings of others', (role) => {
    const isCoordinator = role === 'COORDINATOR';
    expect(mayBook(viewer(role))).toBe(true);
    expect(maySee(viewer(role), meeting('somebody'))).toBe(isCoordinator);
    expect(mayChange(viewer(role), meeting('somebody'))).toBe(isCoordinator);
  });

  it.each<[string, ReturnType<typeof meeting>, boolean, boolean]>([
    ['the organiser', meeting('me'), true, true],
    ['the chair', meeting('somebody', 'CHAIR'), true, true],
    ['whoever must come', meeting('somebody', 'REQUIRED'), true, false],
    ['whoever may come', meeting('somebody', 'OPTIONAL'), true, false],
    ['whoever is told', meeting('somebody', 'INFORMED'), true, false],
    ['anybody else', meeting('somebody'), false, false],
  ])('%s, without any role', (_, seen, sees, changes) => {
    expect([mayBook(viewer()), maySee(viewer(), seen), mayChange(viewer(), seen)]).toEqual([false, sees, changes]);
  });

  it.each<[string, ViewerRole, MeetingKind, Requirement | undefined, boolean]>([
    ['a coach who must come to a coaching session', 'COACH', 'COACHING_SESSION', 'REQUIRED', true],
    ['a leader who must come to a group', 'GROUP_LEADER', 'PEER_GROUP_SESSION', 'REQUIRED', true],
    ['whoever chairs', 'PROFESSIONAL', 'TEAM_MEETING', 'CHAIR', true],
    ['a coordinator who is not there', 'COORDINATOR', 'COACHING_SESSION', undefined, true],
    ['a coach who may come', 'COACH', 'COACHING_SESSION', 'OPTIONAL', false],
    ['a coach in a group of others', 'COACH', 'PEER_GROUP_SESSION', 'REQUIRED', false],
    ['a coach who is not there', 'COACH', 'COACHING_SESSION', undefined, false],
    ['a coach in a network meeting', 'COACH', 'NETWORK_MEETING', 'REQUIRED', false],
    ['a professional who must come', 'PROFESSIONAL', 'COACHING_SESSION', 'REQUIRED', false],
  ])('attendance is recorded by %s: %s in %s as %s: %s', (_, role, kind, requirement, may) => {
    expect(mayRecordAttendance(viewer(role), { ...meeting('somebody', requirement), kind })).toBe(may);
  });
});
