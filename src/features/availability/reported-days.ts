import { writeInstant } from '../../domain/time/instant-text.js';
import { dayMs } from '../../domain/time/local-date.js';

/** What somebody told us of their time is relied on for so long; who would still keep a time free that nobody asked for? */
const reportedDaysMax = 30;

/** Reports that were noted before this RFC 3339 instant count no more. `now` is in epoch milliseconds. */
export const reportsCountFrom = (now: number): string => writeInstant(now - reportedDaysMax * dayMs);
