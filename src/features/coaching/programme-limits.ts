/** What a coaching programme may ask for besides what its planner says (domain/rhythm/programme-limits.ts). */

/** One client is no group. */
export const clientsMin = 2;
/** Three is usual; one coach cannot see to more than five. */
export const clientsMax = 5;
/** So far ahead people's calendars tell something. */
export const startDaysAheadMax = 366;
/** Shorter than the planner's own grid is no day of coaching. */
export const sessionMinutesMin = 15;
/** Of one type of day. */
export const roomsMax = 20;
/** A longer list is cut to the newest. */
export const programmesListedMax = 100;
