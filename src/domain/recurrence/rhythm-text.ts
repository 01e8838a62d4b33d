import type { Language } from '../result.js';
import type { Instant } from '../time/interval.js';
import type { IsoWeekday } from '../time/local-date.js';
import { localDateTimeOf, type TimeZone } from '../time/zone.js';
import type { RecurrenceRule } from './recurrence-rule.js';

/** What a series repeats by: a rule, and its first occurrence, which says what the rule leaves open. */
export interface SeriesRhythm {
  readonly rule: RecurrenceRule;
  readonly start: Instant;
  readonly zone: TimeZone;
}

/** On which days of every so-manieth week or month, in the forms that the sentences of three languages need. */
type DayPattern =
  | { readonly kind: 'DAYS'; readonly every: number }
  | { readonly kind: 'WORKING_WEEK'; readonly every: number }
  | { readonly kind: 'WEEKDAYS'; readonly every: number; readonly weekdays: readonly IsoWeekday[] }
  | {
      readonly kind: 'NTH_WEEKDAY';
      readonly every: number;
      readonly ordinals: readonly number[];
      readonly weekday: IsoWeekday;
    }
  | { readonly kind: 'DAY_OF_MONTH'; readonly every: number; readonly day: number };

interface Words {
  readonly and: string;
  readonly weekdays: readonly string[];
  readonly days: (every: number) => string;
  readonly workingWeek: (every: number) => string;
  readonly weekdaysOf: (every: number, weekdays: readonly string[], list: string) => string;
  readonly nthWeekday: (every: number, ordinals: string, weekday: IsoWeekday) => string;
  readonly dayOfMonth: (every: number, day: number) => string;
  readonly lastDayOfMonth: (every: number) => string;
  /** 1 to 4 and -1, the last one, as they stand before a weekday of a month. */
  readonly ordinals: Readonly<Record<number, string>>;
}

/** Longer lists of weekdays make a sentence that nobody keeps in mind; the dates themselves say it better. */
const weekdaysToldMax = 4;
const ordinalsToldMax = 2;
/** "Every fourth week" is still a rhythm to people. */
const intervalToldMax = 4;

const essive = ['maanantaina', 'tiistaina', 'keskiviikkona', 'torstaina', 'perjantaina', 'lauantaina', 'sunnuntaina'];
const finnishEvery = ['', 'joka', 'joka toinen', 'joka kolmas', 'joka neljäs'];
const finnishMonth = [
  '',
  'joka kuukauden',
  'joka toisen kuukauden',
  'joka kolmannen kuukauden',
  'joka neljännen kuukauden',
];
const swedishEvery = ['', 'varje', 'varannan', 'var tredje', 'var fjärde'];
const swedishMonth = ['', 'i varje månad', 'varannan månad', 'var tredje månad', 'var fjärde månad'];
const englishEvery = ['', 'every', 'every other', 'every third', 'every fourth'];

const tables: Readonly<Record<Language, Words>> = {
  FI: {
    and: 'ja',
    weekdays: ['maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai', 'lauantai', 'sunnuntai'],
    days: (every) => `${finnishEvery[every]} päivä`,
    workingWeek: (every) =>
      every === 1
        ? 'joka arkipäivä maanantaista perjantaihin'
        : `${finnishEvery[every]} viikko maanantaista perjantaihin`,
    weekdaysOf: (every, [only, ...more], list) => {
      // "Joka kolmas torstai" would as well be the third one of a month.
      if (every === 1 || (every === 2 && more.length === 0)) return `${finnishEvery[every]} ${list}`;
      return `${finnishEvery[every]} viikko ${more.length === 0 ? essiveOf(only) : listed([only, ...more].map(essiveOf), 'ja')}`;
    },
    nthWeekday: (every, ordinals, weekday) => `${finnishMonth[every]} ${ordinals} ${essive[weekday - 1]}`,
    dayOfMonth: (every, day) => `${finnishMonth[every]} ${day}. päivä`,
    lastDayOfMonth: (every) => `${finnishMonth[every]} viimeinen päivä`,
    ordinals: { 1: 'ensimmäisenä', 2: 'toisena', 3: 'kolmantena', 4: 'neljäntenä', [-1]: 'viimeisenä' },
  },
  SV: {
    and: 'och',
    weekdays: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
    days: (every) => `${swedishEvery[every]} dag`,
    workingWeek: (every) =>
      every === 1 ? 'varje vardag från måndag till fredag' : `${swedishEvery[every]} vecka från måndag till fredag`,
    weekdaysOf: (every, { length }, list) =>
      every === 1 || (every === 2 && length === 1)
        ? `${swedishEvery[every]} ${list}`
        : `${swedishEvery[every]} vecka på ${list}`,
    nthWeekday: (every, ordinals, weekday) =>
      `den ${ordinals} ${tables.SV.weekdays[weekday - 1]}en ${swedishMonth[every]}`,
    dayOfMonth: (every, day) => `den ${day} ${swedishMonth[every]}`,
    lastDayOfMonth: (every) => `den sista dagen ${swedishMonth[every]}`,
    ordinals: { 1: 'första', 2: 'andra', 3: 'tredje', 4: 'fjärde', [-1]: 'sista' },
  },
  EN: {
    and: 'and',
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    days: (every) => `${englishEvery[every]} day`,
    workingWeek: (every) =>
      every === 1 ? 'every weekday from Monday to Friday' : `${englishEvery[every]} week from Monday to Friday`,
    weekdaysOf: (every, { length }, list) =>
      every === 1 || (every === 2 && length === 1)
        ? `${englishEvery[every]} ${list}`
        : `${englishEvery[every]} week on ${list}`,
    nthWeekday: (every, ordinals, weekday) =>
      `on the ${ordinals} ${tables.EN.weekdays[weekday - 1]} of ${englishEvery[every]} month`,
    dayOfMonth: (every, day) => `on day ${day} of ${englishEvery[every]} month`,
    lastDayOfMonth: (every) => `on the last day of ${englishEvery[every]} month`,
    ordinals: { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' },
  },
};

/**
 * How often, as it stands in a sentence behind "the meeting is": "joka tiistai", "varannan torsdag", "on the first Monday of
 * every month". Undefined for a rule that no short sentence says: its dates have to be listed. Neither the clock nor the end
 * of the series is in it. Pure.
 */
export function rhythmText(rhythm: SeriesRhythm, language: Language): string | undefined {
  const pattern = patternOf(rhythm);
  if (pattern === undefined || pattern.every > intervalToldMax) return undefined;
  const words = tables[language];
  switch (pattern.kind) {
    case 'DAYS':
      return words.days(pattern.every);
    case 'WORKING_WEEK':
      return words.workingWeek(pattern.every);
    case 'WEEKDAYS': {
      const names = pattern.weekdays.map((weekday) => words.weekdays[weekday - 1] ?? '');
      return words.weekdaysOf(pattern.every, names, listed(names, words.and));
    }
    case 'NTH_WEEKDAY': {
      const ordinals = pattern.ordinals.map((ordinal) => words.ordinals[ordinal] ?? '');
      return words.nthWeekday(pattern.every, listed(ordinals, words.and), pattern.weekday);
    }
    case 'DAY_OF_MONTH':
      return pattern.day === -1 ? words.lastDayOfMonth(pattern.every) : words.dayOfMonth(pattern.every, pattern.day);
  }
}

/** Only what the pattern says whole: a part of the rule that it does not know would make the sentence a wrong one. */
function patternOf({ rule, start, zone }: SeriesRhythm): DayPattern | undefined {
  const { bySecond, byMinute, byHour, byYearDay, byWeekNumber, byMonth } = rule;
  const isOdd = [bySecond, byMinute, byHour, byYearDay, byWeekNumber, byMonth].some(({ length }) => length > 0);
  if (isOdd || rule.scale !== 'GREGORIAN' || rule.skip !== 'OMIT') return undefined;
  const first = localDateTimeOf(zone, start);
  switch (rule.frequency) {
    case 'DAILY':
      return dailyPattern(rule);
    case 'WEEKLY':
      return weeklyPattern(rule, first.weekday);
    case 'MONTHLY':
      return monthlyPattern(rule, Number(first.date.slice(-2)));
    default:
      return undefined;
  }
}

function dailyPattern(rule: RecurrenceRule): DayPattern | undefined {
  if (rule.byMonthDay.length > 0 || rule.bySetPosition.length > 0) return undefined;
  if (rule.byDay.length === 0) return { kind: 'DAYS', every: rule.interval };
  // Every third day, if it is a Monday, is nothing that anybody says.
  return rule.interval === 1 ? weekdaysPattern(rule) : undefined;
}

function weeklyPattern(rule: RecurrenceRule, firstWeekday: IsoWeekday): DayPattern | undefined {
  if (rule.byMonthDay.length > 0 || rule.bySetPosition.length > 0) return undefined;
  if (rule.byDay.length === 0) return { kind: 'WEEKDAYS', every: rule.interval, weekdays: [firstWeekday] };
  return weekdaysPattern(rule);
}

function weekdaysPattern({ byDay, interval: every }: RecurrenceRule): DayPattern | undefined {
  const weekdays = byDay.map(({ weekday }) => weekday);
  if (weekdays.join() === '1,2,3,4,5') return { kind: 'WORKING_WEEK', every };
  if (weekdays.length === 7 && every === 1) return { kind: 'DAYS', every };
  return weekdays.length > weekdaysToldMax ? undefined : { kind: 'WEEKDAYS', every, weekdays };
}

function monthlyPattern(rule: RecurrenceRule, firstDay: number): DayPattern | undefined {
  const { byDay, byMonthDay, bySetPosition, interval: every } = rule;
  if (byDay.length === 0) {
    const [day = firstDay, ...more] = byMonthDay;
    // Shorter months have no such day, and a sentence about every month would promise one.
    const isInEveryMonth = day === -1 || (day >= 1 && day <= 28);
    return isInEveryMonth && more.length === 0 && bySetPosition.length === 0
      ? { kind: 'DAY_OF_MONTH', every, day }
      : undefined;
  }
  const weekday = byDay[0]?.weekday ?? 1;
  if (byMonthDay.length > 0 || byDay.some((other) => other.weekday !== weekday)) return undefined;
  const ordinals = ordinalsOf(rule);
  const areTold =
    ordinals.length > 0 && ordinals.length <= ordinalsToldMax && ordinals.every((each) => each in tables.EN.ordinals);
  return areTold ? { kind: 'NTH_WEEKDAY', every, ordinals, weekday } : undefined;
}

/** BYDAY=2TU and BYDAY=TU;BYSETPOS=2 mean the same; both together count among what was already counted. The last one comes last. */
function ordinalsOf({ byDay, bySetPosition }: RecurrenceRule): number[] {
  const counted = byDay.map(({ ordinal }) => ordinal);
  const isPlain = counted.every((ordinal) => ordinal === 0);
  if (!isPlain && bySetPosition.length > 0) return [];
  const ordinals = isPlain ? [...bySetPosition] : counted;
  return ordinals.sort((one, other) => (one < 0 ? 100 - one : one) - (other < 0 ? 100 - other : other));
}

/** "a", "a ja b", "a, b ja c". */
function listed(names: readonly string[], and: string): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}

const essiveOf = (weekday = ''): string => essive[tables.FI.weekdays.indexOf(weekday)] ?? '';
