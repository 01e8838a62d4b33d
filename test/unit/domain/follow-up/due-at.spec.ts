import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { type Due, dueAt } from '../../../../src/domain/follow-up/due-at.js';
import type { Step, Timing } from '../../../../src/domain/follow-up/template.js';
import { isQuiet, wakingBefore, wakingFrom } from '../../../../src/domain/follow-up/waking-time.js';
import { expectedBefore, expectedFrom, mayBeWrittenTo, zoned, zones } from './calendar-oracle.js';

const HELSINKI = 'Europe/Helsinki';
const instant = (local: string, zone: string = HELSINKI): number =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
const longAgo = instant('2026-06-01T12:00');

/** "2027-03-04T09:00" on the recipient's clock, or why it is left out. */
const told = (due: Due, zone: string = HELSINKI): string =>
  due.kind === 'AT' ? zoned(zone, due.at).toPlainDateTime().toString({ smallestUnit: 'minute' }) : due.because;

const days = (count: number, minuteOfDay = 540): Timing => ({ kind: 'DAYS', days: count, minuteOfDay });
const minutes = (count: number): Timing => ({ kind: 'MINUTES', minutes: count });
const due = (timing: Timing, start: string, now: number = longAgo, wish: Partial<Step> = {}): string =>
  told(dueAt({ timing, ifPast: 'SKIP', ...wish }, instant(start), { START: instant(start) }, HELSINKI, now));

describe('a step before its anchor', () => {
  it.each([
    ['the day before', days(-1), '2027-03-05T09:00', '2027-03-04T09:00'],
    ['a week before', days(-7), '2027-03-05T09:00', '2027-02-26T09:00'],
    ['two hours before', minutes(-120), '2027-03-05T12:30', '2027-03-05T10:30'],
    ['in the morning, not at seven', minutes(-120), '2027-03-05T09:00', '2027-03-05T08:00'],
    ['the evening before, when the morning is too late', minutes(-120), '2027-03-05T08:30', '2027-03-04T20:00'],
    ['not late in the evening', minutes(-120), '2027-03-05T23:30', '2027-03-05T20:00'],
    ['on Saturday, not on Sunday', days(-1), '2027-03-08T09:00', '2027-03-06T09:00'],
    ['before Easter, not in it', days(-1), '2027-03-30T09:00', '2027-03-27T09:00'],
    ['on Thursday, when Good Friday is the day', days(-1), '2027-03-27T09:00', '2027-03-25T09:00'],
    ['on the evening of Saturday, before an early Monday', minutes(-120), '2027-03-08T08:00', '2027-03-06T20:00'],
  ])('comes %s', (_, timing, start, expected) => {
    expect(due(timing, start)).toBe(expected);
  });

  it('comes at nine on the day before across the nights in which clocks change', () => {
    expect(due(days(-1), '2027-10-30T09:00')).toBe('2027-10-29T09:00');
    // Sunday 28 March 2027 is Easter Sunday as well as the night of the change.
    expect(due(days(-7), '2027-04-03T09:00')).toBe('2027-03-27T09:00');
    expect(due(days(-1), '2027-11-01T09:00')).toBe('2027-10-30T09:00');
  });

  it('is skipped when its time has passed, or sent at once, in waking time and before the start', () => {
    const start = '2027-03-05T12:00';
    const late = instant('2027-03-04T22:00');
    expect(due(days(-1), start, late)).toBe('PAST');
    expect(due(days(-1), start, late, { ifPast: 'SEND_AT_ONCE' })).toBe('2027-03-05T08:00');
    expect(due(days(-1), '2027-03-05T08:00', late, { ifPast: 'SEND_AT_ONCE' })).toBe('TOO_LATE');
    expect(due(days(-1), start, instant(start), { ifPast: 'SEND_AT_ONCE' })).toBe('TOO_LATE');
    expect(due(days(-1), start, instant('2027-03-04T09:00'))).toBe('2027-03-04T09:00');
  });
});

describe('a step after its anchor', () => {
  it.each([
    ['the day after', days(1, 600), '2027-03-04T15:00', '2027-03-05T10:00'],
    ['on Monday, not on Sunday', days(1, 600), '2027-03-06T15:00', '2027-03-08T10:00'],
    ['after Easter', days(1, 600), '2027-03-25T15:00', '2027-03-27T10:00'],
    ['in the morning, not at night', minutes(600), '2027-03-04T15:00', '2027-03-05T08:00'],
    ['after Christmas', minutes(60), '2027-12-23T21:30', '2027-12-27T08:00'],
  ])('comes %s', (_, timing, anchor, expected) => {
    expect(due(timing, anchor)).toBe(expected);
  });

  it('is left out once it could not come before what limits it', () => {
    const anchors = { START: instant('2027-03-05T09:00') };
    const step = { timing: days(3), until: 'START', ifPast: 'SKIP' } as const;
    const after = (asked: string): string => told(dueAt(step, instant(asked), anchors, HELSINKI, longAgo));
    expect(after('2027-03-01T10:00')).toBe('2027-03-04T09:00');
    expect(after('2027-03-02T10:00')).toBe('TOO_LATE');
  });

  it('is left out where there is nothing that it is counted from', () => {
    expect(told(dueAt({ timing: days(1), ifPast: 'SKIP' }, undefined, {}, HELSINKI, longAgo))).toBe('NOT_ANCHORED');
  });
});

describe('a window', () => {
  const window: Timing = { kind: 'MONTHS', from: 4, to: 6, minuteOfDay: 540 };

  it.each([
    ['opens on its first day', '2027-03-02T12:00', longAgo, '2027-07-02T09:00'],
    ['opens on the last day of a shorter month', '2026-10-31T12:00', longAgo, '2027-03-01T09:00'],
    ['is open at once when it has begun', '2027-03-02T12:00', instant('2027-08-04T22:00'), '2027-08-05T08:00'],
    ['is open on its last day', '2027-03-02T12:00', instant('2027-09-02T20:59'), '2027-09-02T20:59'],
    ['is over when the day is', '2027-03-02T12:00', instant('2027-09-02T21:00'), 'TOO_LATE'],
  ])('%s', (_, anchor, now, expected) => {
    expect(due(window, anchor, now)).toBe(expected);
  });
});

/** From February to November 2027, so that thirty days more stay in that year; half of them within two days of a clock change. */
const when = fc
  .tuple(
    fc.constantFrom(...zones),
    fc.boolean(),
    fc.integer({ min: -2_880, max: 2_880 }),
    fc.integer({ min: 0, max: 410_000 }),
  )
  .map(([zone, isNear, near, minute]) => {
    const from = zoned(zone, Date.parse('2027-01-20T00:00:00Z'));
    const change = (minute % 2 === 0 ? from : from.add({ months: 5 })).getTimeZoneTransition('next') ?? from;
    const base = Date.parse('2027-02-10T00:00:00Z');
    return { zone, at: isNear ? change.epochMilliseconds + near * 60_000 : base + minute * 60_000 };
  });

describe('waking time', () => {
  it('is what a walk over the calendar finds, in every zone and week', () => {
    fc.assert(
      fc.property(when, fc.integer({ min: 0, max: 3_000 }), ({ zone, at }, minutesToEnd) => {
        const end = at + minutesToEnd * 60_000;
        expect(isQuiet(zone, at)).toBe(!mayBeWrittenTo(zone, at));
        expect(wakingFrom(zone, at)).toBe(expectedFrom(zone, at));
        expect(wakingBefore(zone, at, end)).toBe(expectedBefore(zone, at, end));
      }),
      { numRuns: 1_000 },
    );
  });

  it('always has what is due in it: a day before is a day before, and nothing comes at the start or after it', () => {
    const timing = fc.oneof(
      fc
        .integer({ min: -30, max: 30 })
        .chain((count) => fc.integer({ min: 480, max: 1_259 }).map((at) => days(count, at))),
      fc.integer({ min: -9_000, max: 9_000 }).map(minutes),
    );
    fc.assert(
      fc.property(when, timing, fc.integer({ min: -50_000, max: 50_000 }), ({ zone, at: base }, wanted, late) => {
        const now = base + late * 60_000;
        const found = dueAt({ timing: wanted, ifPast: 'SEND_AT_ONCE' }, base, {}, zone, now);
        if (found.kind === 'LEFT_OUT') {
          expect(found.because).toBe('TOO_LATE');
          return;
        }
        expect(mayBeWrittenTo(zone, found.at)).toBe(true);
        expect(found.at).toBeGreaterThanOrEqual(now);
        const amount = wanted.kind === 'DAYS' ? wanted.days : wanted.kind === 'MINUTES' ? wanted.minutes : 0;
        if (amount < 0) expect(found.at).toBeLessThan(base);
        if (wanted.kind !== 'DAYS' || found.at === wakingFrom(zone, now)) return;
        const asWritten = zoned(zone, base)
          .toPlainDate()
          .add({ days: wanted.days })
          .toZonedDateTime({
            timeZone: zone,
            plainTime: Temporal.PlainTime.from({ hour: 0 }).add({ minutes: wanted.minuteOfDay }),
          });
        if (mayBeWrittenTo(zone, asWritten.epochMilliseconds)) expect(found.at).toBe(asWritten.epochMilliseconds);
      }),
      { numRuns: 1_000 },
    );
  });
});
