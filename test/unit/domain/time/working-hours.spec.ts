import { Temporal } from 'temporal-polyfill';
import { type Interval, membersOf } from '../../../../src/domain/time/interval.js';
import type { IsoWeekday } from '../../../../src/domain/time/local-date.js';
import { type WorkingHoursRule, workingHoursExpander } from '../../../../src/domain/time/working-hours.js';

const allDays: IsoWeekday[] = [1, 2, 3, 4, 5, 6, 7];
const daily = (startMinute: number, endMinute: number, effectiveFrom = '0001-01-01'): WorkingHoursRule => ({
  effectiveFrom,
  weekly: allDays.map((weekday) => ({ weekday, startMinute, endMinute })),
});

const between = (zone: string, from: string, to: string): Interval => {
  const at = (text: string) => Temporal.PlainDateTime.from(text).toZonedDateTime(zone).epochMilliseconds;
  return { start: at(from), end: at(to) };
};

/** The shifts, written on the wall clock of the zone with its offset: 22:00+02:00/06:00+03:00. */
function shifts(zone: string, rules: WorkingHoursRule[], window: Interval, closed: string[] = []): string[] {
  const clock = (instant: number) => {
    const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    return `${there.toPlainTime().toString({ smallestUnit: 'minute' })}${there.offset}`;
  };
  const { working } = workingHoursExpander(window, new Set(closed))(zone, rules);
  return membersOf(working).map(({ start, end }) => `${clock(start)}/${clock(end)}`);
}

describe('working hours', () => {
  it.each([
    ['spring, Helsinki', 'Europe/Helsinki', '2027-03-27', ['22:00+02:00/06:00+03:00']],
    ['autumn, Helsinki', 'Europe/Helsinki', '2027-10-30', ['22:00+03:00/06:00+02:00']],
    ['spring, St John’s', 'America/St_Johns', '2027-03-13', ['22:00-03:30/06:00-02:30']],
    ['autumn, Lord Howe, half an hour', 'Australia/Lord_Howe', '2027-04-03', ['22:00+11:00/06:00+10:30']],
    ['spring, Lord Howe, half an hour', 'Australia/Lord_Howe', '2027-10-02', ['22:00+10:30/06:00+11:00']],
  ])('of a night with a clock change: %s', (_, zone, evening, expected) => {
    const window = between(
      zone,
      `${evening}T12:00`,
      Temporal.PlainDate.from(evening).add({ days: 1 }).toString() + 'T12:00',
    );
    expect(shifts(zone, [daily(1_320, 360)], window)).toEqual(expected);
  });

  it('of a shift inside the gap keep their length, and vanish if they come to end before they begin', () => {
    const window = between('Europe/Helsinki', '2027-03-28T00:00', '2027-03-28T12:00');
    expect(shifts('Europe/Helsinki', [daily(195, 225)], window)).toEqual(['04:15+03:00/04:45+03:00']);
    expect(shifts('Europe/Helsinki', [daily(225, 245)], window)).toEqual([]);
  });

  it('reach into the window from the day before and are cut at its end', () => {
    const window = between('Europe/Helsinki', '2027-06-01T02:00', '2027-06-01T23:00');
    expect(shifts('Europe/Helsinki', [daily(1_320, 360)], window)).toEqual([
      '02:00+03:00/06:00+03:00',
      '22:00+03:00/23:00+03:00',
    ]);
  });

  it('go round the clock if they end as they begin, and join at midnight', () => {
    const window = between('Europe/Helsinki', '2027-06-01T00:00', '2027-06-03T00:00');
    expect(shifts('Europe/Helsinki', [daily(540, 540)], window)).toEqual(['00:00+03:00/00:00+03:00']);
    expect(shifts('Europe/Helsinki', [daily(0, 1_440)], window)).toEqual(['00:00+03:00/00:00+03:00']);
  });

  it('are those of the latest rule in force, in whatever order the rules come', () => {
    const window = between('Europe/Helsinki', '2027-06-01T00:00', '2027-06-04T00:00');
    const none: WorkingHoursRule = { effectiveFrom: '2027-06-03', weekly: [] };
    expect(shifts('Europe/Helsinki', [none, daily(600, 660, '2027-06-02'), daily(480, 540)], window)).toEqual([
      '08:00+03:00/09:00+03:00',
      '10:00+03:00/11:00+03:00',
    ]);
  });

  it('are unknown without a rule and before the first one, and not afterwards', () => {
    const window = between('Europe/Helsinki', '2027-06-01T06:00', '2027-06-04T00:00');
    const expand = workingHoursExpander(window, new Set());
    const unknown = (rules: WorkingHoursRule[]) => membersOf(expand('Europe/Helsinki', rules).unknown);
    const until = between('Europe/Helsinki', '2027-06-01T06:00', '2027-06-03T00:00');
    expect(unknown([])).toEqual([window]);
    expect(unknown([daily(480, 540, '2027-06-03')])).toEqual([until]);
    expect(unknown([daily(480, 540, '2028-01-01')])).toEqual([window]);
    expect(unknown([daily(480, 540)])).toEqual([]);
  });

  it('leave out the shifts that begin on a holiday, and no others', () => {
    const window = between('Europe/Helsinki', '2027-12-05T12:00', '2027-12-08T00:00');
    expect(shifts('Europe/Helsinki', [daily(1_320, 360)], window, ['2027-12-06'])).toEqual([
      '22:00+02:00/06:00+02:00',
      '22:00+02:00/00:00+02:00',
    ]);
  });

  it('are expanded once for everybody who keeps the same ones', () => {
    const expand = workingHoursExpander(between('Europe/Helsinki', '2027-06-01T00:00', '2027-06-04T00:00'), new Set());
    expect(expand('Europe/Helsinki', [daily(480, 960)])).toBe(expand('Europe/Helsinki', [daily(480, 960)]));
    expect(expand('Europe/Stockholm', [daily(480, 960)])).not.toBe(expand('Europe/Helsinki', [daily(480, 960)]));
  });
});
