import { type DayPattern, dayPatterns } from './day-pattern.js';
import type { FreeTimes } from './free-times.js';
import { fewestDropped } from './fewest-dropped.js';
import { brokenShareMax, rhythmsRepairedMax } from './programme-limits.js';
import { type Place, ProgrammeWeeks } from './programme-weeks.js';
import type { ProgrammeWish } from './programme-wish.js';
import { canBothBe, type RhythmPlace, repairedWeek } from './week-repair.js';
import { addWeek, countWeeks, hasWeek, type WeekSets, wordsFor } from './week-set.js';
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

/** How many of so many give way at most. */
export const brokenMaxOf = (count: number): number => Math.round(count * brokenShareMax);

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
export function bestRhythm(wish: RhythmWish, free: FreeTimes): Rhythm | undefined {
  const weeks = new ProgrammeWeeks(wish.zone, wish.from, wish.weeks, wish.closed);
  const days = wish.days.toSorted((a, b) => (a.type < b.type ? -1 : 1));
  const tables = days.map((day) => new WeekTable(weeks, day, free));
  return new RhythmSearch(tables, weeks).best();
}

/** What a rhythm depends on. */
export type RhythmWish = Pick<ProgrammeWish, 'zone' | 'from' | 'weeks' | 'days' | 'closed'>;

/** In the order of what is counted; the shorter is less if the longer begins with it. */
type Score = readonly number[];

function compareScores(one: Score, other: Score): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The part of a rhythm that is chosen: its first sessions. */
interface Prefix {
  readonly sessions: readonly RhythmPlace[];
  /** The weeks in which none of them gives way. */
  readonly whole: WeekSets;
  /** How often they give way in sum. */
  readonly broken: number;
}

class RhythmSearch {
  private readonly brokenMax: number;
  private readonly words: number;
  /** As many are dropped in any rhythm. */
  private readonly leastDropped: number;
  private found: Rhythm | undefined;
  private score: Score = [Number.POSITIVE_INFINITY];
  private repairsLeft = rhythmsRepairedMax;

  constructor(
    private readonly tables: readonly WeekTable[],
    private readonly weeks: ProgrammeWeeks,
  ) {
    this.brokenMax = brokenMaxOf(weeks.count);
    this.words = wordsFor(weeks.count);
    this.leastDropped = fewestDropped(tables, weeks.count);
  }

  best(): Rhythm | undefined {
    const patterns = dayPatterns(this.tables, this.brokenMax)
      .map((pattern) => ({ pattern, rest: leastBrokenFrom(pattern) }))
      .map(({ pattern, rest }) => ({ pattern, rest, bound: this.boundOf(pattern, [], rest[0] ?? 0) }))
      .sort((a, b) => compareScores(a.bound, b.bound));
    const whole = new Uint32Array(this.words);
    for (let week = 0; week < this.weeks.count; week += 1) addWeek(whole, 0, week);
    for (const { pattern, rest } of patterns) this.extend(pattern, rest, { sessions: [], whole, broken: 0 });
    return this.found;
  }

  /** What every rhythm with these days scores at the least, if it begins with these sessions and gives way so often. */
  private boundOf({ sameDay, adjacent }: DayPattern, sessions: readonly RhythmPlace[], broken: number): Score {
    const moved = Math.max(0, broken - this.leastDropped);
    return [this.leastDropped, sameDay, moved, 0, adjacent, ...sessions.map(({ place }) => place)];
  }

  private extend(pattern: DayPattern, rest: readonly number[], prefix: Prefix): void {
    const at = prefix.sessions.length;
    const next = pattern.days[at];
    if (compareScores(this.boundOf(pattern, prefix.sessions, prefix.broken + (rest[at] ?? 0)), this.score) > 0) return;
    if (next === undefined) return this.take(pattern, prefix);
    for (const { place, broken } of next.options) {
      const session = { table: next.table, place };
      if (!prefix.sessions.every((other) => canBothBe(other, session))) continue;
      const whole = new Uint32Array(this.words);
      next.table.keep(place, prefix.whole, whole);
      if (this.weeks.count - countWeeks(whole, 0, this.words) > this.brokenMax) continue;
      this.extend(pattern, rest, { sessions: [...prefix.sessions, session], whole, broken: prefix.broken + broken });
    }
  }

  /** Weighs a whole rhythm; repairs its weeks only if it may still be the best. */
  private take({ sameDay, adjacent }: DayPattern, { sessions, whole, broken }: Prefix): void {
    const homes = this.homesOf(sessions);
    if (homes === undefined || this.repairsLeft === 0) return;
    const places: readonly Place[] = sessions.map(({ place }) => place);
    const scoreWith = (dropped: number): Score => {
      return [dropped, sameDay, broken - dropped, homes.elsewhere, adjacent, ...places];
    };
    if (compareScores(scoreWith(this.leastDropped), this.score) >= 0) return;
    this.repairsLeft -= 1;
    let dropped = 0;
    for (let week = 0; week < this.weeks.count; week += 1) {
      if (!hasWeek(whole, 0, week)) dropped += repairedWeek(sessions, week).dropped;
    }
    const score = scoreWith(dropped);
    if (compareScores(score, this.score) >= 0) return;
    this.score = score;
    this.found = { sessions, weeks: this.weeks, homes: homes.rooms, dropped, moved: broken - dropped };
  }

  /** For each type the room in which most of its sessions can be; undefined if one has none that serves often enough. */
  private homesOf(sessions: readonly RhythmPlace[]): { rooms: Map<WeekTable, number>; elsewhere: number } | undefined {
    const rooms = new Map<WeekTable, number>();
    let elsewhere = 0;
    for (const table of this.tables) {
      const own = sessions.filter((session) => session.table === table);
      const counts = table.day.roomIds.map((_, room) =>
        own.reduce((sum, { place }) => sum + table.elsewhereAt(place, room), 0),
      );
      const fewest = Math.min(...counts);
      if (counts.length === 0) continue;
      if (fewest > brokenMaxOf(this.weeks.count * own.length)) return undefined;
      rooms.set(table, counts.indexOf(fewest));
      elsewhere += fewest;
    }
    return { rooms, elsewhere };
  }
}

/** How often the sessions of a pattern from each on give way at the least. */
function leastBrokenFrom({ days }: DayPattern): number[] {
  const rest = [0];
  for (const { options } of days.toReversed()) {
    rest.unshift((rest[0] ?? 0) + Math.min(...options.map(({ broken }) => broken)));
  }
  return rest;
}
