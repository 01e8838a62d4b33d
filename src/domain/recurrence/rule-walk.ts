import { dayMs } from '../time/local-date.js';
import type { WallClock } from '../time/zone.js';
import { calendarScale } from './calendar-scale.js';
import type { RecurrenceEffort } from './recurrence-effort.js';
import type { RecurrenceRule } from './recurrence-rule.js';
import { type RulePeriods, rulePeriods } from './rule-periods.js';

/** A rule with the start that it is counted from. */
export interface StartedRule {
  readonly rule: RecurrenceRule;
  readonly start: WallClock;
  /** The start is a day: UNTIL is read as one. */
  readonly isDate: boolean;
  /** The start is the first of COUNT even if the rule does not give it (RFC 5545, 3.3.10: "always counts"). */
  readonly startCounts: boolean;
}

/** Which of a rule's wall clocks are asked for. Half-open, like all stretches of time here. */
export interface WallRange {
  readonly from: WallClock;
  readonly to: WallClock;
}

/**
 * What a rule gives on the wall clock of its start: rising, each once, none before the start. Nothing is turned into an
 * instant here, so counting to COUNT costs days and no zones; UNTIL in UTC is kept to the day alone, and whoever knows the zone
 * looks at the rest.
 *
 * Without COUNT it goes straight to the period that holds `from`. With COUNT it must know how many came before: where every period
 * holds equally many (each day, Tuesdays and Fridays, every second) that is one multiplication; otherwise each is looked at.
 */
export function* ruleWalls(
  started: StartedRule,
  range: WallRange,
  effort: RecurrenceEffort,
): Generator<WallClock, void> {
  const { start, isDate } = started;
  const scale = calendarScale(started.rule.scale);
  if (start < scale.firstDay * dayMs) return effort.giveUp();
  const periods = rulePeriods(isDate ? ofDays(started.rule) : started.rule, start);
  let { left, period } = beginning(started, periods, range);
  const end = Math.min(range.to, (scale.lastDay + 1) * dayMs, lastWall(started) + 1);
  const pending = new PendingWalls();
  while (left > 0 && periods.earliest(period) < end) {
    if (!effort.takePeriod()) return;
    const walls = periods.walls(period);
    if (walls === undefined) return effort.giveUp();
    pending.add(walls);
    period = periods.after(period);
    for (const wall of pending.takeBefore(Math.min(periods.earliest(period), end))) {
      if (wall < start || left === 0) continue;
      left -= 1;
      if (wall >= range.from) yield wall;
    }
  }
}

/** Whether the rule gives its own start. A start that it does not give counts as an occurrence all the same, in some programs. */
export function isInStep(rule: RecurrenceRule, start: WallClock): boolean {
  const periods = rulePeriods(rule, start);
  return periods.walls(0)?.includes(start) ?? false;
}

/** RFC 5545, 3.3.10: a start without a time of day leaves the parts that name one without meaning. */
const ofDays = (rule: RecurrenceRule): RecurrenceRule => ({ ...rule, byHour: [], byMinute: [], bySecond: [] });

/** The period to begin with, and how many occurrences are left from it on. */
function beginning(
  { rule, start, startCounts }: StartedRule,
  periods: RulePeriods,
  { from }: WallRange,
): { period: number; left: number } {
  // One earlier, because what SKIP moves forward belongs to the month before the one it falls into.
  const period = Math.max(0, periods.numberAt(from) - 1);
  if (rule.count === undefined) return { period, left: Number.POSITIVE_INFINITY };
  const left = rule.count - (startCounts && !isInStep(rule, start) ? 1 : 0);
  if (period < 2 || !periods.isEven) return { period: 0, left };
  const inFirst = periods.walls(0)?.filter((wall) => wall >= start).length ?? 0;
  return { period, left: left - inFirst - (period - 1) * (periods.walls(1)?.length ?? 0) };
}

function lastWall({ rule: { until }, isDate }: StartedRule): WallClock {
  if (until === undefined) return Number.POSITIVE_INFINITY;
  if (until.written === 'DATE') return until.wall + dayMs - 1;
  // No clock differs from UTC by more than a day.
  return until.written === 'UTC' && !isDate ? until.wall + dayMs : until.wall;
}

/** What was found and may still be preceded by something of the next period: nearly always nothing. */
class PendingWalls {
  private walls: readonly WallClock[] = [];

  add(walls: readonly WallClock[]): void {
    this.walls = this.walls.length === 0 ? walls : [...new Set([...this.walls, ...walls])].sort((a, b) => a - b);
  }

  takeBefore(limit: WallClock): readonly WallClock[] {
    const taken = this.walls;
    if ((taken.at(-1) ?? limit) < limit) {
      this.walls = [];
      return taken;
    }
    this.walls = taken.filter((wall) => wall >= limit);
    return taken.filter((wall) => wall < limit);
  }
}
