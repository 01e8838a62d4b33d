import type { DayPattern } from './day-pattern.js';
import { brokenMaxOf } from './programme-limits.js';
import type { ProgrammeWeeks } from './programme-weeks.js';
import { canBothBe, type RhythmPlace } from './week-repair.js';
import { addWeek, countWeeks, type WeekSets, wordsFor } from './week-set.js';

/** The first sessions of a rhythm, or all of them. */
export interface RhythmSoFar {
  readonly sessions: readonly RhythmPlace[];
  /** The weeks in which none of them gives way. */
  readonly whole: WeekSets;
  /** How often they give way in sum. */
  readonly broken: number;
}

export interface RhythmVisitor {
  /** Whether to look at the rhythms that begin with these sessions, and give way so often in sum at the least. */
  isWorthwhile(pattern: DayPattern, sessions: readonly RhythmPlace[], broken: number): boolean;
  /** A rhythm that gives way seldom enough. They come in order of their places. */
  visit(pattern: DayPattern, rhythm: RhythmSoFar): void;
}

/**
 * Visits every choice of hours for the days of a pattern, as long as there are steps left. Each session narrows the weeks
 * in which the rhythm is whole, so a choice that has given way too often is left with all that begin with it.
 */
export function walkRhythms(
  pattern: DayPattern,
  weeks: ProgrammeWeeks,
  visitor: RhythmVisitor,
  budget: { steps: number },
): void {
  const words = wordsFor(weeks.count);
  const brokenMax = brokenMaxOf(weeks.count);
  const extend = ({ sessions, whole, broken }: RhythmSoFar): void => {
    const at = sessions.length;
    if (budget.steps <= 0) return;
    if (!visitor.isWorthwhile(pattern, sessions, broken + (pattern.leastBroken[at] ?? 0))) return;
    const next = pattern.days[at];
    if (next === undefined) return visitor.visit(pattern, { sessions, whole, broken });
    for (const option of next.options) {
      const session = { table: next.table, place: option.place };
      if (!sessions.every((other) => canBothBe(other, session))) continue;
      budget.steps -= 1;
      const left = new Uint32Array(words);
      next.table.keep(option.place, whole, left);
      if (weeks.count - countWeeks(left, 0, words) > brokenMax) continue;
      extend({ sessions: [...sessions, session], whole: left, broken: broken + option.broken });
    }
  };
  const whole = new Uint32Array(words);
  for (let week = 0; week < weeks.count; week += 1) addWeek(whole, 0, week);
  extend({ sessions: [], whole, broken: 0 });
}
