import { Temporal } from 'temporal-polyfill';
import { timeZoneComponent } from '../../../src/platform/icalendar/time-zone-component.js';
import { contentLines } from './read-calendar.js';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

interface Onset {
  readonly wall: Temporal.PlainDateTime;
  readonly offset: string;
}

/** When each observance of a VTIMEZONE begins in the years asked for: RFC 5545 read plainly, by trying every day. */
function onsets(component: string, years: readonly number[]): Onset[] {
  const found: Onset[] = [];
  let observance: Record<string, string> = {};
  for (const { name, value } of contentLines(component)) {
    if (name === 'BEGIN') observance = {};
    else if (name !== 'END') observance[name] = value;
    else if (value !== 'VTIMEZONE') found.push(...onsetsOf(observance, years));
  }
  return found.sort((one, other) => Temporal.PlainDateTime.compare(one.wall, other.wall));
}

function onsetsOf(observance: Record<string, string>, years: readonly number[]): Onset[] {
  const start = Temporal.PlainDateTime.from(observance.DTSTART ?? '');
  const offset = observance.TZOFFSETTO ?? '';
  if (observance.RRULE === undefined) return [{ wall: start, offset }];
  const rule = Object.fromEntries(observance.RRULE.split(';').map((part) => part.split('=')));
  return years.flatMap((year) =>
    Array.from({ length: 366 }, (_, day) => start.with({ year, month: 1, day: 1 }).add({ days: day }))
      .filter((wall) => wall.year === year && follows(rule, wall))
      .map((wall) => ({ wall, offset })),
  );
}

function follows(rule: Record<string, string>, wall: Temporal.PlainDateTime): boolean {
  if (Number(rule.BYMONTH) !== wall.month) return false;
  if (rule.BYMONTHDAY !== undefined && !rule.BYMONTHDAY.split(',').includes(String(wall.day))) return false;
  if (rule.BYDAY === undefined) return true;
  const [, nth, weekday] = /^(-?\d)?([A-Z]{2})$/.exec(rule.BYDAY) ?? [];
  if (weekdays[wall.dayOfWeek - 1] !== weekday) return false;
  if (nth === undefined) return true;
  return nth === '-1' ? wall.day + 7 > wall.daysInMonth : Math.ceil(wall.day / 7) === Number(nth);
}

/** Each hour of the days around a change of the clocks, and every fifth day: no mistake of a rule is shorter. */
function momentsOf(zone: string, year: number): Temporal.PlainDateTime[] {
  const moments: Temporal.PlainDateTime[] = [];
  const newYear = Temporal.PlainDateTime.from({ year, month: 1, day: 1, hour: 12, minute: 30 });
  for (let day = 0; day < 365; day += 5) moments.push(newYear.add({ days: day }));
  let at = newYear.toZonedDateTime(zone).getTimeZoneTransition('next');
  while (at !== null && at.year === year) {
    const change = at.toPlainDateTime().with({ minute: 30 });
    for (let hours = -48; hours <= 48; hours += 1) moments.push(change.add({ hours }));
    at = at.getTimeZoneTransition('next');
  }
  return moments;
}

/** Moments at which the component and the tz database disagree. Hours that come twice or never are left out. */
function disagreements(zone: string, year: number, first = year, last = year): string[] {
  const changes = onsets(timeZoneComponent(zone, first, last), [year - 1, year]);
  return momentsOf(zone, year)
    .filter((wall) => {
      const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
      if (!earlier.equals(wall.toZonedDateTime(zone, { disambiguation: 'later' }))) return false;
      const inForce = changes.filter((change) => Temporal.PlainDateTime.compare(change.wall, wall) <= 0).at(-1);
      return inForce?.offset !== earlier.offset.replace(':', '');
    })
    .map(String);
}

describe('VTIMEZONE', () => {
  it.each<[string, number]>([
    ['Europe/Helsinki', 2026],
    ['Europe/Helsinki', 2027],
    ['America/St_Johns', 2027],
    ['Australia/Lord_Howe', 2027],
    ['Asia/Kolkata', 2027],
    ['America/New_York', 2006],
    ['America/New_York', 2007],
    ['America/Santiago', 2027],
    ['America/Nuuk', 2027],
    ['America/Nuuk', 2023],
    ['Asia/Jerusalem', 2027],
    ['Africa/Cairo', 2024],
    ['Africa/Cairo', 2027],
    ['Africa/Casablanca', 2027],
    ['Europe/Istanbul', 2016],
    ['Europe/Moscow', 2011],
    ['America/Sao_Paulo', 2018],
    ['Asia/Almaty', 2024],
    ['Antarctica/Troll', 2027],
    ['Pacific/Apia', 2027],
  ])('agrees with the tz database: %s %d', (zone, year) => {
    expect(disagreements(zone, year)).toEqual([]);
  });

  it.each<[string, number, number]>([
    ['Europe/Helsinki', 2026, 2036],
    ['America/St_Johns', 2027, 2030],
    ['Africa/Casablanca', 2026, 2036],
    ['America/Sao_Paulo', 2017, 2020],
    ['Asia/Almaty', 2023, 2026],
    ['America/Nuuk', 2022, 2025],
    ['Africa/Cairo', 2022, 2025],
    ['America/New_York', 2005, 2009],
    ['Europe/Istanbul', 2014, 2018],
    ['Pacific/Apia', 2010, 2013],
  ])('agrees with the tz database through all years of a series: %s %d to %d', (zone, first, last) => {
    for (let year = first; year <= last; year += 1) expect(disagreements(zone, year, first, last)).toEqual([]);
  });

  it('is a rule from 1970 on where the zone has one', () => {
    const lines = contentLines(timeZoneComponent('Europe/Helsinki', 2027));
    expect(lines.filter(({ name }) => name === 'RRULE').map(({ value }) => value)).toEqual([
      'FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    ]);
    expect(lines.filter(({ name }) => name === 'DTSTART').map(({ value }) => value)).toEqual([
      '19700329T030000',
      '19701025T040000',
    ]);
  });

  it('is one offset where the clocks stand still', () => {
    expect(contentLines(timeZoneComponent('Asia/Kolkata', 2027)).map(({ name, value }) => `${name}:${value}`)).toEqual([
      'BEGIN:VTIMEZONE',
      'TZID:Asia/Kolkata',
      'BEGIN:STANDARD',
      'DTSTART:19700101T000000',
      'TZOFFSETFROM:+0530',
      'TZOFFSETTO:+0530',
      'TZNAME:+0530',
      'END:STANDARD',
      'END:VTIMEZONE',
    ]);
  });
});
