import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type {
  Person,
  Requirement,
  Room,
  RoomNeed,
  SearchRequest,
} from '../../../../src/domain/matching/search-request.js';
import type { Interval } from '../../../../src/domain/time/interval.js';
import type { IsoWeekday } from '../../../../src/domain/time/local-date.js';
import type { WeeklyHours, WorkingHoursRule } from '../../../../src/domain/time/working-hours.js';

/** Small searches of every kind, most of them around a change of the clocks, all times on whole five minutes. */
const minuteMs = 60_000;
const zones = ['Europe/Helsinki', 'America/St_Johns', 'Australia/Lord_Howe'] as const;

/** The day before the change, so that windows of up to three days have it inside; the last two are ordinary. */
const days: readonly [string, string][] = [
  ['Europe/Helsinki', '2027-03-27'],
  ['Europe/Helsinki', '2027-10-30'],
  ['America/St_Johns', '2027-03-13'],
  ['America/St_Johns', '2027-11-06'],
  ['Australia/Lord_Howe', '2027-04-03'],
  ['Australia/Lord_Howe', '2027-10-02'],
  ['Europe/Helsinki', '2027-05-04'],
  ['Europe/Helsinki', '2027-12-23'],
];

const fiveMinutes = (min: number, max: number) =>
  fc.integer({ min: min / 5, max: max / 5 }).map((n) => n * 5 * minuteMs);

const needs = fc.subarray<RoomNeed>(['STEP_FREE', 'INDUCTION_LOOP']);

const weekly: fc.Arbitrary<WeeklyHours[]> = fc.array(
  fc.record({
    weekday: fc.constantFrom<IsoWeekday[]>(1, 2, 3, 4, 5, 6, 7),
    startMinute: fc.integer({ min: 0, max: 287 }).map((n) => n * 5),
    endMinute: fc.integer({ min: 1, max: 288 }).map((n) => n * 5),
  }),
  { minLength: 0, maxLength: 5 },
);

const longHours: WeeklyHours[] = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  weekday,
  startMinute: 120,
  endMinute: 1_200,
}));

/** How often somebody's hours are long ones every day, few, or unknown. */
type HoursWeights = readonly [number, number, number];

const hours = (date: string, [long, short, none]: HoursWeights): fc.Arbitrary<WorkingHoursRule[]> =>
  fc.oneof(
    { weight: long, arbitrary: fc.constant<WorkingHoursRule[]>([{ effectiveFrom: '0001-01-01', weekly: longHours }]) },
    {
      weight: short,
      arbitrary: weekly.map((hours): WorkingHoursRule[] => [{ effectiveFrom: '0001-01-01', weekly: hours }]),
    },
    { weight: none, arbitrary: fc.constant<WorkingHoursRule[]>([]) },
    {
      weight: 1,
      arbitrary: weekly.map((hours): WorkingHoursRule[] => [
        { effectiveFrom: Temporal.PlainDate.from(date).add({ days: 1 }).toString(), weekly: hours },
        { effectiveFrom: Temporal.PlainDate.from(date).add({ days: 2 }).toString(), weekly: longHours },
      ]),
    },
  );

const times = (window: Interval, maxLength: number): fc.Arbitrary<Interval[]> =>
  fc.array(
    fc
      .tuple(fiveMinutes(-120, (window.end - window.start) / minuteMs), fiveMinutes(5, 600))
      .map(([from, length]) => ({ start: window.start + from, end: window.start + from + length })),
    { maxLength },
  );

const person = (id: string, window: Interval, date: string, strangers: boolean): fc.Arbitrary<Person> =>
  fc.record({
    id: fc.constant(id),
    zone: fc.constantFrom(...zones),
    hours: hours(date, strangers ? [1, 3, 3] : [3, 2, 1]),
    busy: times(window, strangers ? 1 : 5),
    tentative: times(window, 2),
    reported: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: times(window, 2) }),
    unseen: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: times(window, 2) }),
    roomNeeds: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: needs }),
  });

const requirement = (ids: readonly string[], durationMs: number): fc.Arbitrary<Requirement> =>
  fc
    .tuple(
      fc.subarray([...ids], { minLength: 1 }),
      fc.nat(2),
      fc.option(fc.tuple(fc.nat(11), fc.integer({ min: 1, max: 12 })), { nil: undefined, freq: 3 }),
    )
    .map(([anyOf, less, part]) => {
      const base = { anyOf, count: Math.max(1, anyOf.length - less) };
      if (part === undefined) return base;
      const steps = durationMs / (5 * minuteMs);
      const offset = part[0] % steps;
      const length = Math.min(part[1], steps - offset);
      return { ...base, part: { offsetMs: offset * 5 * minuteMs, durationMs: length * 5 * minuteMs } };
    });

const room = (id: string, window: Interval): fc.Arbitrary<Room> =>
  fc.record({ id: fc.constant(id), capacity: fc.integer({ min: 2, max: 6 }), serves: needs, busy: times(window, 3) });

interface Kind {
  /** Commitments leave most searches without a solution. */
  readonly busier?: boolean;
  /** Of most people no hours are known, or few, and they have little booked. */
  readonly strangers?: boolean;
}

export function arbitraryRequest({ busier = false, strangers = false }: Kind = {}): fc.Arbitrary<SearchRequest> {
  return fc
    .tuple(
      fc.constantFrom(...days),
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 4, max: 40 }),
      fc.integer({ min: strangers ? 3 : 1, max: 4 }),
    )
    .chain(([[zone, date], hoursIn, hoursLong, peopleCount]) => {
      const midnight = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
      const start = midnight.epochMilliseconds + hoursIn * 60 * minuteMs;
      const window = { start, end: start + hoursLong * 60 * minuteMs };
      const ids = Array.from({ length: peopleCount }, (_, at) => `p${at}`);
      return fiveMinutes(15, 180).chain((durationMs) =>
        fc.record({
          window: fc.constant(window),
          horizonEnd: fc.constant(window.end + 24 * 60 * minuteMs),
          durationMs: fc.constant(durationMs),
          gridMs: fc.constantFrom(15, 30, 50, 60).map((minutes) => minutes * minuteMs),
          zone: fc.constant(zone),
          requirements: fc.array(requirement(ids, durationMs), { minLength: 1, maxLength: 4 }),
          optionalIds: fc.subarray(ids),
          people: fc.tuple(...ids.map((id) => person(id, busier ? tight(window) : window, date, strangers))),
          room: fc.option(
            fc.record({
              rooms: fc.tuple(room('r0', window), room('r1', window), room('r2', window)),
              capacityMin: fc.integer({ min: 1, max: 5 }),
            }),
            { nil: undefined },
          ),
          otherRooms: fc.option(fc.tuple(room('r3', window), room('r4', window)), { nil: undefined }),
          closed: fc
            .subarray(['2027-03-28', '2027-10-31', '2027-12-24', '2027-10-03', '2027-11-07'])
            .map((all) => new Set(all)),
          unknownCountsAsFree: fc.boolean(),
          limit: fc.constant(10_000),
        }),
      );
    })
    .map(({ room, otherRooms, ...request }) => ({
      ...request,
      ...(room !== undefined && { room }),
      ...(otherRooms !== undefined && { otherRooms }),
    }));
}

/** Commitments are drawn from here: the shorter the stretch, the more of it they cover. */
const tight = (window: Interval): Interval => ({
  start: window.start,
  end: window.start + (window.end - window.start) / 3,
});
