import type { Language } from '../result.js';
import type { Instant } from './interval.js';
import { calendarDayOf, dayNumberOf } from './local-date.js';
import { localDateTimeOf, offsetAt, type TimeZone } from './zone.js';

/**
 * The only place where dates are written for people. Two measures: short for tables, lists and text messages, long (the
 * weekday and the month in words) for plain-language texts. The tables are our own: those of Intl change with the build
 * of Node, and a sentence must read the same wherever it is made.
 */

/** What somebody's clock shows when it happens. */
interface Shown {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 1 is Monday. */
  readonly weekday: number;
  readonly minuteOfDay: number;
}

interface Words {
  readonly weekdays: readonly string[];
  readonly shortWeekdays: readonly string[];
  readonly months: readonly string[];
  readonly shortDay: (shown: Shown) => string;
  readonly shortClock: string;
  readonly longDay: (shown: Shown) => string;
  readonly longClock: string;
  readonly clockSign: '.' | ':';
  /** "Finnish time", for zones that have such a name; all others are named by their city. */
  readonly zones: Readonly<Record<string, string>>;
  readonly zoneOf: (city: string) => string;
}

const tables: Readonly<Record<Language, Words>> = {
  FI: {
    weekdays: ['maanantaina', 'tiistaina', 'keskiviikkona', 'torstaina', 'perjantaina', 'lauantaina', 'sunnuntaina'],
    shortWeekdays: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'],
    months: ['tammi', 'helmi', 'maalis', 'huhti', 'touko', 'kesä', 'heinä', 'elo', 'syys', 'loka', 'marras', 'joulu'],
    shortDay: ({ day, month }) => `${day}.${month}.`,
    shortClock: 'klo',
    longDay: ({ day, month }) => `${day}. ${nameIn('FI', 'months', month)}kuuta`,
    longClock: 'kello',
    clockSign: '.',
    zones: {
      'Europe/Helsinki': 'Suomen aikaa',
      'Europe/Stockholm': 'Ruotsin aikaa',
      'Europe/Tallinn': 'Viron aikaa',
      UTC: 'UTC-aikaa',
    },
    zoneOf: (city) => `paikallista aikaa (${city})`,
  },
  SV: {
    weekdays: ['måndagen', 'tisdagen', 'onsdagen', 'torsdagen', 'fredagen', 'lördagen', 'söndagen'],
    shortWeekdays: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
    months: [
      'januari',
      'februari',
      'mars',
      'april',
      'maj',
      'juni',
      'juli',
      'augusti',
      'september',
      'oktober',
      'november',
      'december',
    ],
    shortDay: ({ day, month }) => `${day}.${month}`,
    shortClock: 'kl.',
    longDay: ({ day, month }) => `den ${day} ${nameIn('SV', 'months', month)}`,
    longClock: 'klockan',
    clockSign: '.',
    zones: {
      'Europe/Helsinki': 'finsk tid',
      'Europe/Stockholm': 'svensk tid',
      'Europe/Tallinn': 'estnisk tid',
      UTC: 'UTC-tid',
    },
    zoneOf: (city) => `lokal tid (${city})`,
  },
  EN: {
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    shortWeekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    shortDay: ({ day, month }) => `${day} ${nameIn('EN', 'months', month)}`,
    shortClock: 'at',
    longDay: ({ day, month }) => `${day} ${nameIn('EN', 'months', month)}`,
    longClock: 'at',
    clockSign: ':',
    zones: {
      'Europe/Helsinki': 'Finnish time',
      'Europe/Stockholm': 'Swedish time',
      'Europe/Tallinn': 'Estonian time',
      UTC: 'UTC',
    },
    zoneOf: (city) => `local time (${city})`,
  },
};

/** A stretch of time as people are told of it, on the clocks of one zone. */
export interface ToldSpan {
  readonly start: Instant;
  readonly end: Instant;
  readonly zone: TimeZone;
  /** The reader's own zone. When its clocks show another time then, the span's zone is named in words. */
  readonly readerZone?: TimeZone | undefined;
}

/** "to 12.3. klo 9.00", "tors 12.3 kl. 9.00", "Thu 12 March at 9:00". */
export function shortMoment(instant: Instant, zone: TimeZone, language: Language): string {
  return shortText(shownAt(instant, zone), language);
}

/** "to 12.3.", "tors 12.3", "Thu 12 March", for texts that name the hour elsewhere. */
export function shortDay(instant: Instant, zone: TimeZone, language: Language): string {
  const shown = shownAt(instant, zone);
  return `${nameIn(language, 'shortWeekdays', shown.weekday)} ${tables[language].shortDay(shown)}`;
}

/** "klo 9.00", "kl. 9.00", "at 9:00", for texts that name the day elsewhere. */
export function shortClock(instant: Instant, zone: TimeZone, language: Language): string {
  return `${tables[language].shortClock} ${clockText(shownAt(instant, zone), language)}`;
}

/** "to 12.3. klo 9.00–10.00"; a span that ends on another day names both days. */
export function shortSpan(span: ToldSpan, language: Language): string {
  const [start, end] = shownSpan(span);
  if (isSameDay(start, end))
    return `${shortText(start, language)}–${clockText(end, language)}${zoneNote(span, language)}`;
  return `${shortText(start, language)} – ${shortText(end, language)}${zoneNote(span, language)}`;
}

/** The day in words without its year, for subjects: "torstaina 12. maaliskuuta". */
export function longDay(instant: Instant, zone: TimeZone, language: Language): string {
  const shown = shownAt(instant, zone);
  return `${nameIn(language, 'weekdays', shown.weekday)} ${tables[language].longDay(shown)}`;
}

/** The day in words with its year: "torsdagen den 12 mars 2026". */
export function longDayWithYear(instant: Instant, zone: TimeZone, language: Language): string {
  return `${longDay(instant, zone, language)} ${shownAt(instant, zone).year}`;
}

/** "perjantaina 13. maaliskuuta kello 13.00". */
export function longMoment(instant: Instant, zone: TimeZone, language: Language): string {
  const shown = shownAt(instant, zone);
  return `${longDay(instant, zone, language)} ${tables[language].longClock} ${clockText(shown, language)}`;
}

/**
 * "torstaina 12. maaliskuuta 2026 kello 9.00–10.00". A span that ends on another day names both days, and the year with
 * the first one only when the year changes in between.
 */
export function longSpan(span: ToldSpan, language: Language): string {
  const [start, end] = shownSpan(span);
  const clock = tables[language].longClock;
  const last = longDayWithYear(span.end, span.zone, language);
  const note = zoneNote(span, language);
  if (isSameDay(start, end)) return `${last} ${clock} ${clockText(start, language)}–${clockText(end, language)}${note}`;
  const write = start.year === end.year ? longDay : longDayWithYear;
  const first = write(span.start, span.zone, language);
  return `${first} ${clock} ${clockText(start, language)} – ${last} ${clock} ${clockText(end, language)}${note}`;
}

/** "kello 9.00", for texts that name the day elsewhere. */
export function clockTime(instant: Instant, zone: TimeZone, language: Language): string {
  return `${tables[language].longClock} ${clockText(shownAt(instant, zone), language)}`;
}

/** "kello 9.00–11.00", for texts that name the day elsewhere; undefined when the span ends on another day. */
export function clockSpan(span: ToldSpan, language: Language): string | undefined {
  const [start, end] = shownSpan(span);
  if (!isSameDay(start, end)) return undefined;
  return `${clockTime(span.start, span.zone, language)}–${clockText(end, language)}`;
}

/** Whether the span begins and ends on the same day in its zone. */
export function isWithinOneDay(span: ToldSpan): boolean {
  return isSameDay(...shownSpan(span));
}

/** "Suomen aikaa" when the reader's clocks show another time at the start or at the end; undefined when they agree. */
export function zoneName(span: ToldSpan, language: Language): string | undefined {
  const { zone, readerZone } = span;
  if (readerZone === undefined) return undefined;
  if ([span.start, span.end].every((at) => offsetAt(zone, at) === offsetAt(readerZone, at))) return undefined;
  const { zones, zoneOf } = tables[language];
  return zones[zone] ?? zoneOf(zone.replace(/^.*\//, '').replaceAll('_', ' '));
}

function zoneNote(span: ToldSpan, language: Language): string {
  const name = zoneName(span, language);
  return name === undefined ? '' : ` ${name}`;
}

function shownSpan(span: ToldSpan): [Shown, Shown] {
  return [shownAt(span.start, span.zone), shownAt(span.end, span.zone)];
}

function shownAt(instant: Instant, zone: TimeZone): Shown {
  const { date, weekday, minuteOfDay } = localDateTimeOf(zone, instant);
  return { ...calendarDayOf(dayNumberOf(date) ?? 0), weekday, minuteOfDay };
}

function isSameDay(one: Shown, other: Shown): boolean {
  return one.day === other.day && one.month === other.month && one.year === other.year;
}

function shortText(shown: Shown, language: Language): string {
  const { shortDay, shortClock } = tables[language];
  const weekday = nameIn(language, 'shortWeekdays', shown.weekday);
  return `${weekday} ${shortDay(shown)} ${shortClock} ${clockText(shown, language)}`;
}

function clockText(shown: Shown, language: Language): string {
  const minute = String(shown.minuteOfDay % 60).padStart(2, '0');
  return `${Math.floor(shown.minuteOfDay / 60)}${tables[language].clockSign}${minute}`;
}

/** Weekdays and months are counted from 1. */
function nameIn(language: Language, table: 'weekdays' | 'shortWeekdays' | 'months', number: number): string {
  return tables[language][table][number - 1] ?? '';
}
