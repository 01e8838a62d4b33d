import { Temporal } from 'temporal-polyfill/full';
import { calendarDayOf, dayNumber } from '../time/local-date.js';

/** Days are numbered from 1970-01-01 in every calendar. */
export interface CalendarMonth {
  /** As BYMONTH writes it: "5", or "5L" for the leap month after the fifth. */
  readonly name: string;
  readonly firstDay: number;
  readonly days: number;
}

export interface CalendarYear {
  readonly number: number;
  readonly firstDay: number;
  readonly days: number;
  readonly months: readonly CalendarMonth[];
}

/** How a calendar divides days into months and years: all that a rule needs to know of it (RFC 7529, RSCALE). */
export interface CalendarScale {
  /** The days between which it is known here, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
  year(number: number): CalendarYear;
  yearHolding(day: number): CalendarYear;
  monthHolding(day: number): CalendarMonth;
  /** From the month that holds one day to the month that holds another, later one. */
  monthsUntil(from: number, to: number): number;
  /** The month so many months after the one that holds the day; undefined past the last day that rules look at. */
  monthAfter(day: number, months: number): CalendarMonth | undefined;
}

/** RFC 5545 writes years with four digits: 0001-01-01 to 9999-12-31. */
const writableDays = { firstDay: -719_162, lastDay: 2_932_896 };

/** 1900-01-01 to 2199-12-31. A Chinese year costs Temporal some milliseconds, so thousands of them are not looked at. */
const otherCalendarsDays = { firstDay: -25_567, lastDay: 84_005 };

/** RFC 7529 takes its names from CLDR, Temporal takes two of them in another spelling. The bare ISLAMIC depends on the observer. */
const temporalNames: ReadonlyMap<string, string> = new Map([
  ...['CHINESE', 'DANGI', 'HEBREW', 'ETHIOPIC', 'COPTIC', 'INDIAN', 'PERSIAN', 'JAPANESE', 'BUDDHIST', 'ROC'].map(
    (name): [string, string] => [name, name.toLowerCase()],
  ),
  ...['ISLAMIC-CIVIL', 'ISLAMIC-TBLA', 'ISLAMIC-UMALQURA'].map((name): [string, string] => [name, name.toLowerCase()]),
  ['ETHIOPIC-AMETE-ALEM', 'ethioaa'],
]);

export const isCalendarScale = (name: string): boolean => name === 'GREGORIAN' || temporalNames.has(name);

/** Years kept of each calendar: some kilobytes each, and a rule looks at few different ones. */
const yearsKeptMax = 600;

abstract class KeptYears implements CalendarScale {
  private readonly kept = new Map<number, CalendarYear>();
  private latest: CalendarYear | undefined;
  readonly firstDay: number;
  readonly lastDay: number;

  constructor({ firstDay, lastDay }: typeof writableDays) {
    this.firstDay = firstDay;
    this.lastDay = lastDay;
  }

  year(number: number): CalendarYear {
    const known = this.kept.get(number);
    if (known !== undefined) return known;
    if (this.kept.size >= yearsKeptMax) this.kept.clear();
    const year = this.made(number);
    this.kept.set(number, year);
    return year;
  }

  /** One day after the other is asked for, so it is nearly always the year of the last time. */
  yearHolding(day: number): CalendarYear {
    const { latest } = this;
    if (latest !== undefined && day >= latest.firstDay && day < latest.firstDay + latest.days) return latest;
    this.latest = this.year(this.numberOf(day));
    return this.latest;
  }

  monthHolding(day: number): CalendarMonth {
    const month = this.yearHolding(day).months.find(({ firstDay, days }) => day < firstDay + days);
    if (month === undefined) throw new RangeError(`No month holds day ${day}.`);
    return month;
  }

  monthsUntil(from: number, to: number): number {
    const [first, last] = [this.placeOf(from), this.placeOf(to)];
    return this.monthsBetween(first.year, last.year) + last.month - first.month;
  }

  monthAfter(day: number, months: number): CalendarMonth | undefined {
    const { year, month } = this.placeOf(day);
    return this.monthOf(year, month + months);
  }

  protected abstract numberOf(day: number): number;
  protected abstract made(number: number): CalendarYear;
  /** How many months lie between the first months of two years. */
  protected abstract monthsBetween(from: number, to: number): number;
  /** The month of that place, counted from 0 and on into the years after. */
  protected abstract monthOf(year: number, place: number): CalendarMonth | undefined;

  private placeOf(day: number): { year: number; month: number } {
    const { number, months } = this.yearHolding(day);
    return { year: number, month: months.findIndex(({ firstDay, days }) => day < firstDay + days) };
  }
}

class GregorianScale extends KeptYears {
  protected override numberOf(day: number): number {
    return calendarDayOf(day).year;
  }

  protected override monthsBetween(from: number, to: number): number {
    return (to - from) * 12;
  }

  protected override monthOf(year: number, place: number): CalendarMonth | undefined {
    const number = year + Math.floor(place / 12);
    return number > 9_999 ? undefined : this.year(number).months[place % 12];
  }

  protected override made(number: number): CalendarYear {
    // The calendar repeats after 400 years, so that years before the first one have their days too.
    const shift = number < 1 ? Math.ceil((1 - number) / 400) : 0;
    const first = (month: number) => (dayNumber(number + shift * 400, month, 1) ?? 0) - shift * 146_097;
    const isLong = first(3) - first(1) === 60;
    const end = first(1) + (isLong ? 366 : 365);
    const months = Array.from({ length: 12 }, (_, at) => {
      const firstDay = first(at + 1);
      return { name: String(at + 1), firstDay, days: (at === 11 ? end : first(at + 2)) - firstDay };
    });
    return { number, firstDay: first(1), days: end - first(1), months };
  }
}

/** By asking Temporal for every month, and keeping what it says. */
class TemporalScale extends KeptYears {
  constructor(private readonly calendar: string) {
    super(otherCalendarsDays);
  }

  protected override numberOf(day: number): number {
    return new Temporal.PlainDate(1970, 1, 1).add({ days: day }).withCalendar(this.calendar).year;
  }

  protected override monthsBetween(from: number, to: number): number {
    let months = 0;
    for (let year = from; year < to; year += 1) months += this.year(year).months.length;
    return months;
  }

  protected override monthOf(year: number, place: number): CalendarMonth | undefined {
    for (let number = year, at = place; ; number += 1) {
      const { firstDay, months } = this.year(number);
      if (firstDay > this.lastDay || at < months.length) return months[at];
      at -= months.length;
    }
  }

  protected override made(number: number): CalendarYear {
    const first = Temporal.PlainDate.from({ calendar: this.calendar, year: number, month: 1, day: 1 });
    let firstDay = dayOf(first);
    const months = Array.from({ length: first.monthsInYear }, (_, at) => {
      const { monthCode, daysInMonth } = first.with({ month: at + 1 });
      const [, digits = '', leap = ''] = /^M(\d+)(L?)$/.exec(monthCode) ?? [];
      const month = { name: `${Number(digits)}${leap}`, firstDay, days: daysInMonth };
      firstDay += daysInMonth;
      return month;
    });
    return { number, firstDay: dayOf(first), days: firstDay - dayOf(first), months };
  }
}

const dayOf = (date: Temporal.PlainDate): number => {
  const { year, month, day } = date.withCalendar('iso8601');
  return dayNumber(year, month, day) ?? 0;
};

const scales = new Map<string, CalendarScale>([['GREGORIAN', new GregorianScale(writableDays)]]);

/** The calendar of a name that `isCalendarScale` knows; Gregorian for all others. */
export function calendarScale(name: string): CalendarScale {
  const known = scales.get(name);
  if (known !== undefined) return known;
  const calendar = temporalNames.get(name);
  const scale = calendar === undefined ? calendarScale('GREGORIAN') : new TemporalScale(calendar);
  scales.set(name, scale);
  return scale;
}
