import { subtract } from '../time/interval.js';
import { dayPatterns } from './day-pattern.js';
import type { FreeTimes } from './free-times.js';
import { homesOf } from './home-rooms.js';
import { brokenMaxOf, conflictStepsMax, rhythmStepsMax, smallestBlockersMax } from './programme-limits.js';
import type { ProgrammeBlocker } from './programme-plan.js';
import type { ProgrammeWeeks } from './programme-weeks.js';
import type { ProgrammeWish, WishedDay } from './programme-wish.js';
import { walkRhythms } from './rhythm-walk.js';
import type { WeekSets } from './week-set.js';
import { folded, placesOf, WeekTable } from './week-table.js';

/**
 * A smallest set of requirements without a rhythm, of a programme that has none. Every person's calendar and every type's
 * rooms are a requirement, and so is each type of day itself, with its hours: without it the type is not asked for.
 *
 * Each calendar is folded once, alone; the table of any set of requirements is then the AND of theirs. Sets are tried by
 * their size, and what contains one that has no rhythm has none, so the first that is found is smallest.
 */
export function blockersOf(wish: ProgrammeWish, weeks: ProgrammeWeeks, free: FreeTimes): ProgrammeBlocker[] {
  const days = wish.days.toSorted((a, b) => (a.type < b.type ? -1 : 1)).filter(({ perWeek }) => perWeek > 0);
  const folds = days.map((day) => new DayFolds(day, weeks, free));
  const personIds = [...new Set(days.flatMap((day) => day.attendeeIds))].sort();
  const all: ProgrammeBlocker[] = [
    ...days.map(({ type }) => ({ kind: 'HOURS', type }) as const),
    ...personIds.map((personId) => ({ kind: 'PERSON', personId, hoursUnknown: free.isUnknown(personId) }) as const),
    ...days
      .filter(({ roomIds }) => roomIds.length > 0)
      .map(({ type, roomIds }) => ({ kind: 'ROOM', type, roomIds }) as const),
  ];
  const isBlockedWithin = (steps: number) => (required: readonly ProgrammeBlocker[]) => {
    const tables = folds.flatMap((each) => each.tableOf(required));
    return tables.length > 0 && hasNoRhythm(tables, weeks, { steps });
  };
  for (let size = 1; size <= Math.min(smallestBlockersMax, all.length); size += 1) {
    const found = firstOfSize(all, size, isBlockedWithin(conflictStepsMax));
    if (found !== undefined) return found;
  }
  return irreducible(all, isBlockedWithin(rhythmStepsMax));
}

/** One type of day, and each calendar that it depends on folded alone. */
class DayFolds {
  private readonly places;
  private readonly always: WeekSets;
  private readonly people: ReadonlyMap<string, WeekSets>;
  private readonly rooms: readonly WeekSets[];

  constructor(
    private readonly day: WishedDay,
    private readonly weeks: ProgrammeWeeks,
    free: FreeTimes,
  ) {
    this.places = placesOf(weeks, day);
    const fold = (times: Float64Array) => folded(times, this.places, day.durationMs, weeks);
    const anytime = free.ofAll([]);
    this.always = fold(anytime);
    this.people = new Map(day.attendeeIds.map((id) => [id, fold(free.of(id))]));
    this.rooms = day.roomIds.map((id) => fold(subtract(anytime, free.takenOf(id))));
  }

  /** The type as far as it is required; none if its days are not. */
  tableOf(required: readonly ProgrammeBlocker[]): WeekTable[] {
    const { type, roomIds } = this.day;
    if (!required.some((each) => each.kind === 'HOURS' && each.type === type)) return [];
    let people = this.always;
    for (const each of required) {
      const own = each.kind === 'PERSON' ? this.people.get(each.personId) : undefined;
      if (own !== undefined) people = inBoth(people, own);
    }
    const needsRoom = required.some((each) => each.kind === 'ROOM' && each.type === type);
    const inRoom = needsRoom ? this.rooms.map((room) => inBoth(people, room)) : [];
    return [new WeekTable(this.weeks, { ...this.day, roomIds: needsRoom ? roomIds : [] }, this.places, people, inRoom)];
  }
}

const inBoth = (one: WeekSets, other: WeekSets): WeekSets => one.map((word, at) => word & (other[at] ?? 0));

/** Whether it is certain that there is none. */
function hasNoRhythm(tables: readonly WeekTable[], weeks: ProgrammeWeeks, budget: { steps: number }): boolean {
  let isFound = false;
  const visitor = {
    isWorthwhile: () => !isFound,
    visit: (_: unknown, { sessions }: { sessions: Parameters<typeof homesOf>[1] }) => {
      isFound = homesOf(tables, sessions) !== undefined;
    },
  };
  for (const pattern of dayPatterns(tables, brokenMaxOf(weeks.count))) walkRhythms(pattern, weeks, visitor, budget);
  return !isFound && budget.steps > 0;
}

function firstOfSize<Item>(
  items: readonly Item[],
  size: number,
  isFound: (some: readonly Item[]) => boolean,
  chosen: readonly Item[] = [],
): Item[] | undefined {
  if (chosen.length === size) return isFound(chosen) ? [...chosen] : undefined;
  for (const [at, item] of items.entries()) {
    const found = firstOfSize(items.slice(at + 1), size, isFound, [...chosen, item]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Leaves out, from the last, what can be left out. */
function irreducible<Item>(all: readonly Item[], isBlocked: (some: readonly Item[]) => boolean): Item[] {
  let kept = [...all];
  for (const item of all.toReversed()) {
    const fewer = kept.filter((other) => other !== item);
    if (isBlocked(fewer)) kept = fewer;
  }
  return kept;
}
