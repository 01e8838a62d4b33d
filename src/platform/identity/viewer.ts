import type { Language } from '../../domain/result.js';

export const viewerRoles = [
  'ADMINISTRATOR',
  'COORDINATOR',
  'PROFESSIONAL',
  'CONSULTANT',
  'COACH',
  'GROUP_LEADER',
] as const;
export type ViewerRole = (typeof viewerRoles)[number];

/** Who is signed in, in which area, with which rights. Made anew from the session at every request. */
export interface Viewer {
  readonly personId: string;
  readonly areaId: string;
  readonly identityId: string;
  readonly roles: ReadonlySet<ViewerRole>;
  readonly language: Language;
}

export const hasRole = (viewer: Viewer, ...roles: readonly ViewerRole[]): boolean =>
  roles.some((role) => viewer.roles.has(role));
