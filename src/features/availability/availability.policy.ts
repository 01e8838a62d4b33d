import type { Viewer } from '../../platform/identity/viewer.js';
import { seesDetailsOf } from '../directory/directory.policy.js';

/**
 * Who may do what with a person's working hours, time off and reported times.
 *
 * | act                 | who                                      |
 * |---------------------|------------------------------------------|
 * | see, change, report | the person, coordinators, administrators |
 *
 * Everybody else meets them only as a free or a taken time.
 */
export const mayKeepTimesOf = (viewer: Viewer, personId: string): boolean => seesDetailsOf(viewer, personId);
