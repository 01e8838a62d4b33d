import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { LocalDays } from '../../../../src/domain/time/local-days.js';
import {
  instantOf,
  instantOfWallClock,
  isInGap,
  isTimeZone,
  localDateTimeOf,
  offsetAt,
  wallClockAt,
  zoneSegments,
} from '../../../../src/domain/time/zone.js';

const zones = [
  'Europe/Helsinki',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kolkata',
  'UTC',
];

/** Half of them within two days of a clock change in 2027, where all the mistakes are. */
const nearChange = fc
  .tuple(fc.constantFrom(...zones), fc.boolean(), fc.integer({ min: -576, max: 576 }), fc.nat(60 * 365 * 96))
  .map(([zone, isNear, fiveMinutes, quarters]) => {
    const from = Temporal.Instant.from('2027-01-10T00:00:00Z').toZonedDateTimeISO(zone);
    const change = from.getTimeZoneTransition('next') ?? from;
    const instant = isNear ? change.epochMilliseconds + fiveMinutes * 300_000 : quarters * 900_000;
    return { zone, instant };
  });

describe('zones', () => {
  it('tell wall clock and instant as Temporal does, on both sides of every clock change', () => {
    fc.assert(
      fc.property(nearChange, ({ zone, instant }) => {
        const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
        expect(offsetAt(zone, instant)).toBe(there.offsetNanoseconds / 1e6);
        expect(localDateTimeOf(zone, instant)).toEqual({
          date: there.toPlainDate().toString(),
          minuteOfDay: there.hour * 60 + there.minute,
          weekday: there.dayOfWeek,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('read a wall clock as Temporal does with "compatible", and know when no clock shows it', () => {
    fc.assert(
      fc.property(nearChange, fc.integer({ min: -200, max: 200 }), ({ zone, instant }, minutes) => {
        const near = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
        const wall = near.add({ minutes });
        const read = wall.toZonedDateTime(zone, { disambiguation: 'compatible' });
        const wallClock =
          wallClockAt(wall.toPlainDate().toString(), wall.hour * 60 + wall.minute) + wall.second * 1_000;
        expect(instantOfWallClock(zone, wallClock)).toBe(read.epochMilliseconds);
        expect(isInGap(zone, wallClock)).toBe(!read.toPlainDateTime().equals(wall));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['Europe/Helsinki', '2027-03-28', 210, '2027-03-28T01:30:00Z', 'in the gap: as much later as the clocks jump'],
    ['Europe/Helsinki', '2027-10-31', 210, '2027-10-31T00:30:00Z', 'comes twice: the first'],
    ['Australia/Lord_Howe', '2027-10-03', 135, '2027-10-02T15:45:00Z', 'in a gap of half an hour'],
    ['America/St_Johns', '2027-11-07', 90, '2027-11-07T04:00:00Z', 'comes twice: the first'],
    ['Pacific/Apia', '2011-12-30', 600, '2011-12-30T20:00:00Z', 'a whole day skipped'],
    ['Europe/Helsinki', '2027-06-01', 1_500, '2027-06-01T22:00:00Z', 'past midnight: the following day'],
  ])('%s %s at minute %p is %s (%s)', (zone, date, minute, expected) => {
    expect(instantOf(zone, date, minute)).toBe(Temporal.Instant.from(expected).epochMilliseconds);
  });

  it.each([
    ['Europe/Helsinki', true],
    ['America/St_Johns', true],
    ['UTC', true],
    ['europe/helsinki', false],
    ['+02:00', false],
    ['Europe/Nowhere', false],
    ['', false],
    ['Z', false],
  ])('know whether %p is one: %p', (name, isOne) => expect(isTimeZone(name)).toBe(isOne));

  it('do not end where the known years do', () => {
    const far = wallClockAt('2300-07-01', 0);
    expect(zoneSegments('Europe/Helsinki', far, far + 1)).toHaveLength(1);
    expect(instantOfWallClock('Europe/Helsinki', -1e12) - -1e12).toBe(-7_200_000);
  });
});

describe('local days', () => {
  it('are 23, 24 and 25 hours long around the clock changes, and know how much of a set falls on each', () => {
    for (const [date, hours] of [
      ['2027-03-28', 23],
      ['2027-03-29', 24],
      ['2027-10-31', 25],
    ] as const) {
      const start = instantOf('Europe/Helsinki', date, 0);
      const days = new LocalDays('Europe/Helsinki', { start, end: instantOf('Europe/Helsinki', date, 2_880) });
      expect((days.bounds[1] ?? 0) - (days.bounds[0] ?? 0)).toBe(hours * 3_600_000);
      const set = new Float64Array([start - 3_600_000, start + 3_600_000, (days.bounds[1] ?? 0) - 1_800_000, 4e12]);
      expect([...days.minutesByDay(set)].slice(0, 2)).toEqual([90, 1_440]);
    }
  });
});
