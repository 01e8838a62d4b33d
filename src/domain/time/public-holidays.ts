import Holidays from 'date-holidays';
import type { Localised } from '../result.js';
import type { LocalDate } from './local-date.js';

/**
 * The days on which Finnish offices are closed: the public holidays, and the eves of Christmas and Midsummer, which are
 * holidays by collective agreement. The library also knows Mother's Day, Father's Day and New Year's Eve; offices are
 * open on those, so they are left out. Names come in every language of the product, in the spelling of running text.
 */
export interface PublicHoliday {
  readonly date: LocalDate;
  readonly name: Localised;
}

/** The library's rules of the two eves; it counts New Year's Eve as the same type, so the type does not tell them. */
const eveRules = new Set(['12-24', 'friday after 06-19']);

const holidayYearMin = 1970;
const holidayYearMax = 2199;

const byYear = new Map<number, readonly PublicHoliday[]>();
let calendar: Holidays | undefined;

function holidaysOf(year: number): readonly PublicHoliday[] {
  const known = byYear.get(year);
  if (known !== undefined) return known;
  // Made at the first question, not at import: unpacking the library's rules takes some ten milliseconds.
  calendar ??= new Holidays('FI');
  const [fi = [], sv = [], en = []] = ['fi', 'sv', 'en'].map((language) => calendar?.getHolidays(year, language));
  const found = fi.flatMap((day, index): PublicHoliday[] => {
    if (day.type !== 'public' && !eveRules.has(day.rule)) return [];
    const name = { FI: day.name, SV: sv[index]?.name ?? day.name, EN: en[index]?.name ?? day.name };
    return [{ date: day.date.slice(0, 10), name }];
  });
  byYear.set(year, found);
  return found;
}

/**
 * The closed days of the years from `yearFrom` to `yearTo`, both included, in order. Years outside 1970 to 2199 have
 * none. A year costs some milliseconds at its first question and nothing later (230 years at most are kept).
 */
export function publicHolidays(yearFrom: number, yearTo: number): PublicHoliday[] {
  const found: PublicHoliday[] = [];
  const last = Math.min(yearTo, holidayYearMax);
  for (let year = Math.max(yearFrom, holidayYearMin); year <= last; year += 1) found.push(...holidaysOf(year));
  return found;
}

/** The same days as a set of dates, the form that searches and working hours take. */
export const closedDays = (yearFrom: number, yearTo: number): ReadonlySet<LocalDate> =>
  new Set(publicHolidays(yearFrom, yearTo).map((holiday) => holiday.date));
