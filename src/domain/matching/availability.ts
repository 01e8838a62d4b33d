import type { Interval } from '../time/interval.js';
import type { LocalDate } from '../time/local-date.js';
import { workingHoursExpander } from '../time/working-hours.js';
import { layersOf, surenessDuring } from './person-calendar.js';
import type { Availability } from './search-answer.js';
import type { Person } from './search-request.js';

/**
 * What can be said of one person's time: FREE, REPORTED or UNKNOWN if all of it is at least that sure, otherwise BUSY:
 * booked, or known not to work then. To ask about working hours alone, leave `busy` and `busyElsewhere` empty.
 */
export function availabilityDuring(
  person: Person,
  time: Interval,
  closed: ReadonlySet<LocalDate>,
): Availability | 'BUSY' {
  const workingTime = workingHoursExpander(time, closed)(person.zone, person.hours);
  return surenessDuring(layersOf(person, workingTime, time, true), time) ?? 'BUSY';
}
