/**
 * A plain day of the Gregorian calendar, written as RFC 3339 full-date ("2027-03-05"), and its number: days since
 * 1970-01-01. Searches count in day numbers, because adding seven to a number costs nothing and building a date object
 * for each of 180 days and 200 people does. Written dates sort as text in the order of time.
 */

/** RFC 3339 full-date, years 0001 to 9999. */
export type LocalDate = string;

/** Monday is 1, Sunday is 7 (ISO 8601). */
export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 86_400_000;

const fullDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysOfMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysOfMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (daysOfMonths[month - 1] ?? 0);

const daysBeforeYear = (year: number): number =>
  (year - 1) * 365 + Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400);

const daysBefore1970 = daysBeforeYear(1970);

/** Days since 1970-01-01 of a date given as numbers; undefined if the calendar has no such day. */
export function dayNumber(year: number, month: number, day: number): number | undefined {
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) return undefined;
  let days = daysBeforeYear(year) - daysBefore1970 + day - 1;
  for (let before = 1; before < month; before += 1) days += daysOfMonth(year, before);
  return days;
}

/** Days since 1970-01-01 of a written date; undefined if it is not written so or no such day exists (2027-02-29). */
export function dayNumberOf(date: LocalDate): number | undefined {
  const parts = fullDate.exec(date);
  return parts === null ? undefined : dayNumber(Number(parts[1]), Number(parts[2]), Number(parts[3]));
}

export const isLocalDate = (text: string): text is LocalDate => dayNumberOf(text) !== undefined;

/** The year, month and day of the month of a day number. */
export function calendarDayOf(number: number): { year: number; month: number; day: number } {
  const days = number + daysBefore1970;
  // 400 years have 146,097 days, so this is the year or the one after it.
  let year = Math.floor((days * 400) / 146_097) + 1;
  while (daysBeforeYear(year) > days) year -= 1;
  while (daysBeforeYear(year + 1) <= days) year += 1;
  let day = days - daysBeforeYear(year) + 1;
  let month = 1;
  while (day > daysOfMonth(year, month)) {
    day -= daysOfMonth(year, month);
    month += 1;
  }
  return { year, month, day };
}

/** The written date of a day number. */
export function localDateOf(number: number): LocalDate {
  const { year, month, day } = calendarDayOf(number);
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (number: number): IsoWeekday => (((((number + 3) % 7) + 7) % 7) + 1) as IsoWeekday;

/** The week of a day number by ISO 8601: it begins on Monday, and the first of a year is the one with that year's first Thursday. */
export function isoWeekOf(number: number): { year: number; week: number } {
  // 1970-01-01 was a Thursday; each week belongs to the year of its own one.
  const thursday = Math.floor((number + 3) / 7) * 7;
  const { year } = calendarDayOf(thursday);
  const newYear = daysBeforeYear(year) - daysBefore1970;
  return { year, week: Math.floor((thursday - newYear) / 7) + 1 };
}
