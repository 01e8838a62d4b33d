import { Temporal } from 'temporal-polyfill';
import type { Person, Room, SearchRequest } from '../../../../src/domain/matching/search-request.js';
import type { Interval } from '../../../../src/domain/time/interval.js';
import type { IsoWeekday } from '../../../../src/domain/time/local-date.js';
import type { WorkingHoursRule } from '../../../../src/domain/time/working-hours.js';

/** Builders for searches that a reader can follow: Helsinki, the week of Monday 3 May 2027, eight to sixteen. */
const zone = 'Europe/Helsinki';
export const hourMs = 3_600_000;

/** "3T09:00" is nine o'clock on Monday 3 May 2027. */
export const at = (dayAndTime: string): number => {
  const [day = '', time = ''] = dayAndTime.split('T');
  return Temporal.PlainDateTime.from(`2027-05-${day.padStart(2, '0')}T${time}`).toZonedDateTime(zone).epochMilliseconds;
};

/** "3T09:00/10:30" or "3T22:00/4T06:00". */
export const span = (text: string): Interval => {
  const [from = '', to = ''] = text.split('/');
  return { start: at(from), end: at(to.includes('T') ? to : `${from.split('T')[0]}T${to}`) };
};

/** How the test's tables write a start. */
export const told = (instant: number): string => {
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return `${there.day}T${there.toPlainTime().toString({ smallestUnit: 'minute' })}`;
};

export const officeHours: WorkingHoursRule[] = [
  {
    effectiveFrom: '0001-01-01',
    weekly: ([1, 2, 3, 4, 5] as IsoWeekday[]).map((weekday) => ({ weekday, startMinute: 480, endMinute: 960 })),
  },
];

export const person = (id: string, busy: string[] = [], more: Partial<Person> = {}): Person => ({
  id,
  zone,
  hours: officeHours,
  busy: busy.map(span),
  ...more,
});

export const room = (id: string, capacity: number, more: Partial<Room> = {}): Room => ({
  id,
  capacity,
  serves: [],
  busy: [],
  ...more,
});

/** An hour on a grid of an hour in that week; everybody must come unless the test says otherwise. */
export const search = (people: Person[], more: Partial<SearchRequest> = {}): SearchRequest => ({
  window: span('3T00:00/8T00:00'),
  durationMs: hourMs,
  gridMs: hourMs,
  zone,
  requirements: people.map(({ id }) => ({ anyOf: [id], count: 1 })),
  people,
  closed: new Set(),
  limit: 100,
  ...more,
});
