import { minuteMs } from '../time/local-date.js';
import { dayOf, minuteOf, type Place } from './programme-weeks.js';
import type { WeekTable } from './week-table.js';

/** A session of the rhythm: the table of its type, and where it begins. */
export interface RhythmPlace {
  readonly table: WeekTable;
  readonly place: Place;
}

/** Where each session of the rhythm is in one week: at its place, at another one, or nowhere. */
export interface RepairedWeek {
  readonly places: readonly (Place | undefined)[];
  readonly dropped: number;
}

/** Past so many steps the best repair so far is taken; a week with two sessions to move takes some ten. */
const repairStepsMax = 20_000;

/**
 * How a week comes closest to the rhythm. What can be held at its place stays there; of the rest as few as possible are
 * dropped, and the others are moved as little as possible in sum, of equal ways the earlier. The nearest day counts
 * first and the nearest hour on it second, so that somebody's dentist costs an hour and a holiday a day.
 */
export function repairedWeek(sessions: readonly RhythmPlace[], week: number): RepairedWeek {
  if (sessions.every(({ table, place }) => table.isHeld(place, week))) {
    return { places: sessions.map(({ place }) => place), dropped: 0 };
  }
  const places: (Place | undefined)[] = sessions.map(({ table, place }) =>
    table.isHeld(place, week) ? place : undefined,
  );
  const broken = sessions.flatMap((session, index) => (places[index] === undefined ? [{ ...session, index }] : []));
  const kept = sessions.filter((_, index) => places[index] !== undefined);
  const best = new WeekRepair(
    broken.map((session) => optionsOf(session, kept, week)),
    broken.map(({ table }) => table),
  ).best();
  for (const [at, { index }] of broken.entries()) places[index] = best[at];
  return { places, dropped: places.filter((place) => place === undefined).length };
}

interface Option {
  readonly place: Place;
  readonly distance: number;
}

/** Where a broken session could go, the nearest first. */
function optionsOf({ table, place: from }: RhythmPlace, kept: readonly RhythmPlace[], week: number): Option[] {
  return table
    .placesIn(week)
    .filter((place) => kept.every((other) => canBothBe({ table, place }, other)))
    .map((place) => ({ place, distance: distanceBetween(from, place) }))
    .sort((a, b) => a.distance - b.distance || a.place - b.place);
}

/** In minutes; a day is more than any hours within one. */
const distanceBetween = (from: Place, to: Place): number =>
  Math.abs(dayOf(from) - dayOf(to)) * 1_440 + Math.abs(minuteOf(from) - minuteOf(to));

/** Whether two sessions of one week do not meet, and are on different days if they are of one type. */
export function canBothBe(one: RhythmPlace, other: RhythmPlace): boolean {
  if (dayOf(one.place) !== dayOf(other.place)) return true;
  if (one.table === other.table) return false;
  const [first, second] = one.place < other.place ? [one, other] : [other, one];
  return minuteOf(first.place) + first.table.day.durationMs / minuteMs <= minuteOf(second.place);
}

/** The search for the best repair: session by session, the nearest place first, nowhere last. */
class WeekRepair {
  private readonly chosen: (Place | undefined)[] = [];
  private found: readonly (Place | undefined)[] | undefined;
  private fewest = Number.POSITIVE_INFINITY;
  private nearest = Number.POSITIVE_INFINITY;
  private steps = repairStepsMax;
  /** How many sessions from each on have no place at all. */
  private readonly lost: number[];

  constructor(
    private readonly options: readonly (readonly Option[])[],
    private readonly tables: readonly WeekTable[],
  ) {
    this.lost = [...options.map((_, at) => options.slice(at).filter((each) => each.length === 0).length), 0];
  }

  best(): readonly (Place | undefined)[] {
    this.search(0, 0, 0);
    return this.found ?? this.options.map(() => undefined);
  }

  private search(at: number, dropped: number, distance: number): void {
    if (this.cannotBeBetter(at, dropped, distance)) return;
    this.steps -= 1;
    if (at === this.options.length) return this.take(dropped, distance);
    for (const { place, distance: more } of this.options[at] ?? []) {
      if (!this.fits(at, place)) continue;
      this.chosen[at] = place;
      this.search(at + 1, dropped, distance + more);
    }
    this.chosen[at] = undefined;
    this.search(at + 1, dropped + 1, distance);
  }

  private cannotBeBetter(at: number, dropped: number, distance: number): boolean {
    if (this.found === undefined) return false;
    if (this.steps <= 0) return true;
    const least = dropped + (this.lost[at] ?? 0);
    if (least !== this.fewest) return least > this.fewest;
    // Nothing more may be dropped but what has no place: each of the others moves at least to its nearest.
    let nearest = distance;
    for (let rest = at; rest < this.options.length; rest += 1) nearest += this.options[rest]?.[0]?.distance ?? 0;
    return nearest > this.nearest;
  }

  private fits(at: number, place: Place): boolean {
    const table = this.tables[at];
    return this.chosen.slice(0, at).every((other, index) => {
      const otherTable = this.tables[index];
      if (other === undefined || table === undefined || otherTable === undefined) return true;
      return canBothBe({ table, place }, { table: otherTable, place: other });
    });
  }

  private take(dropped: number, distance: number): void {
    const isBetter =
      dropped < this.fewest ||
      (dropped === this.fewest &&
        (distance < this.nearest || (distance === this.nearest && isEarlier(this.chosen, this.found ?? []))));
    if (!isBetter) return;
    this.found = [...this.chosen];
    this.fewest = dropped;
    this.nearest = distance;
  }
}

/** Of two ways to place the same sessions, whether the first that differs is earlier in the one; nowhere is latest. */
function isEarlier(one: readonly (Place | undefined)[], other: readonly (Place | undefined)[]): boolean {
  const at = one.findIndex((place, index) => place !== other[index]);
  return at >= 0 && (one[at] ?? Number.POSITIVE_INFINITY) < (other[at] ?? Number.POSITIVE_INFINITY);
}
