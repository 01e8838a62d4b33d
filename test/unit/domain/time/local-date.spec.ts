import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isoWeekOf, dayNumberOf, isLocalDate, localDateOf, weekdayOf } from '../../../../src/domain/time/local-date.js';
import { localTimeOf, minuteOfDayOf } from '../../../../src/domain/time/local-time.js';

const epoch = Temporal.PlainDate.from('1970-01-01');

describe('local dates', () => {
  it('are counted as Temporal counts them, from the year 1 to the year 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
        const date = epoch.add({ days: number });
        expect(localDateOf(number)).toBe(date.toString());
        expect(dayNumberOf(date.toString())).toBe(number);
        expect(weekdayOf(number)).toBe(date.dayOfWeek);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '2027-02-29',
    '2100-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '27-04-01',
    '2027-4-1',
    '',
    '0000-01-01',
  ])('refuse %p, which is no day', (text) => expect(isLocalDate(text)).toBe(false));

  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('know %p', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });
});

describe('local times', () => {
  it.each([
    ['00:00', 0],
    ['08:30', 510],
    ['23:59', 1_439],
    ['24:00', 1_440],
    ['08:30:00', 510],
    ['24:01', undefined],
    ['8:30', undefined],
    ['08:60', undefined],
    ['08:30:15', undefined],
  ])('read %p as minute %p of the day', (text, minute) => expect(minuteOfDayOf(text)).toBe(minute));

  it('are written as they are read', () =>
    expect([510, 0, 1_440].map(localTimeOf)).toEqual(['08:30', '00:00', '24:00']));
});

describe('weeks', () => {
  it.each([
    ['2027-01-03', 2026, 53],
    ['2027-01-04', 2027, 1],
    ['2024-12-30', 2025, 1],
    ['2027-03-02', 2027, 9],
  ])('of %p are those of ISO 8601', (date, year, week) => {
    expect(isoWeekOf(dayNumberOf(date) ?? 0)).toEqual({ year, week });
  });

  it('are those of Temporal on every day of forty years', () => {
    const first = Temporal.PlainDate.from('2000-01-01');
    for (let day = 0; day < 40 * 365; day += 1) {
      const date = first.add({ days: day });
      expect(isoWeekOf(dayNumberOf(date.toString()) ?? 0)).toEqual({ year: date.yearOfWeek, week: date.weekOfYear });
    }
  });
});
