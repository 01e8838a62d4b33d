import type { Person, SearchRequest } from '../../src/domain/matching/search-request.js';
import type { Instant, Interval } from '../../src/domain/time/interval.js';
import { dayMs, minuteMs } from '../../src/domain/time/local-date.js';
import { closedDays } from '../../src/domain/time/public-holidays.js';
import type { WorkingHoursRule } from '../../src/domain/time/working-hours.js';
import { instantOf } from '../../src/domain/time/zone.js';

/** Made-up calendars as the database keeps them: rows of people, of their working hours and of their commitments. */
export interface CalendarRows {
  readonly people: readonly { id: string; zone: string }[];
  readonly hours: readonly { personId: string; weekday: number; startMinute: number; endMinute: number }[];
  readonly commitments: readonly { personId: string; start: Instant; end: Instant }[];
  readonly closed: ReadonlySet<string>;
  readonly window: Interval;
}

export const benchZone = 'Europe/Helsinki';

/** A repeatable sequence in 0..1: a linear congruential generator, good enough for made-up meetings. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The share of workdays with a meeting: few enough that fifty people still share some hours of half a year. */
const busyDays = 0.6;

/** So many people with their meetings, over so many weeks from Monday 1 February 2027, both clock changes in. */
export function calendarRows(people: number, weeks: number): CalendarRows {
  const next = sequence(people * 1_000 + weeks);
  const start = instantOf(benchZone, '2027-02-01', 0);
  const window = { start, end: start + weeks * 7 * dayMs };
  const ids = Array.from({ length: people }, (_, at) => `person-${String(at).padStart(3, '0')}`);
  const hours = ids.flatMap((personId, at) =>
    [1, 2, 3, 4, 5].map((weekday) => ({ personId, weekday, startMinute: 420 + (at % 3) * 30, endMinute: 960 })),
  );
  const commitments = ids.flatMap((personId) =>
    Array.from({ length: weeks * 5 }, (_, workday) => {
      const day = start + (Math.floor(workday / 5) * 7 + (workday % 5)) * dayMs;
      const from = day + 7 * 60 * minuteMs + Math.floor(next() * 36) * 15 * minuteMs;
      return { personId, start: from, end: from + (2 + Math.floor(next() * 5)) * 15 * minuteMs };
    }).filter(() => next() < busyDays),
  );
  return {
    people: ids.map((id) => ({ id, zone: benchZone })),
    hours,
    commitments,
    closed: closedDays(2027, 2028),
    window,
  };
}

/** Rows to the people of a search, as the product's read model does it. */
export function peopleOf(rows: CalendarRows): Person[] {
  const busyOf = new Map<string, Interval[]>(rows.people.map(({ id }) => [id, []]));
  const weeklyOf = new Map<string, WorkingHoursRule['weekly'][number][]>(rows.people.map(({ id }) => [id, []]));
  // Rows come by person from the index, so the person is looked up once for each.
  let busy: Interval[] = [];
  let last = '';
  for (const { personId, start, end } of rows.commitments) {
    if (personId !== last) busy = busyOf.get(personId) ?? [];
    last = personId;
    busy.push({ start, end });
  }
  for (const { personId, weekday, startMinute, endMinute } of rows.hours) {
    weeklyOf.get(personId)?.push({ weekday: weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7, startMinute, endMinute });
  }
  return rows.people.map(({ id, zone }) => ({
    id,
    zone,
    hours: [{ effectiveFrom: '0001-01-01', weekly: weeklyOf.get(id) ?? [] }],
    busy: busyOf.get(id) ?? [],
  }));
}

/** A meeting of 30 minutes on a grid of 15, for which all the people must come; to be changed as a row needs. */
export function everybodyMustCome(rows: CalendarRows): SearchRequest {
  return {
    window: rows.window,
    durationMs: 30 * minuteMs,
    gridMs: 15 * minuteMs,
    zone: benchZone,
    requirements: rows.people.map(({ id }) => ({ anyOf: [id], count: 1 })),
    people: peopleOf(rows),
    closed: rows.closed,
    limit: 20,
  };
}
