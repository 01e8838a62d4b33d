import { type IntervalSet, instantsFitting, subtract } from '../time/interval.js';
import { minuteMs } from '../time/local-date.js';
import type { FreeTimes } from './free-times.js';
import { gridMinutes } from './programme-limits.js';
import { dayOf, type Place, placesPerDay, type ProgrammeWeeks } from './programme-weeks.js';
import type { WishedDay } from './programme-wish.js';
import { addWeek, countWeeks, hasWeek, type WeekSets, wordsFor } from './week-set.js';

/** Of a session what decides when it can be held. */
export type FoldedDay = Omit<WishedDay, 'type' | 'perWeek'>;

/**
 * The calendars of a whole programme folded onto one week: for each place at which a session of the type may begin, the
 * weeks in which everybody and a room are free from there on. A rhythm is then judged for all weeks by an AND and a
 * count of bits, whatever the calendars hold.
 */
export class WeekTable<Day extends FoldedDay = WishedDay> {
  readonly words: number;
  /** The weeks in which it can be held in one of the rooms, by place. */
  private readonly held: WeekSets;
  private readonly heldPlaces: (readonly Place[] | undefined)[] = [];

  /** `people` are the weeks of each place in which they are free, `inRoom` those in which each of the rooms is, too. */
  constructor(
    readonly weeks: ProgrammeWeeks,
    readonly day: Day,
    /** Where a session may begin by its weekdays and hours, ascending, whether anybody is free or not. */
    readonly places: readonly Place[],
    people: WeekSets,
    private readonly inRoom: readonly WeekSets[],
  ) {
    this.words = wordsFor(weeks.count);
    this.held = inRoom.length === 0 ? people : united(inRoom);
  }

  /** Everybody's calendars folded at once. */
  static of<Day extends FoldedDay>(weeks: ProgrammeWeeks, day: Day, free: FreeTimes): WeekTable<Day> {
    const places = placesOf(weeks, day);
    const people = free.ofAll(day.attendeeIds);
    const fold = (times: IntervalSet) => folded(times, places, day.durationMs, weeks);
    const inRoom = day.roomIds.map((id) => fold(subtract(people, free.takenOf(id))));
    return new WeekTable(weeks, day, places, inRoom.length === 0 ? fold(people) : noWeeks, inRoom);
  }

  /** Where the weeks of a place begin in a set of each place. */
  private at(place: Place): number {
    return place * this.words;
  }

  isHeld(place: Place, week: number): boolean {
    return hasWeek(this.held, this.at(place), week);
  }

  /** In how many weeks a session at that place gives way. */
  brokenAt(place: Place): number {
    return this.weeks.count - countWeeks(this.held, this.at(place), this.words);
  }

  /** Takes the weeks in which it cannot be held there out of `kept`, into `left`. */
  keep(place: Place, kept: WeekSets, left: WeekSets): void {
    const at = this.at(place);
    for (let word = 0; word < this.words; word += 1) left[word] = (kept[word] ?? 0) & (this.held[at + word] ?? 0);
  }

  /** Where a session could begin in that week, ascending. */
  placesIn(week: number): readonly Place[] {
    this.heldPlaces[week] ??= this.places.filter((place) => this.isHeld(place, week));
    return this.heldPlaces[week];
  }

  /** The days of a week, a bit each, on which a session can be held somewhere. */
  daysIn(week: number): number {
    let days = 0;
    for (const place of this.places) if (this.isHeld(place, week)) days |= 1 << dayOf(place);
    return days;
  }

  /** The room of a session that is held there: `home` by its number if that is free, or else the first one that is. */
  roomIn(week: number, place: Place, home: number | undefined): string | undefined {
    const isFree = (sets: WeekSets | undefined) => sets !== undefined && hasWeek(sets, this.at(place), week);
    const number = isFree(this.inRoom[home ?? -1]) ? home : this.inRoom.findIndex(isFree);
    return this.day.roomIds[number ?? -1];
  }

  /** In how many weeks a session there is held, but not in that room. */
  elsewhereAt(place: Place, room: number): number {
    const inRoom = this.inRoom[room];
    if (inRoom === undefined) return 0;
    const at = this.at(place);
    return countWeeks(this.held, at, this.words) - countWeeks(inRoom, at, this.words);
  }
}

const noWeeks: WeekSets = new Uint32Array(0);

/**
 * The weeks in which a session of that length can begin at each of the places and lie in `free`, on no holiday. Linear in
 * the weeks, the places and the members of the set; this is most of the work of a plan.
 */
export function folded(
  free: IntervalSet,
  places: readonly Place[],
  durationMs: number,
  weeks: ProgrammeWeeks,
): WeekSets {
  const words = wordsFor(weeks.count);
  const sets = new Uint32Array(7 * placesPerDay * words);
  const starts = instantsFitting(free, 0, durationMs);
  for (let week = 0, member = 0; week < weeks.count; week += 1) {
    for (const place of places) {
      if (weeks.isClosed(week, dayOf(place))) continue;
      const start = weeks.instantOf(week, place);
      // Back to the member that may hold a start that the clocks have put before the last one.
      while (member > 0 && (starts[member - 1] ?? 0) > start) member -= 2;
      while (member < starts.length && (starts[member + 1] ?? 0) <= start) member += 2;
      if (member >= starts.length || (starts[member] ?? 0) > start) continue;
      if (weeks.keepsClock(week, place, durationMs)) addWeek(sets, place * words, week);
    }
  }
  return sets;
}

/** Every start on the grid by the weekdays and hours of a type of day, ascending. */
export function placesOf(weeks: ProgrammeWeeks, day: FoldedDay): Place[] {
  const places: Place[] = [];
  const first = Math.ceil(day.earliestMinute / gridMinutes);
  const last = Math.floor((day.latestMinute - day.durationMs / minuteMs) / gridMinutes);
  for (let dayOfWeek = 0; dayOfWeek < 7; dayOfWeek += 1) {
    if (!day.weekdays.includes(weeks.weekdayOf(dayOfWeek))) continue;
    for (let quarter = first; quarter <= last; quarter += 1) places.push(dayOfWeek * placesPerDay + quarter);
  }
  return places;
}

function united(all: readonly WeekSets[]): WeekSets {
  const [first = new Uint32Array(0), ...others] = all;
  const union = first.slice();
  for (const each of others)
    for (let word = 0; word < union.length; word += 1) union[word] = (union[word] ?? 0) | (each[word] ?? 0);
  return union;
}
