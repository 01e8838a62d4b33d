import {
  clip,
  emptySet,
  firstEndingFrom,
  type Interval,
  type IntervalSet,
  intervalSet,
  meets,
  memberAround,
  subtract,
  union,
} from '../time/interval.js';
import type { LocalDate } from '../time/local-date.js';
import { LocalDays } from '../time/local-days.js';
import { workingHoursExpander, type WorkingTime } from '../time/working-hours.js';
import type { TimeZone } from '../time/zone.js';
import type { Availability } from './search-answer.js';
import type { Person } from './search-request.js';
import { compareText } from './task.js';

/**
 * The calendars of everybody in a search over one span, expanded once and shared by all that is solved on it.
 */
export class PersonCalendars {
  private readonly byId: ReadonlyMap<string, PersonCalendar>;

  private constructor(
    readonly span: Interval,
    readonly days: LocalDays,
    /** In order of id, so that a person's `index` is a place in it. */
    readonly all: readonly PersonCalendar[],
  ) {
    this.byId = new Map(all.map((calendar) => [calendar.person.id, calendar]));
    if (this.byId.size !== all.length) throw new Error('Somebody is twice among the people of a search.');
  }

  static of(
    people: readonly Person[],
    span: Interval,
    zone: TimeZone,
    closed: ReadonlySet<LocalDate>,
    unknownCountsAsFree: boolean,
  ): PersonCalendars {
    const days = new LocalDays(zone, span);
    const expand = workingHoursExpander(span, closed);
    const all = [...people]
      .sort((a, b) => compareText(a.id, b.id))
      .map((person, index) => {
        const layers = layersOf(person, expand(person.zone, person.hours), span, unknownCountsAsFree);
        return new PersonCalendar(person, index, layers, days);
      });
    return new PersonCalendars(span, days, all);
  }

  /** The same calendars, but that these people have other layers. */
  changed(ids: ReadonlySet<string>, layersOf: (calendar: PersonCalendar) => Layers): PersonCalendars {
    const all = this.all.map((calendar) => {
      const { person, index } = calendar;
      return ids.has(person.id) ? new PersonCalendar(person, index, layersOf(calendar), this.days) : calendar;
    });
    return new PersonCalendars(this.span, this.days, all);
  }

  of(id: string): PersonCalendar {
    const calendar = this.byId.get(id);
    if (calendar === undefined) throw new Error(`Person ${id} is not among the people of the search.`);
    return calendar;
  }
}

/** The times at which a person can come with at least this certainty, if nothing is booked then. */
export interface Layer {
  readonly availability: Availability;
  readonly times: IntervalSet;
}

/** One person's time over the span of a search. */
export class PersonCalendar {
  readonly tentative: IntervalSet;
  /** Booked minutes of each local day of the search's zone. */
  readonly minutesByDay: Int32Array;

  constructor(
    readonly person: Person,
    readonly index: number,
    readonly layers: Layers,
    private readonly days: LocalDays,
  ) {
    this.tentative = union(intervalSet(person.tentative ?? []), person.tentativeElsewhere ?? emptySet);
    this.minutesByDay = days.minutesByDay(layers.busy);
  }

  /** Booked minutes in the week (of the span) of a day. */
  minutesInWeekOf(day: number): number {
    const week = this.days.weekOf(day);
    let minutes = 0;
    for (let on = Math.max(0, day - 6); on < Math.min(this.days.count, day + 7); on += 1) {
      if (this.days.weekOf(on) === week) minutes += this.minutesByDay[on] ?? 0;
    }
    return minutes;
  }
}

/**
 * A person's time, by how sure it is, and what is booked of it. The one is not taken out of the other, because people
 * who keep the same hours then share one set, and a search looks at few of a person's free intervals.
 */
export interface Layers {
  readonly busy: IntervalSet;
  /** The widest first; each holds all of the next. The last are the working hours, perhaps none. */
  readonly wideToSure: readonly [Layer, ...Layer[]];
  /** When the hours are unknown, or a calendar within them cannot be seen, whatever the search makes of it. */
  readonly unknown: IntervalSet;
}

export function layersOf(person: Person, hours: WorkingTime, span: Interval, unknownCountsAsFree: boolean): Layers {
  const { working, unknown } = seenOf(hours, intervalSet(person.unseen ?? []));
  const reported = clip(intervalSet(person.reported ?? []), span);
  const told = union(working, reported);
  const wide: Layer[] = [];
  if (unknownCountsAsFree && unknown.length > 0) {
    wide.push({ availability: 'UNKNOWN', times: union(told, unknown) });
  }
  if (reported.length > 0) wide.push({ availability: 'REPORTED', times: told });
  const sure: Layer = { availability: 'FREE', times: working };
  const [widest = sure, ...rest] = [...wide, sure];
  const busy = union(intervalSet(person.busy), person.busyElsewhere ?? emptySet);
  return { busy, wideToSure: [widest, ...rest], unknown };
}

/** Working hours in which a calendar cannot be seen are unknown ones. Mostly there are none, and everybody's set is shared. */
function seenOf(hours: WorkingTime, unseen: IntervalSet): WorkingTime {
  if (unseen.length === 0) return hours;
  const working = subtract(hours.working, unseen);
  return { working, unknown: union(hours.unknown, subtract(hours.working, working)) };
}

/** The same time, and more of which less is known than of any of it. */
export function widened(layers: Layers, more: IntervalSet): Layers {
  const [widest] = layers.wideToSure;
  const wider: Layer = { availability: 'UNKNOWN', times: union(widest.times, more) };
  return { ...layers, wideToSure: [wider, ...layers.wideToSure] };
}

/** How sure it is that a person can come for all of a time; undefined if they cannot. */
export function surenessDuring({ busy, wideToSure }: Layers, time: Interval): Availability | undefined {
  if (meets(busy, time)) return undefined;
  return wideToSure.findLast(({ times }) => memberAround(times, time) !== undefined)?.availability;
}

/** The free interval, in the widest layer, that holds a time for which the person can come. */
export function freeAround({ busy, wideToSure }: Layers, time: Interval): Interval | undefined {
  const [{ times }] = wideToSure;
  const at = memberAround(times, time);
  if (at === undefined) return undefined;
  const next = firstEndingFrom(busy, time.start + 1);
  return {
    start: Math.max(times[at] ?? 0, busy[next - 1] ?? Number.NEGATIVE_INFINITY),
    end: Math.min(times[at + 1] ?? 0, busy[next] ?? Number.POSITIVE_INFINITY),
  };
}
