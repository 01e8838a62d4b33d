import { emptySet, type Interval, type IntervalSet, intervalSet } from './interval.js';
import { dayMs, dayNumberOf, type IsoWeekday, type LocalDate, minuteMs, weekdayOf } from './local-date.js';
import { instantOfWallClock, type TimeZone, wallClockOf } from './zone.js';

/**
 * When somebody works, as they told us: weekly hours on their own wall clock, holding from a day on. On each day the
 * rule with the latest `effectiveFrom` that is not after it holds, alone. Nobody's hours are guessed: without any rule,
 * or before the first one, nothing is known; a rule without hours says that the person works at no time.
 */
export interface WorkingHoursRule {
  /** '0001-01-01' for "always has been so". */
  readonly effectiveFrom: LocalDate;
  readonly weekly: readonly WeeklyHours[];
}

export interface WeeklyHours {
  readonly weekday: IsoWeekday;
  /** Minutes since midnight on the person's wall clock, 0 to 1,439. */
  readonly startMinute: number;
  /** 1 to 1,440; at or before `startMinute` means that the work ends on the following day (22:00 to 06:00). */
  readonly endMinute: number;
}

/** Both clipped to the window of the expander, and never overlapping. */
export interface WorkingTime {
  readonly working: IntervalSet;
  /** Before the first rule, or always without one: when we cannot say whether the person works. */
  readonly unknown: IntervalSet;
}

export type ExpandWorkingHours = (zone: TimeZone, rules: readonly WorkingHoursRule[]) => WorkingTime;

/** The length of the shift in minutes. Equal start and end are a whole day round the clock. */
const lengthMinutes = ({ startMinute, endMinute }: WeeklyHours): number =>
  endMinute > startMinute ? endMinute - startMinute : endMinute + 1_440 - startMinute;

/**
 * An expander of working hours over one window. People of one organisation keep the same hours, so each different pair
 * of zone and rules is expanded once and shared; the memory of it is the expander's own and ends with the search.
 *
 * A shift belongs to the day on which it begins: a holiday (a date on the person's wall) takes away the shifts that
 * begin on it, also what of them falls on the following day, and leaves the night shift that came into it. Both ends
 * are local times, read `compatible` at a clock change (see `instantOfWallClock`): the night shift of 22:00 to 06:00 is
 * an hour shorter in March and an hour longer in October, and a shift that lies inside the gap keeps its length, or
 * vanishes if its end comes to lie before its start.
 */
export function workingHoursExpander(window: Interval, closed: ReadonlySet<LocalDate>): ExpandWorkingHours {
  const closedNumbers = new Set([...closed].map(dayNumberOf));
  const expanded = new Map<string, WorkingTime>();
  return (zone, rules) => {
    if (rules.length === 0) return { working: emptySet, unknown: intervalSet([window]) };
    const key = keyOf(zone, rules);
    const known = expanded.get(key);
    if (known !== undefined) return known;
    const inForce = rules
      .map((rule): DatedWeek => ({ from: dayNumberOf(rule.effectiveFrom) ?? 0, shifts: byWeekday(rule.weekly) }))
      .sort((a, b) => a.from - b.from);
    const workingTime = {
      working: workingIn(window, zone, inForce, closedNumbers),
      unknown: unknownIn(window, zone, inForce),
    };
    expanded.set(key, workingTime);
    return workingTime;
  };
}

/** A rule with its first day as a number and its shifts by weekday, 1 to 7; index 0 stays empty. */
interface DatedWeek {
  readonly from: number;
  readonly shifts: readonly (readonly WeeklyHours[])[];
}

function byWeekday(weekly: readonly WeeklyHours[]): WeeklyHours[][] {
  const week: WeeklyHours[][] = Array.from({ length: 8 }, () => []);
  for (const hours of weekly) week[hours.weekday]?.push(hours);
  return week;
}

/** Text, not identity, since rows from the database are never the same objects for two people. */
const keyOf = (zone: TimeZone, rules: readonly WorkingHoursRule[]): string => {
  let key = zone;
  for (const rule of rules) {
    key += `;${rule.effectiveFrom}`;
    for (const { weekday, startMinute, endMinute } of rule.weekly) key += `,${weekday} ${startMinute} ${endMinute}`;
  }
  return key;
};

function unknownIn(window: Interval, zone: TimeZone, inForce: readonly DatedWeek[]): IntervalSet {
  const known = instantOfWallClock(zone, (inForce[0]?.from ?? 0) * dayMs);
  return intervalSet([{ start: window.start, end: Math.min(known, window.end) }]);
}

function workingIn(
  window: Interval,
  zone: TimeZone,
  inForce: readonly DatedWeek[],
  closed: ReadonlySet<number | undefined>,
): IntervalSet {
  const intervals: Interval[] = [];
  // The day before the window's first may have a shift that reaches into it.
  const first = Math.floor(wallClockOf(zone, window.start) / dayMs) - 1;
  const last = Math.floor(wallClockOf(zone, window.end) / dayMs);
  for (let day = first, rule = 0; day <= last; day += 1) {
    while ((inForce[rule + 1]?.from ?? Number.POSITIVE_INFINITY) <= day) rule += 1;
    const current = inForce[rule];
    if (current === undefined || current.from > day || closed.has(day)) continue;
    for (const shift of current.shifts[weekdayOf(day)] ?? []) {
      const wall = day * dayMs + shift.startMinute * minuteMs;
      const start = Math.max(window.start, instantOfWallClock(zone, wall));
      const end = Math.min(window.end, instantOfWallClock(zone, wall + lengthMinutes(shift) * minuteMs));
      if (start < end) intervals.push({ start, end });
    }
  }
  return intervalSet(intervals);
}
