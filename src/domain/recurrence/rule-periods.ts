import { dayMs, minuteMs, weekdayOf } from '../time/local-date.js';
import type { WallClock } from '../time/zone.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import { RuleDays } from './rule-days.js';

/**
 * The periods of a rule, numbered 0, 1, 2 from the one that holds the start, INTERVAL already counted in, and what falls into each.
 * Any of them can be asked for by its number: a far window costs what is in it, and nothing of the years before.
 */
export interface RulePeriods {
  /** The last period that begins at the wall clock or before it; 0 for what is before the start. */
  numberAt(wall: WallClock): number;
  /** Nothing of this period or a later one is earlier. */
  earliest(period: number): WallClock;
  /**
   * What falls into it, sorted, each once; what lies before the start too, since BYSETPOS counts it. Undefined past
   * `wallsPerPeriodMax`.
   */
  walls(period: number): WallClock[] | undefined;
  /** The next period in which something may fall. */
  after(period: number): number;
  /** Whether in each period (but the first, which may begin before the start) equally much falls. */
  readonly isEven: boolean;
}

const secondMs = 1_000;
const hourMs = 60 * minuteMs;

/** More than every minute of a day, every day of a month: a year of seconds would be 250 MB of numbers, and nobody's calendar. */
const wallsPerPeriodMax = 100_000;

export function rulePeriods(rule: RecurrenceRule, start: WallClock): RulePeriods {
  const { frequency } = rule;
  if (frequency === 'HOURLY') return new ClockPeriods(rule, start, hourMs);
  if (frequency === 'MINUTELY') return new ClockPeriods(rule, start, minuteMs);
  if (frequency === 'SECONDLY') return new ClockPeriods(rule, start, secondMs);
  if (frequency === 'YEARLY') return new YearPeriods(rule, start);
  return frequency === 'MONTHLY' ? new MonthPeriods(rule, start) : new DayPeriods(rule, start);
}

/** BYSETPOS: of what falls into one period, the first, the last and so on. */
function chosen(walls: WallClock[], { bySetPosition }: RecurrenceRule): WallClock[] {
  if (bySetPosition.length === 0) return walls;
  const places = bySetPosition.map((position) => (position > 0 ? position - 1 : walls.length + position));
  return [...new Set(places)].sort((a, b) => a - b).flatMap((place) => walls[place] ?? []);
}

/** Each of so many units or, if none are written, the one that the start has. A leap second is the second before it. */
function clockValues(written: readonly number[], unitMs: number, unitsInNext: number, time: number): number[] {
  if (written.length === 0) return [(Math.floor(time / unitMs) % unitsInNext) * unitMs];
  return [...new Set(written.map((value) => Math.min(value, unitsInNext - 1) * unitMs))];
}

const sums = (longer: readonly number[], shorter: readonly number[]): number[] =>
  longer.flatMap((one) => shorter.map((other) => one + other));

/** Periods of whole days: on each day of the rule the same times, BYHOUR × BYMINUTE × BYSECOND. */
abstract class PeriodsOfDays implements RulePeriods {
  protected readonly startDay: number;
  protected readonly days: RuleDays;
  private readonly times: readonly number[];
  /** By how much a period may reach into the one before it: week 1, or a day that SKIP moves back. */
  private readonly reachMs: number;
  abstract readonly isEven: boolean;

  constructor(
    protected readonly rule: RecurrenceRule,
    start: WallClock,
  ) {
    this.startDay = Math.floor(start / dayMs);
    this.days = new RuleDays(rule, this.startDay);
    const time = start - this.startDay * dayMs;
    const seconds = clockValues(rule.bySecond, secondMs, 60, time);
    const minutes = clockValues(rule.byMinute, minuteMs, 60, time);
    this.times = sums(sums(clockValues(rule.byHour, hourMs, 24, time), minutes), seconds);
    this.reachMs = (rule.byWeekNumber.length > 0 ? 6 * dayMs : 0) + (rule.skip === 'BACKWARD' ? dayMs : 0);
  }

  numberAt(wall: WallClock): number {
    return Math.max(0, Math.floor(this.unitsUntil(Math.floor(wall / dayMs)) / this.rule.interval));
  }

  earliest(period: number): WallClock {
    return this.firstDay(period * this.rule.interval) * dayMs - this.reachMs;
  }

  walls(period: number): WallClock[] | undefined {
    const days = this.daysOf(period * this.rule.interval);
    if (days.length * this.times.length > wallsPerPeriodMax) return undefined;
    return chosen(
      sums(
        days.map((day) => day * dayMs),
        this.times,
      ),
      this.rule,
    );
  }

  after(period: number): number {
    return period + 1;
  }

  /** Years, months, weeks or days from the start's to the one that holds the day. */
  protected abstract unitsUntil(day: number): number;
  /** The first day of the unit that is so many after the start's. */
  protected abstract firstDay(units: number): number;
  protected abstract daysOf(units: number): number[];
}

class YearPeriods extends PeriodsOfDays {
  private readonly startYear = this.days.yearOf(this.startDay);
  override readonly isEven = false;

  protected override unitsUntil(day: number): number {
    return this.days.yearOf(day) - this.startYear;
  }

  protected override firstDay(units: number): number {
    const { scale } = this.days;
    return units > yearsMax ? scale.lastDay + 1 : scale.year(this.startYear + units).firstDay;
  }

  protected override daysOf(units: number): number[] {
    return this.days.ofYear(this.days.scale.year(this.startYear + units));
  }
}

/** As many as RFC 5545 can write. */
const yearsMax = 10_000;

class MonthPeriods extends PeriodsOfDays {
  override readonly isEven = false;

  protected override unitsUntil(day: number): number {
    return this.days.scale.monthsUntil(this.startDay, day);
  }

  protected override firstDay(units: number): number {
    const { scale } = this.days;
    return scale.monthAfter(this.startDay, units)?.firstDay ?? scale.lastDay + 1;
  }

  protected override daysOf(units: number): number[] {
    const month = this.days.scale.monthAfter(this.startDay, units);
    return month === undefined ? [] : this.days.ofMonth(month);
  }
}

/** Weeks, from WKST on, and days. */
class DayPeriods extends PeriodsOfDays {
  private readonly unitDays = this.rule.frequency === 'WEEKLY' ? 7 : 1;
  private readonly first =
    this.unitDays === 1 ? this.startDay : this.startDay - ((weekdayOf(this.startDay) - this.rule.weekStart + 7) % 7);
  override readonly isEven = this.unitDays === 1 ? this.days.takesEveryDay : this.days.takesEveryWeek;

  protected override unitsUntil(day: number): number {
    return Math.floor((day - this.first) / this.unitDays);
  }

  protected override firstDay(units: number): number {
    return this.first + units * this.unitDays;
  }

  protected override daysOf(units: number): number[] {
    const day = this.firstDay(units);
    if (this.unitDays === 7) return this.days.ofWeek(day);
    return this.days.holds(day) ? [day] : [];
  }
}

/** Hours, minutes and seconds. Days and hours that the rule passes over are jumped, not walked through. */
class ClockPeriods implements RulePeriods {
  private readonly first: WallClock;
  private readonly stepMs: number;
  private readonly days: RuleDays;
  private readonly offsets: readonly number[];
  private readonly limits: readonly ClockLimit[];
  readonly isEven: boolean;

  constructor(
    private readonly rule: RecurrenceRule,
    start: WallClock,
    unitMs: number,
  ) {
    this.first = Math.floor(start / unitMs) * unitMs;
    this.stepMs = rule.interval * unitMs;
    this.days = new RuleDays(rule, Math.floor(start / dayMs));
    const time = start - Math.floor(start / dayMs) * dayMs;
    const seconds = unitMs > secondMs ? clockValues(rule.bySecond, secondMs, 60, time) : [0];
    this.offsets = unitMs > minuteMs ? sums(clockValues(rule.byMinute, minuteMs, 60, time), seconds) : seconds;
    this.limits = [
      { unitMs: hourMs, inNext: 24, values: rule.byHour },
      { unitMs: minuteMs, inNext: 60, values: unitMs <= minuteMs ? rule.byMinute : [] },
      {
        unitMs: secondMs,
        inNext: 60,
        values: unitMs <= secondMs ? rule.bySecond.map((each) => Math.min(each, 59)) : [],
      },
    ].filter(({ values }) => values.length > 0);
    this.isEven = this.limits.length === 0 && this.days.takesEveryDay;
  }

  numberAt(wall: WallClock): number {
    return Math.max(0, Math.floor((wall - this.first) / this.stepMs));
  }

  earliest(period: number): WallClock {
    return this.first + period * this.stepMs;
  }

  walls(period: number): WallClock[] {
    const begin = this.earliest(period);
    if (this.passedOver(begin) !== undefined) return [];
    return chosen(
      this.offsets.map((offset) => begin + offset),
      this.rule,
    );
  }

  after(period: number): number {
    const next = period + 1;
    const until = this.passedOver(this.earliest(next));
    return until === undefined ? next : Math.max(next, Math.ceil((until - this.first) / this.stepMs));
  }

  /** When the day, hour or minute ends that the rule passes over at this time; undefined when it passes over none. */
  private passedOver(wall: WallClock): WallClock | undefined {
    const day = Math.floor(wall / dayMs);
    if (!this.days.takesEveryDay && !this.holdsDay(day)) return (day + 1) * dayMs;
    const time = wall - day * dayMs;
    const limit = this.limits.find(
      ({ unitMs, inNext, values }) => !values.includes(Math.floor(time / unitMs) % inNext),
    );
    return limit && (Math.floor(wall / limit.unitMs) + 1) * limit.unitMs;
  }

  private dayAsked = Number.NaN;
  private dayHeld = false;

  /** Asked for every second of a day, it looks at the day once. */
  private holdsDay(day: number): boolean {
    if (day !== this.dayAsked) this.dayHeld = this.days.holds(day);
    this.dayAsked = day;
    return this.dayHeld;
  }
}

interface ClockLimit {
  readonly unitMs: number;
  readonly inNext: number;
  readonly values: readonly number[];
}
