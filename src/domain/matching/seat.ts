import {
  emptySet,
  type Instant,
  type Interval,
  type IntervalSet,
  intersect,
  leaveOutMeeting,
} from '../time/interval.js';
import { type PersonCalendar, surenessDuring } from './person-calendar.js';
import { certainty, edgeComfort, loadComfort, scrapMs, undividedComfort } from './ranking.js';
import type { Availability } from './search-answer.js';
import type { Part } from './search-request.js';

/** From the least certain to the surest. */
export const certainties: readonly Availability[] = ['UNKNOWN', 'REPORTED', 'FREE'];

/** Starts in order of time. */
export interface Starts {
  readonly instants: Float64Array;
  /** The local day of each, in the numbering of the search. */
  readonly days: Int32Array;
}

/** What is to be said of a seat at each of some starts. */
export interface Outlook {
  /** 0 if the person cannot come, else the place of the certainty in `certainties`, plus one. */
  readonly sureness: Uint8Array;
  /** See ranking.ts; 0 if the person cannot come. */
  readonly comfort: Int16Array;
}

/** A person and the part of the meeting they come for: what a search counts. */
export class Seat {
  constructor(
    readonly person: PersonCalendar,
    readonly part: Part,
    /** The instants at which a meeting can start so that the part lies in the person's widest layer. */
    readonly startsInHours: IntervalSet,
  ) {}

  get personId(): string {
    return this.person.person.id;
  }

  /** The time that the seat takes in a meeting with this start. */
  timeAt(start: Instant): Interval {
    const from = start + this.part.offsetMs;
    return { start: from, end: from + this.part.durationMs };
  }

  availabilityAt(start: Instant): Availability | undefined {
    return surenessDuring(this.person.layers, this.timeAt(start));
  }

  /** Of the instants at which a meeting could start, those at which the person can come. */
  narrow(starts: IntervalSet): IntervalSet {
    return this.leaveOutBooked(intersect(starts, this.startsInHours));
  }

  /** Of the instants at which a meeting could start, those at which nothing is booked during the part. */
  leaveOutBooked(starts: IntervalSet): IntervalSet {
    return leaveOutMeeting(starts, this.person.layers.busy, this.part.offsetMs, this.part.durationMs);
  }

  outlook(starts: Starts): Outlook {
    const { length } = starts.instants;
    const outlook = { sureness: new Uint8Array(length), comfort: new Int16Array(length) };
    this.lookAlong(starts, outlook);
    return outlook;
  }

  /** Fills in the outlook for the starts by one walk along the person's time; linear in both. */
  lookAlong({ instants, days }: Starts, { sureness, comfort }: Outlook): void {
    const { busy, wideToSure } = this.person.layers;
    const hours = wideToSure[0].times;
    const widest = certainties.indexOf(wideToSure[0].availability) + 1;
    const finer = FinerWalk.along(this.person);
    const { offsetMs, durationMs } = this.part;
    let booked = 0;
    let within = 0;
    let day = -1;
    let load = 0;
    for (let at = 0; at < instants.length; at += 1) {
      const start = (instants[at] ?? 0) + offsetMs;
      const end = start + durationMs;
      while (booked < busy.length && (busy[booked + 1] ?? 0) <= start) booked += 2;
      while (within < hours.length && (hours[within + 1] ?? 0) < end) within += 2;
      const next = booked < busy.length ? (busy[booked] ?? 0) : Number.POSITIVE_INFINITY;
      if (next < end || within >= hours.length || (hours[within] ?? 0) > start) {
        sureness[at] = 0;
        comfort[at] = 0;
        continue;
      }
      if (days[at] !== day) {
        day = days[at] ?? 0;
        load = loadComfort(this.person.minutesByDay[day] ?? 0);
      }
      const sure = finer?.surenessOf(start, end) ?? widest;
      const before = start - Math.max(hours[within] ?? 0, booked > 0 ? (busy[booked - 1] ?? 0) : 0);
      const after = Math.min(hours[within + 1] ?? 0, next) - end;
      const scraps = (before > 0 && before < scrapMs ? 1 : 0) + (after > 0 && after < scrapMs ? 1 : 0);
      const whole = finer?.isDivided(start, end) ? 0 : undividedComfort;
      sureness[at] = sure;
      comfort[at] = (certaintyOf[sure] ?? 0) + load + (2 - scraps) * edgeComfort + whole;
    }
  }
}

const certaintyOf = [0, ...certainties.map((availability) => certainty[availability])];

/**
 * Tells how sure somebody is, of whom it is known that they can come, and whether they have something tentative then.
 * May only be asked about times in order.
 */
class FinerWalk {
  private readonly codes: readonly number[];
  private readonly places: Int32Array;
  private tentative = 0;

  /** Undefined if there is nothing to tell: one layer, and nothing tentative. */
  static along(person: PersonCalendar): FinerWalk | undefined {
    const isPlain = person.layers.wideToSure.length === 1 && person.tentative.length === 0;
    return isPlain ? undefined : new FinerWalk(person);
  }

  private constructor(private readonly person: PersonCalendar) {
    this.codes = person.layers.wideToSure.map((layer) => certainties.indexOf(layer.availability) + 1);
    this.places = new Int32Array(this.codes.length);
  }

  /** A layer holds what the ones after it hold, so the first that does not hold the time ends the search. */
  surenessOf(start: Instant, end: Instant): number {
    const { codes, places, person } = this;
    let sureness = codes[0] ?? 0;
    for (let layer = 1; layer < codes.length; layer += 1) {
      const times = person.layers.wideToSure[layer]?.times ?? emptySet;
      let place = places[layer] ?? 0;
      while (place < times.length && (times[place + 1] ?? 0) < end) place += 2;
      places[layer] = place;
      if (place >= times.length || (times[place] ?? 0) > start) break;
      sureness = codes[layer] ?? 0;
    }
    return sureness;
  }

  isDivided(start: Instant, end: Instant): boolean {
    const { tentative } = this.person;
    while (this.tentative < tentative.length && (tentative[this.tentative + 1] ?? 0) <= start) this.tentative += 2;
    return this.tentative < tentative.length && (tentative[this.tentative] ?? 0) < end;
  }
}
