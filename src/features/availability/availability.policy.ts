import type { Viewer } from '../../platform/identity/viewer.js';
import { seesDetailsOf } from '../directory/directory.policy.js';

/**
 * Who may do what with a person's working hours and time off.
 *
 * | act         | who                                      |
 * |-------------|------------------------------------------|
 * | see, change | the person, coordinators, administrators |
 *
 * Everybody else meets them only as a free or a taken time.
 */
export const mayKeepTimesOf = (viewer: Viewer, personId: string): boolean => seesDetailsOf(viewer, personId);
