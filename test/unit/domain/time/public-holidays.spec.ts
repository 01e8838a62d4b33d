import { Temporal } from 'temporal-polyfill';
import { closedDays, publicHolidays } from '../../../../src/domain/time/public-holidays.js';

const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];

/** Easter Sunday by the Gregorian computus, in the form with a correction for the two late Easters (Gauss). */
function easterOf(year: number): Temporal.PlainDate {
  const century = Math.floor(year / 100);
  const moon = (15 + century - Math.floor(century / 4) - Math.floor((13 + 8 * century) / 25)) % 30;
  const epact = (19 * (year % 19) + moon) % 30;
  const fullMoon = epact === 29 || (epact === 28 && year % 19 > 10) ? epact - 1 : epact;
  const days = Temporal.PlainDate.from({ year, month: 3, day: 21 }).add({ days: fullMoon });
  return days.add({ days: 7 - (days.dayOfWeek % 7) });
}

/** The first such weekday (Monday is 1) on a day or after it. */
function firstFrom(year: number, monthDay: string, weekday: number): Temporal.PlainDate {
  const from = Temporal.PlainDate.from(`${year}-${monthDay}`);
  return from.add({ days: (weekday - from.dayOfWeek + 7) % 7 });
}

/** By the acts: fixed days, days counted from Easter, and the Saturdays of Midsummer and All Saints with the eve. */
const expected = (year: number): string[] => {
  const fixed = ['01-01', '01-06', '05-01', '12-06', '12-24', '12-25', '12-26'].map((day) => `${year}-${day}`);
  const moving = [-2, 0, 1, 39, 49].map((days) => easterOf(year).add({ days }));
  const saturdays = [firstFrom(year, '06-20', 6), firstFrom(year, '10-31', 6)];
  const midsummerEve = firstFrom(year, '06-19', 5);
  return [...fixed, ...[...moving, ...saturdays, midsummerEve].map(String)].sort();
};

describe('Finnish public holidays', () => {
  it('has an Easter to count from', () => {
    expect(years.map((year) => easterOf(year).toString().slice(5))).toEqual([
      '03-31',
      '04-20',
      '04-05',
      '03-28',
      '04-16',
      '04-01',
      '04-21',
    ]);
  });

  it.each(years)('are in %p those of the acts, and the two eves', (year) => {
    expect(publicHolidays(year, year).map(({ date }) => date)).toEqual(expected(year));
  });

  it('come with a name in every language', () => {
    const named = new Map(publicHolidays(2027, 2027).map(({ date, name }) => [date, name]));
    expect(named.get('2027-12-06')).toEqual({
      FI: 'itsenäisyyspäivä',
      SV: 'självständighetsdagen',
      EN: 'Independence Day',
    });
    expect(named.get('2027-06-25')).toEqual({ FI: 'juhannusaatto', SV: 'midsommarafton', EN: 'Midsummer Eve' });
  });

  it('are told for several years, and leave out days on which offices are open', () => {
    const days = closedDays(2026, 2027);
    expect(days.size).toBe(expected(2026).length + expected(2027).length);
    expect(['2026-12-31', '2027-05-09', '2027-11-14'].filter((day) => days.has(day))).toEqual([]);
  });
});
