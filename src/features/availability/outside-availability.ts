import { availabilityDuring } from '../../domain/matching/availability.js';
import { emptySet, type Interval, intervalSet, meets } from '../../domain/time/interval.js';
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
  return whoOf(times, (time) => {
    const person = people.get(time.personId);
    if (!person) return false;
    return availabilityDuring({ ...person, busy: person.timeOff }, time, closedDaysOf(time)) === 'BUSY';
  });
}

/** Those who have something else then in a calendar that they keep elsewhere; likewise. What they told us does not undo that. */
export const whoIsBusyElsewhere = ({ people }: Pick<Attendance, 'people'>, times: readonly PersonTime[]): string[] =>
  whoOf(times, (time) => meets(people.get(time.personId)?.elsewhere.alone ?? emptySet, time));

/** Those whose calendar elsewhere cannot be seen then, who would otherwise be free or of whom nothing else is known; likewise. */
export function whoIsUnseen({ people }: Pick<Attendance, 'people'>, times: readonly PersonTime[]): string[] {
  return whoOf(times, (time) => {
    const person = people.get(time.personId);
    if (!person || !meets(intervalSet(person.elsewhere.unseen), time)) return false;
    const { unseen, alone } = person.elsewhere;
    const asked = { ...person, busy: person.timeOff, busyElsewhere: alone, unseen };
    return availabilityDuring(asked, time, closedDaysOf(time)) === 'UNKNOWN';
  });
}

const whoOf = (times: readonly PersonTime[], holds: (time: PersonTime) => boolean): string[] => [
  ...new Set(times.filter(holds).map(({ personId }) => personId)),
];
