import { type DayPattern, dayPatterns } from './day-pattern.js';
import { fewestDropped } from './fewest-dropped.js';
import type { FreeTimes } from './free-times.js';
import { homesOf } from './home-rooms.js';
import { brokenMaxOf, rhythmStepsMax, stepsOfRepair } from './programme-limits.js';
import { type Place, ProgrammeWeeks } from './programme-weeks.js';
import type { ProgrammeWish } from './programme-wish.js';
import { type RhythmSoFar, type RhythmVisitor, walkRhythms } from './rhythm-walk.js';
import { type RhythmPlace, repairedWeek } from './week-repair.js';
import { hasWeek } from './week-set.js';
import { WeekTable } from './week-table.js';

/** The days and hours of every week, and the room of each type. */
export interface Rhythm {
  /** By type in the order of the tables, then by day. */
  readonly sessions: readonly RhythmPlace[];
  readonly weeks: ProgrammeWeeks;
  /** For each table the number of its room among those it names. */
  readonly homes: ReadonlyMap<WeekTable, number>;
  readonly dropped: number;
  readonly moved: number;
}

/**
 * The best rhythm; undefined if every one gives way too often. What is counted is in this order, always the fewest:
 *
 * 1. sessions dropped over the whole programme: each is coaching that somebody does not get;
 * 2. pairs of sessions of a week that share a day: two on one day tire, in every week;
 * 3. sessions moved;
 * 4. sessions held at their time in another room than their type's own;
 * 5. pairs of sessions on days next to each other;
 * 6. the places themselves: earlier in the week, type by type.
 *
 * Every choice of days is looked at from the one that promises most on, and of each every choice of hours, but where the
 * weeks that have given way so far show that no completion betters what is found. That is exact (ADR 35).
 */
export function bestRhythm(wish: RhythmWish, free: FreeTimes, steps = rhythmStepsMax): Rhythm | undefined {
  const weeks = new ProgrammeWeeks(wish.zone, wish.from, wish.weeks, wish.closed);
  const days = wish.days.toSorted((a, b) => (a.type < b.type ? -1 : 1));
  const tables = days.map((day) => WeekTable.of(weeks, day, free));
  return new RhythmSearch(tables, weeks, { steps }).best();
}

/** What a rhythm depends on. */
export type RhythmWish = Pick<ProgrammeWish, 'zone' | 'from' | 'weeks' | 'days' | 'closed'>;

/** In the order of what is counted; the shorter is equal to a longer one that begins with it. */
type Score = readonly number[];

function compareScores(one: Score, other: Score): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

class RhythmSearch implements RhythmVisitor {
  /** As many are dropped in any rhythm. */
  private readonly leastDropped: number;
  private found: Rhythm | undefined;
  private score: Score = [Number.POSITIVE_INFINITY];

  constructor(
    private readonly tables: readonly WeekTable[],
    private readonly weeks: ProgrammeWeeks,
    private readonly budget: { steps: number },
  ) {
    this.leastDropped = fewestDropped(tables, weeks.count);
  }

  best(): Rhythm | undefined {
    const patterns = dayPatterns(this.tables, brokenMaxOf(this.weeks.count))
      .map((pattern) => ({ pattern, bound: this.boundOf(pattern, [], pattern.leastBroken[0] ?? 0) }))
      .sort((a, b) => compareScores(a.bound, b.bound));
    for (const { pattern } of patterns) walkRhythms(pattern, this.weeks, this, this.budget);
    return this.found;
  }

  isWorthwhile(pattern: DayPattern, sessions: readonly RhythmPlace[], broken: number): boolean {
    return compareScores(this.boundOf(pattern, sessions, broken), this.score) <= 0;
  }

  /** Weighs a whole rhythm; repairs its weeks only if it may still be the best. */
  visit({ sameDay, adjacent }: DayPattern, { sessions, whole, broken }: RhythmSoFar): void {
    const homes = homesOf(this.tables, sessions);
    if (homes === undefined) return;
    const places: readonly Place[] = sessions.map(({ place }) => place);
    const scoreWith = (dropped: number): Score => {
      return [dropped, sameDay, broken - dropped, homes.elsewhere, adjacent, ...places];
    };
    if (compareScores(scoreWith(this.leastDropped), this.score) >= 0) return;
    let dropped = 0;
    for (let week = 0; week < this.weeks.count; week += 1) {
      if (hasWeek(whole, 0, week)) continue;
      dropped += repairedWeek(sessions, week).dropped;
      this.budget.steps -= stepsOfRepair;
    }
    const score = scoreWith(dropped);
    if (compareScores(score, this.score) >= 0) return;
    this.score = score;
    this.found = { sessions, weeks: this.weeks, homes: homes.rooms, dropped, moved: broken - dropped };
  }

  /** What every rhythm with these days scores at the least, if it begins with these sessions and gives way so often. */
  private boundOf({ sameDay, adjacent }: DayPattern, sessions: readonly RhythmPlace[], broken: number): Score {
    const moved = Math.max(0, broken - this.leastDropped);
    return [this.leastDropped, sameDay, moved, 0, adjacent, ...sessions.map(({ place }) => place)];
  }
}
