import type { Language } from '../../../../src/domain/result.js';
import {
  clockSpan,
  clockTime,
  isWithinOneDay,
  longDay,
  longDayWithYear,
  longMoment,
  longSpan,
  shortMoment,
  shortSpan,
  type ToldSpan,
  zoneName,
} from '../../../../src/domain/time/local-date-text.js';

const helsinki = 'Europe/Helsinki';
const nine = Date.UTC(2026, 2, 12, 7);
const hour = 3_600_000;
const morning: ToldSpan = { start: nine, end: nine + hour, zone: helsinki };
const night: ToldSpan = { start: nine + 13 * hour, end: nine + 17 * hour, zone: helsinki };

const inAll = (write: (language: Language) => unknown) => (['FI', 'SV', 'EN'] as const).map(write);

describe('dates for people', () => {
  it('are short in tables', () => {
    expect(inAll((language) => shortMoment(nine, helsinki, language))).toEqual([
      'to 12.3. klo 9.00',
      'tors 12.3 kl. 9.00',
      'Thu 12 March at 9:00',
    ]);
    expect(inAll((language) => shortSpan(morning, language))).toEqual([
      'to 12.3. klo 9.00–10.00',
      'tors 12.3 kl. 9.00–10.00',
      'Thu 12 March at 9:00–10:00',
    ]);
  });

  it('are in words in running text', () => {
    expect(inAll((language) => longSpan(morning, language))).toEqual([
      'torstaina 12. maaliskuuta 2026 kello 9.00–10.00',
      'torsdagen den 12 mars 2026 klockan 9.00–10.00',
      'Thursday 12 March 2026 at 9:00–10:00',
    ]);
    expect(inAll((language) => longMoment(nine, helsinki, language))).toEqual([
      'torstaina 12. maaliskuuta kello 9.00',
      'torsdagen den 12 mars klockan 9.00',
      'Thursday 12 March at 9:00',
    ]);
    expect(inAll((language) => longDay(nine, helsinki, language))).toEqual([
      'torstaina 12. maaliskuuta',
      'torsdagen den 12 mars',
      'Thursday 12 March',
    ]);
    expect(longDayWithYear(nine, helsinki, 'SV')).toBe('torsdagen den 12 mars 2026');
    expect(inAll((language) => clockTime(nine + 6.5 * hour, helsinki, language))).toEqual([
      'kello 15.30',
      'klockan 15.30',
      'at 15:30',
    ]);
  });

  it('name both days of a span over midnight', () => {
    expect(isWithinOneDay(night)).toBe(false);
    expect(inAll((language) => longSpan(night, language))).toEqual([
      'torstaina 12. maaliskuuta kello 22.00 – perjantaina 13. maaliskuuta 2026 kello 2.00',
      'torsdagen den 12 mars klockan 22.00 – fredagen den 13 mars 2026 klockan 2.00',
      'Thursday 12 March at 22:00 – Friday 13 March 2026 at 2:00',
    ]);
    expect(shortSpan(night, 'FI')).toBe('to 12.3. klo 22.00 – pe 13.3. klo 2.00');
  });

  it('name both years of a span over New Year', () => {
    const newYear = { start: Date.UTC(2026, 11, 30, 10), end: Date.UTC(2027, 0, 2, 10), zone: helsinki };
    expect(longSpan(newYear, 'EN')).toBe('Wednesday 30 December 2026 at 12:00 – Saturday 2 January 2027 at 12:00');
  });

  it.each<[string, number, string]>([
    ['the last hour of summer time', Date.UTC(2026, 9, 25, 0), 'sunnuntaina 25. lokakuuta kello 3.00'],
    ['the same hour again, in winter time', Date.UTC(2026, 9, 25, 1), 'sunnuntaina 25. lokakuuta kello 3.00'],
    ['the first hour of summer time', Date.UTC(2026, 2, 29, 1), 'sunnuntaina 29. maaliskuuta kello 4.00'],
    ['midnight', Date.UTC(2026, 2, 11, 22), 'torstaina 12. maaliskuuta kello 0.00'],
  ])('show what the clock on the wall shows: %s', (_, instant, text) => {
    expect(longMoment(instant, helsinki, 'FI')).toBe(text);
  });

  it('follow zones of half hours', () => {
    expect(longMoment(nine, 'America/St_Johns', 'EN')).toBe('Thursday 12 March at 4:30');
    expect(longMoment(nine, 'Australia/Lord_Howe', 'EN')).toBe('Thursday 12 March at 18:00');
  });

  it('name the zone in words when the reader lives by another clock', () => {
    expect(inAll((language) => longSpan({ ...morning, readerZone: 'Europe/Stockholm' }, language))).toEqual([
      'torstaina 12. maaliskuuta 2026 kello 9.00–10.00 Suomen aikaa',
      'torsdagen den 12 mars 2026 klockan 9.00–10.00 finsk tid',
      'Thursday 12 March 2026 at 9:00–10:00 Finnish time',
    ]);
    expect(
      inAll((language) => zoneName({ ...morning, zone: 'America/St_Johns', readerZone: helsinki }, language)),
    ).toEqual(['paikallista aikaa (St Johns)', 'lokal tid (St Johns)', 'local time (St Johns)']);
    expect(longSpan({ ...morning, readerZone: 'Europe/Tallinn' }, 'FI')).not.toContain('aikaa');
  });

  it('leave the day out where the rhythm has said it, and say nothing of a night', () => {
    expect(inAll((language) => clockSpan(morning, language))).toEqual([
      'kello 9.00–10.00',
      'klockan 9.00–10.00',
      'at 9:00–10:00',
    ]);
    expect(clockSpan({ ...morning, end: morning.end + 24 * 3_600_000 }, 'FI')).toBeUndefined();
  });

  it('have twelve months and seven weekdays in each language', () => {
    const days = Array.from({ length: 365 }, (_, day) => Date.UTC(2026, 0, 1 + day, 10));
    for (const language of ['FI', 'SV', 'EN'] as const) {
      const words = days.map((day) => longDay(day, helsinki, language).split(' '));
      expect(new Set(words.map((parts) => parts[0])).size).toBe(7);
      expect(new Set(words.map((parts) => parts.at(-1))).size).toBe(12);
    }
  });
});
