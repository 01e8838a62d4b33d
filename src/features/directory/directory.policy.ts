import { hasRole, type Viewer } from '../../platform/identity/viewer.js';
import { type PersonKind, personKinds } from './person.js';

/**
 * Who may do what in the directory.
 *
 * | act                                                     | who                                               |
 * |---------------------------------------------------------|---------------------------------------------------|
 * | create organisations and rooms, set roles               | administrators                                    |
 * | create people of any kind                               | administrators, coordinators                      |
 * | correct a person's name, address, phone, language, needs | administrators, coordinators, the person          |
 * | see organisations and rooms                             | whoever is signed in                              |
 * | list professionals, experience experts and interpreters | whoever is signed in                              |
 * | list clients and supporters                             | administrators, coordinators                      |
 * | see address, phone, access needs and roles of a person  | administrators, coordinators, the person          |
 *
 * Whom a meeting brings together see each other's names through it, whatever their kind: the list is what is narrowed.
 */
export const mayKeepDirectory = (viewer: Viewer): boolean => hasRole(viewer, 'ADMINISTRATOR');

export const mayAddPeople = (viewer: Viewer): boolean => hasRole(viewer, 'ADMINISTRATOR', 'COORDINATOR');

/** Whoever sees what is written down can put it right. */
export const mayCorrect = (viewer: Viewer, personId: string): boolean => seesDetailsOf(viewer, personId.toLowerCase());

export const seesDetailsOf = (viewer: Viewer, personId: string): boolean =>
  viewer.personId === personId || hasRole(viewer, 'ADMINISTRATOR', 'COORDINATOR');

const LISTED_TO_ALL: readonly PersonKind[] = ['PROFESSIONAL', 'EXPERIENCE_EXPERT', 'INTERPRETER'];

export const kindsListedTo = (viewer: Viewer): readonly PersonKind[] =>
  hasRole(viewer, 'ADMINISTRATOR', 'COORDINATOR') ? personKinds : LISTED_TO_ALL;
