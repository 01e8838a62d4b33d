import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import { type Consultation, isOverdue } from './consultation.js';

/**
 * Who may do what with consultations.
 *
 * | act                                                | who                                                              |
 * |----------------------------------------------------|------------------------------------------------------------------|
 * | keep a profile, publish and withdraw times         | the consultant, who has the role; for a professional without     |
 * |                                                    | an account, or in their place: coordinators, administrators      |
 * | see times, topics and lines; book; ask             | whoever has a role                                               |
 * | see a consultation with its texts                  | who asked, the consultant, and the deputy once it is overdue     |
 * | see that there is one, and figures                 | coordinators and administrators; figures also of oneself         |
 * | answer, contact                                    | the consultant, and the deputy once it is overdue                |
 * | cancel                                             | who asked, and the consultant                                    |
 *
 * Who may not see a consultation is told that it does not exist.
 */
export const mayKeepTimesOf = (viewer: Viewer, consultantId: string): boolean =>
  seesCounts(viewer) || (viewer.personId === consultantId && hasRole(viewer, 'CONSULTANT'));

export const mayAsk = (viewer: Viewer): boolean => viewer.roles.size > 0;

export const seesCounts = (viewer: Viewer): boolean => hasRole(viewer, 'COORDINATOR', 'ADMINISTRATOR');

type Parties = Pick<Consultation, 'askedById' | 'consultantId' | 'deputyId' | 'handledById' | 'status' | 'dueAt'>;

/** A deputy who has answered goes on seeing what it was. */
export const seesTexts = (viewer: Viewer, consultation: Parties, now: number): boolean =>
  mayCancel(viewer, consultation) ||
  viewer.personId === consultation.handledById ||
  mayHandle(viewer, consultation, now);

export const maySee = (viewer: Viewer, consultation: Parties, now: number): boolean =>
  seesCounts(viewer) || seesTexts(viewer, consultation, now);

export const mayHandle = (viewer: Viewer, consultation: Parties, now: number): boolean =>
  viewer.personId === consultation.consultantId ||
  viewer.personId === consultation.handledById ||
  (viewer.personId === consultation.deputyId && isOverdue(consultation, now));

export const mayCancel = (viewer: Viewer, { askedById, consultantId }: Parties): boolean =>
  viewer.personId === askedById || viewer.personId === consultantId;

/** Whose figures a viewer may see: everybody's, their own, or none. */
export function figuresSeenBy(viewer: Viewer, consultantId: string | undefined): { consultantId?: string } | undefined {
  if (seesCounts(viewer)) return { consultantId };
  const isOwn = hasRole(viewer, 'CONSULTANT') && (consultantId ?? viewer.personId) === viewer.personId;
  return isOwn ? { consultantId: viewer.personId } : undefined;
}
