import type { ProgrammeCalendars, ProgrammeWish, WishedDay } from '../../src/domain/rhythm/programme-wish.js';
import type { Instant, Interval } from '../../src/domain/time/interval.js';
import { hourMs } from '../../src/domain/time/local-date.js';
import { localDateTimeOf } from '../../src/domain/time/zone.js';
import { benchZone, type CalendarRows, calendarRows, peopleOf } from './network-calendars.js';

/**
 * A programme of 26 weeks with the calendars of five people: an on-the-job day at one of five times and a theory day at
 * one of six, thirty rhythms in all.
 */
export function benchProgramme(): [ProgrammeWish, ProgrammeCalendars] {
  const weeks = 26;
  const rows = fiveFullCalendars(weeks);
  const people = peopleOf(rows);
  const [coachId = '', ...others] = people.map(({ id }) => id);
  const onTheJob: WishedDay = {
    type: 'ON_THE_JOB_DAY',
    perWeek: 1,
    durationMs: 4 * hourMs,
    earliestMinute,
    latestMinute,
    weekdays: [1, 2, 3, 4, 5],
    roomIds: [],
    attendeeIds: [coachId, ...others],
  };
  const theory: WishedDay = {
    ...onTheJob,
    type: 'THEORY_DAY',
    durationMs: 3 * hourMs,
    latestMinute: latestMinute - 30,
    weekdays: [2, 4],
  };
  return [
    {
      zone: benchZone,
      from: '2027-02-01',
      weeks,
      coachId,
      clientIds: others,
      days: [onTheJob, theory],
      assessments: [],
      closed: rows.closed,
    },
    { people, rooms: [] },
  ];
}

const earliestMinute = 10 * 60;
const latestMinute = 14 * 60;

/** Of the meetings that stand in the way of a session one in so many is kept: five people have to be free week by week. */
const rare = 40;

/** Professionals with nearly two meetings a workday: each has what three people of the other benches have. */
function fiveFullCalendars(weeks: number): CalendarRows {
  const rows = calendarRows(15, weeks);
  const ids = rows.people.slice(0, 5).map(({ id }) => id);
  const commitments = rows.commitments
    .filter((time, at) => at % rare === 0 || !isInSessionHours(time))
    .map((time) => ({ ...time, personId: ids[rows.people.findIndex(({ id }) => id === time.personId) % 5] ?? '' }))
    .sort((a, b) => (a.personId < b.personId ? -1 : a.personId > b.personId ? 1 : a.start - b.start));
  const hours = rows.hours.filter(({ personId }) => ids.includes(personId));
  return { ...rows, people: rows.people.slice(0, 5), hours, commitments };
}

function isInSessionHours({ start, end }: Interval): boolean {
  const minuteOf = (instant: Instant) => localDateTimeOf(benchZone, instant).minuteOfDay;
  return minuteOf(start) < latestMinute && minuteOf(end) > earliestMinute;
}
