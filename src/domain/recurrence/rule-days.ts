import { weekdayOf } from '../time/local-date.js';
import { type CalendarMonth, type CalendarScale, type CalendarYear, calendarScale } from './calendar-scale.js';
import type { RecurrenceRule, RuleWeekday } from './recurrence-rule.js';

/** A stretch of days whose weekdays are counted: a month or a year. */
type Scope = Pick<CalendarYear, 'firstDay' | 'days'>;

/** BYMONTH, BYMONTHDAY and BYDAY with what the start says where the rule is silent. */
interface NamedDays {
  readonly months: readonly string[];
  readonly monthDays: readonly number[];
  readonly weekdays: readonly RuleWeekday[];
}

/**
 * On which days a rule falls. RFC 5545, 3.3.10 has a table of where a part expands and where it limits; both come to this: a day
 * of the period belongs to the rule when every part that is written agrees. The part that names the fewest days makes them, and the
 * others test them, which is far cheaper than testing every day of a year. Parts that the RFC gives no meaning in a period
 * (BYWEEKNO in a month, BYMONTHDAY in a week) test as well, as others do. The days come sorted and once each.
 */
export class RuleDays {
  readonly scale: CalendarScale;
  /** Whether weekdays alone tell one day from another, so that each week is like the next. */
  readonly takesEveryWeek: boolean;
  private readonly named: NamedDays;

  constructor(
    private readonly rule: RecurrenceRule,
    startDay: number,
  ) {
    this.scale = calendarScale(rule.scale);
    this.named = namedDays(rule, this.scale, startDay);
    const { months, monthDays } = this.named;
    this.takesEveryWeek = [months, monthDays, rule.byYearDay, rule.byWeekNumber].every(({ length }) => length === 0);
  }

  /** Whether nothing tells one day from another. */
  get takesEveryDay(): boolean {
    return this.takesEveryWeek && this.named.weekdays.length === 0;
  }

  /** The year that a year's rule counts a day to. One of numbered weeks goes by the years of weeks: 2027-01-01 is in 2026's last. */
  yearOf(day: number): number {
    return this.rule.byWeekNumber.length > 0 ? this.weekYearOf(day) : this.scale.yearHolding(day).number;
  }

  ofYear(year: CalendarYear): number[] {
    const { byYearDay, byWeekNumber } = this.rule;
    const { months, monthDays } = this.named;
    if (byWeekNumber.length > 0) return sorted(this.weeksOf(year).filter((day) => this.holds(day)));
    if (byYearDay.length > 0) {
      const days = byYearDay.flatMap((day) => this.counted(year, day));
      return this.onWeekdays(days.filter((day) => this.isInMonths(day) && this.isOnMonthDay(day)));
    }
    if (monthDays.length > 0) return this.onWeekdays(this.monthsOf(year).flatMap((month) => this.monthDaysIn(month)));
    if (months.length > 0) return this.onWeekdays(this.monthsOf(year).flatMap((month) => this.weekdaysIn(month)));
    return this.onWeekdays(this.weekdaysIn(year));
  }

  ofMonth(month: CalendarMonth): number[] {
    const { months, monthDays } = this.named;
    if (months.length > 0 && !months.includes(month.name)) return [];
    const days = monthDays.length > 0 ? this.monthDaysIn(month) : this.weekdaysIn(month);
    return this.onWeekdays(days.filter((day) => this.isOnYearDay(day) && this.isInWeeks(day)));
  }

  ofWeek(firstDay: number): number[] {
    return Array.from({ length: 7 }, (_, at) => firstDay + at).filter((day) => this.holds(day));
  }

  /** Whether a day passes every part. */
  holds(day: number): boolean {
    if (!this.isOnWeekday(day)) return false;
    if (this.takesEveryWeek) return true;
    return this.isInMonths(day) && this.isOnMonthDay(day) && this.isOnYearDay(day) && this.isInWeeks(day);
  }

  private onWeekdays(days: readonly number[]): number[] {
    return sorted(days.filter((day) => this.isOnWeekday(day)));
  }

  private isInMonths(day: number): boolean {
    const { months } = this.named;
    return months.length === 0 || months.includes(this.scale.monthHolding(day).name);
  }

  private isOnMonthDay(day: number): boolean {
    const { monthDays } = this.named;
    return monthDays.length === 0 || isCounted(monthDays, this.scale.monthHolding(day), day);
  }

  private isOnYearDay(day: number): boolean {
    const { byYearDay } = this.rule;
    return byYearDay.length === 0 || isCounted(byYearDay, this.scale.yearHolding(day), day);
  }

  private isInWeeks(day: number): boolean {
    const { byWeekNumber } = this.rule;
    if (byWeekNumber.length === 0) return true;
    const year = this.weekYearOf(day);
    const first = this.firstWeek(year);
    const week = Math.floor((day - first) / 7) + 1;
    const weeks = (this.firstWeek(year + 1) - first) / 7;
    return byWeekNumber.includes(week) || byWeekNumber.includes(week - weeks - 1);
  }

  private isOnWeekday(day: number): boolean {
    const { weekdays } = this.named;
    if (weekdays.length === 0) return true;
    const weekday = weekdayOf(day);
    return weekdays.some((each) => {
      if (each.weekday !== weekday || each.ordinal === 0) return each.weekday === weekday;
      const { firstDay, days } = this.scopeOf(day);
      if (each.ordinal > 0) return Math.floor((day - firstDay) / 7) + 1 === each.ordinal;
      return -Math.floor((firstDay + days - 1 - day) / 7) - 1 === each.ordinal;
    });
  }

  /** "The second Tuesday" is one of the month, unless a year's rule names no month (RFC 5545, 3.3.10, BYDAY). */
  private scopeOf(day: number): Scope {
    const ofYear = this.rule.frequency === 'YEARLY' && this.rule.byMonth.length === 0;
    return ofYear ? this.scale.yearHolding(day) : this.scale.monthHolding(day);
  }

  /** The months of the year that the rule names; a leap month that the year lacks becomes what SKIP says (RFC 7529, 4.1). */
  private monthsOf(year: CalendarYear): readonly CalendarMonth[] {
    const { months } = this.named;
    if (months.length === 0) return year.months;
    const places = months.map((name) => {
      const place = year.months.findIndex((month) => month.name === name);
      if (place >= 0 || this.rule.skip === 'OMIT') return place;
      const before = year.months.findIndex((month) => month.name === name.replace('L', ''));
      return this.rule.skip === 'BACKWARD' ? before : before + 1;
    });
    return sorted(places).flatMap((place) => year.months[place] ?? []);
  }

  private monthDaysIn(month: CalendarMonth): number[] {
    return this.named.monthDays.flatMap((day) => this.counted(month, day));
  }

  /** The day of that number, from the front or the back; one that the stretch does not have becomes what SKIP says. */
  private counted({ firstDay, days }: Scope, number: number): number[] {
    const { skip } = this.rule;
    if (Math.abs(number) <= days) return [number > 0 ? firstDay + number - 1 : firstDay + days + number];
    if (skip === 'OMIT') return [];
    const next = number > 0 ? firstDay + days : firstDay;
    return [skip === 'FORWARD' ? next : next - 1];
  }

  /** All days of the named weeks. Week 1 is the first with four days in the year, so it may begin in the year before. */
  private weeksOf({ number }: CalendarYear): number[] {
    const first = this.firstWeek(number);
    const weeks = (this.firstWeek(number + 1) - first) / 7;
    return this.rule.byWeekNumber.flatMap((week) => {
      const place = week > 0 ? week - 1 : weeks + week;
      return place < 0 || place >= weeks ? [] : Array.from({ length: 7 }, (_, at) => first + place * 7 + at);
    });
  }

  /** The year whose numbered weeks hold the day: of the days around New Year it may be the year before or after. */
  private weekYearOf(day: number): number {
    const { number } = this.scale.yearHolding(day);
    if (day < this.firstWeek(number)) return number - 1;
    return day >= this.firstWeek(number + 1) ? number + 1 : number;
  }

  private firstWeek(yearNumber: number): number {
    const { firstDay } = this.scale.year(yearNumber);
    const daysIntoWeek = (weekdayOf(firstDay) - this.rule.weekStart + 7) % 7;
    return daysIntoWeek <= 3 ? firstDay - daysIntoWeek : firstDay + 7 - daysIntoWeek;
  }

  private weekdaysIn(scope: Scope): number[] {
    const { firstDay, days } = scope;
    const { weekdays } = this.named;
    if (weekdays.length === 0) return Array.from({ length: days }, (_, at) => firstDay + at);
    return weekdays.flatMap(({ weekday, ordinal }) => {
      const first = firstDay + ((weekday - weekdayOf(firstDay) + 7) % 7);
      const count = Math.floor((firstDay + days - 1 - first) / 7) + 1;
      if (ordinal === 0) return Array.from({ length: count }, (_, at) => first + at * 7);
      const place = ordinal > 0 ? ordinal - 1 : count + ordinal;
      return place < 0 || place >= count ? [] : [first + place * 7];
    });
  }
}

/**
 * RFC 5545, 3.3.10: what the rule does not say is as in DTSTART. A year's rule that names no day falls on the start's day, and in
 * its month if it names none; if it names weeks alone, on the start's weekday in them.
 */
function namedDays(rule: RecurrenceRule, scale: CalendarScale, startDay: number): NamedDays {
  const { frequency, byMonth, byDay, byMonthDay, byYearDay, byWeekNumber } = rule;
  const written = { months: byMonth, monthDays: byMonthDay, weekdays: byDay };
  if (byDay.length + byMonthDay.length + byYearDay.length > 0) return written;
  const onWeekday = { ...written, weekdays: [{ weekday: weekdayOf(startDay), ordinal: 0 }] };
  if (frequency === 'WEEKLY') return onWeekday;
  const month = scale.monthHolding(startDay);
  const monthDays = [startDay - month.firstDay + 1];
  if (frequency === 'MONTHLY') return { ...written, monthDays };
  if (frequency !== 'YEARLY') return written;
  if (byWeekNumber.length > 0) return onWeekday;
  return { ...written, months: byMonth.length > 0 ? byMonth : [month.name], monthDays };
}

const isCounted = (numbers: readonly number[], { firstDay, days }: Scope, day: number): boolean =>
  numbers.includes(day - firstDay + 1) || numbers.includes(day - firstDay - days);

const sorted = (days: readonly number[]): number[] => [...new Set(days)].sort((a, b) => a - b);
