import { mayBook, mayChange, maySee } from '../../../src/features/meetings/meeting.policy.js';
import type { Requirement } from '../../../src/features/meetings/meeting.js';
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
});
