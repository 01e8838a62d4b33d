import { Temporal } from 'temporal-polyfill';
import type { ZoneTransition } from './zone-transition.js';

/** When a zone's clocks change each year, in the words of RRULE (RFC 5545, 3.3.10). */
export interface YearlyRule {
  readonly transition: ZoneTransition;
  /** What follows `FREQ=YEARLY;`. */
  readonly parts: string;
  /** The day of the month on which the clocks change in that year. */
  dayIn(year: number): number;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/**
 * The rule that a change of clocks follows. The tz database gives dates, not rules, so each rule that could have given
 * this date is tried on the years around it, and the one that holds longest wins: "the last Sunday" and "the fourth
 * Sunday" fall together in one year and part in the next. Undefined when no rule holds for two years running: a change
 * that was made once, or one that follows the moon.
 */
export function yearlyRuleOf(
  transition: ZoneTransition,
  around: ReadonlyMap<number, readonly ZoneTransition[]>,
): YearlyRule | undefined {
  let best: YearlyRule | undefined;
  let bestYears = 1;
  for (const rule of candidates(transition)) {
    const years = yearsHeld(rule, around);
    if (years > bestYears) {
      best = rule;
      bestYears = years;
    }
  }
  return best;
}

/** In how many years running, the transition's own among them, the rule gives the date that the database has. */
function yearsHeld(rule: YearlyRule, around: ReadonlyMap<number, readonly ZoneTransition[]>): number {
  const own = rule.transition.wall.year;
  let first = own;
  let last = own;
  while (holdsIn(rule, first - 1, around)) first -= 1;
  while (holdsIn(rule, last + 1, around)) last += 1;
  return last - first + 1;
}

/** Whether the database has this change in that year on the day that the rule gives. */
export function holdsIn(
  rule: YearlyRule,
  year: number,
  around: ReadonlyMap<number, readonly ZoneTransition[]>,
): boolean {
  const { wall, offsetFromSeconds, offsetToSeconds } = rule.transition;
  return (around.get(year) ?? []).some(
    (other) =>
      other.offsetFromSeconds === offsetFromSeconds &&
      other.offsetToSeconds === offsetToSeconds &&
      other.wall.month === wall.month &&
      other.wall.day === rule.dayIn(year) &&
      other.wall.toPlainTime().equals(wall.toPlainTime()),
  );
}

/** The plainest rule first: among rules that hold equally long, the first one is kept. */
function candidates(transition: ZoneTransition): YearlyRule[] {
  const { wall } = transition;
  const rules = [lastWeekday(transition)];
  const earliest = Math.max(1, wall.day - 6);
  const latest = Math.min(wall.day, wall.daysInMonth - 6);
  for (let day = earliest; day <= latest; day += 1) if (day % 7 === 1) rules.push(weekdayFrom(transition, day));
  rules.push({ transition, parts: `BYMONTH=${wall.month};BYMONTHDAY=${wall.day}`, dayIn: () => wall.day });
  for (let day = earliest; day <= latest; day += 1) if (day % 7 !== 1) rules.push(weekdayFrom(transition, day));
  return rules;
}

function lastWeekday(transition: ZoneTransition): YearlyRule {
  const { month, dayOfWeek } = transition.wall;
  return {
    transition,
    parts: `BYMONTH=${month};BYDAY=-1${weekdays[dayOfWeek - 1]}`,
    dayIn(year) {
      const lastDay = Temporal.PlainDate.from({ year, month, day: 31 });
      return lastDay.day - ((lastDay.dayOfWeek - dayOfWeek + 7) % 7);
    },
  };
}

/** The first such weekday on or after a day of the month, which is what "the second Sunday" is as well. */
function weekdayFrom(transition: ZoneTransition, day: number): YearlyRule {
  const { month, dayOfWeek } = transition.wall;
  const weekday = weekdays[dayOfWeek - 1];
  const week = Array.from({ length: 7 }, (_, index) => day + index).join(',');
  const byDay = day % 7 === 1 ? `BYDAY=${(day + 6) / 7}${weekday}` : `BYDAY=${weekday};BYMONTHDAY=${week}`;
  return {
    transition,
    parts: `BYMONTH=${month};${byDay}`,
    dayIn: (year) => day + ((dayOfWeek - Temporal.PlainDate.from({ year, month, day }).dayOfWeek + 7) % 7),
  };
}
