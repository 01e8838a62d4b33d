import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Person, Room } from '../../../../src/domain/matching/search-request.js';
import type { ProgrammeCalendars, ProgrammeWish, WishedDay } from '../../../../src/domain/rhythm/programme-wish.js';
import type { Interval } from '../../../../src/domain/time/interval.js';
import type { IsoWeekday } from '../../../../src/domain/time/local-date.js';

/**
 * Small programmes over a change of the clocks or a holiday, some of them held at night, when clocks change. There is
 * enough time for a rhythm in about half of them.
 */
const starts: readonly [string, string][] = [
  ['Europe/Helsinki', '2027-03-22'],
  ['Europe/Helsinki', '2027-10-20'],
  ['America/St_Johns', '2027-03-08'],
  ['America/St_Johns', '2027-10-31'],
  ['Australia/Lord_Howe', '2027-03-31'],
  ['Australia/Lord_Howe', '2027-09-26'],
  ['Europe/Helsinki', '2027-05-03'],
];

const minuteMs = 60_000;
const weekMinutes = 7 * 1_440;
const peopleIds = ['coach', 'anna', 'bo'];
const roomIds = ['one', 'other'];

const weekdays = (min: number, max: number) =>
  fc.subarray<IsoWeekday>([1, 2, 3, 4, 5, 6, 7], { minLength: min, maxLength: max });

/** The hours of one type of day: few starts, since brute force looks at all of them. */
const day = (type: WishedDay['type'], perWeek: number, base: number): fc.Arbitrary<WishedDay> =>
  fc
    .record({
      from: fc.integer({ min: 0, max: 12 }),
      quarters: fc.constantFrom(2, 3, 4, 6, 8),
      leeway: fc.integer({ min: 0, max: 3 }),
      weekdays: perWeek > 1 ? weekdays(2, 3) : weekdays(1, 3),
      roomIds: fc.shuffledSubarray(roomIds),
      attendeeIds: fc.subarray(peopleIds, { minLength: 1 }),
    })
    .map(({ from, quarters, leeway, ...rest }) => ({
      type,
      perWeek,
      durationMs: quarters * 15 * minuteMs,
      earliestMinute: base + from * 10,
      latestMinute: base + from * 10 + (quarters + leeway) * 15 + 10,
      ...rest,
    }));

/** What is booked: for one time, for a day, or every week at the same hour. */
function booked(start: number, weeks: number, base: number): fc.Arbitrary<Interval[]> {
  const minute = (at: number) => start + at * minuteMs;
  const once = fc
    .tuple(fc.nat(weeks * 7 - 1), fc.nat(24), fc.integer({ min: 1, max: 12 }))
    .map(([on, from, length]) => {
      const begins = on * 1_440 + base + from * 10;
      return [{ start: minute(begins), end: minute(begins + length * 10) }];
    });
  const wholeDays = fc
    .tuple(fc.nat(weeks * 7 - 1), fc.integer({ min: 1, max: 5 }))
    .map(([on, days]) => [{ start: minute(on * 1_440), end: minute((on + days) * 1_440) }]);
  const weekly = fc.tuple(fc.nat(6), fc.nat(24), fc.integer({ min: 1, max: 6 })).map(([on, from, length]) =>
    Array.from({ length: weeks }, (_, week) => {
      const begins = week * weekMinutes + on * 1_440 + base + from * 10;
      return { start: minute(begins), end: minute(begins + length * 10) };
    }),
  );
  const some = fc.oneof(
    { weight: 4, arbitrary: once },
    { weight: 3, arbitrary: wholeDays },
    { weight: 1, arbitrary: weekly },
  );
  return fc.array(some, { maxLength: 3 }).map((all) => all.flat());
}

const hours = (base: number): fc.Arbitrary<Person['hours']> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constant([
        {
          effectiveFrom: '0001-01-01',
          weekly: ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
            weekday,
            startMinute: base,
            endMinute: base + 360,
          })),
        },
      ]),
    },
    {
      weight: 1,
      arbitrary: weekdays(4, 6).map((days) => [
        {
          effectiveFrom: '0001-01-01',
          weekly: days.map((weekday) => ({ weekday, startMinute: base + 20, endMinute: base + 200 })),
        },
      ]),
    },
    { weight: 1, arbitrary: fc.constant([]) },
  );

export interface Programme {
  readonly wish: ProgrammeWish;
  readonly calendars: ProgrammeCalendars;
}

export function arbitraryProgramme(): fc.Arbitrary<Programme> {
  return fc
    .tuple(
      fc.constantFrom(...starts),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom<[number, number]>([1, 1], [1, 1], [2, 1], [1, 2], [0, 2], [2, 0]),
      fc.constantFrom(30, 30, 480),
    )
    .chain(([[zone, from], weeks, [jobs, theories], base]) => {
      const first = Temporal.PlainDate.from(from);
      const start = first.toZonedDateTime(zone).epochMilliseconds;
      const person = (id: string): fc.Arbitrary<Person> =>
        fc.record({
          id: fc.constant(id),
          zone: fc.constant(zone),
          hours: hours(base),
          busy: booked(start, weeks, base),
          reported: fc.oneof(
            { weight: 4, arbitrary: fc.constant([]) },
            { weight: 1, arbitrary: booked(start, weeks, base) },
          ),
        });
      const room = (id: string): fc.Arbitrary<Room> =>
        fc.record({
          id: fc.constant(id),
          capacity: fc.constant(5),
          serves: fc.constant([]),
          busy: booked(start, weeks, base),
        });
      const dates = Array.from({ length: weeks * 7 }, (_, at) => first.add({ days: at }).toString());
      return fc.record({
        wish: fc.record({
          zone: fc.constant(zone),
          from: fc.constant(from),
          weeks: fc.constant(weeks),
          coachId: fc.constant('coach'),
          clientIds: fc.constant(['anna', 'bo']),
          days: fc.tuple(day('THEORY_DAY', theories, base), day('ON_THE_JOB_DAY', jobs, base)),
          assessments: fc.constant([]),
          closed: fc.subarray(dates, { maxLength: 2 }).map((closed) => new Set(closed)),
        }),
        calendars: fc.record({
          people: fc.tuple(...peopleIds.map(person)),
          rooms: fc.tuple(...roomIds.map(room)),
          unknownCountsAsFree: fc.subarray(peopleIds).map((ids) => new Set(ids)),
        }),
      });
    });
}
