import { availabilityDuring } from '../../domain/matching/availability.js';
import type { Interval } from '../../domain/time/interval.js';
import type { Attendance } from './attendance.js';
import { closedDaysOf } from './closed-days.js';

/** When one person is needed. */
export interface PersonTime extends Interval {
  readonly personId: string;
}

/**
 * Those who are away or are known not to work at their time, in the order of `times` and each once. Public holidays
 * count as days without work. Nobody is here whose hours are unknown: what was never told cannot be broken. Time off
 * always counts, since somebody did tell us that; and so does a time at which they said that they can come.
 */
export function whoIsOutside({ people }: Pick<Attendance, 'people'>, times: readonly PersonTime[]): string[] {
  const outside = times.filter((time) => {
    const person = people.get(time.personId);
    if (!person) return false;
    return availabilityDuring({ ...person, busy: person.timeOff }, time, closedDaysOf(time)) === 'BUSY';
  });
  return [...new Set(outside.map(({ personId }) => personId))];
}
