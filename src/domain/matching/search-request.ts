import type { Instant, Interval, IntervalSet } from '../time/interval.js';
import type { LocalDate } from '../time/local-date.js';
import type { WorkingHoursRule } from '../time/working-hours.js';
import type { TimeZone } from '../time/zone.js';

/**
 * What a common-time search is asked. All durations and offsets are milliseconds, all times instants. The caller has
 * validated it: within search-limits, parts inside the meeting, every id among `people`; what breaks that is a bug and
 * throws. The order of people, rooms, ids and intervals does not matter to the answer.
 */
export interface SearchRequest {
  /** Meetings start and end in it. */
  readonly window: Interval;
  /**
   * Up to here, at the window's end or after it, every calendar below is complete. What lies past the window serves
   * only to find a later time when the window has none. Not before the window's end; the window's end if left out.
   */
  readonly horizonEnd?: Instant;
  readonly durationMs: number;
  /** Starts lie on this grid, counted from each local midnight of `zone`; at most a day. */
  readonly gridMs: number;
  /** The zone of the grid, of days and weeks, and of what counts as an odd hour. */
  readonly zone: TimeZone;
  /** Every one of these must hold. */
  readonly requirements: readonly Requirement[];
  /** Who comes if they can. Those whom a requirement brings anyway do not count as optional. */
  readonly optionalIds?: readonly string[];
  /** Everybody named in requirements and options, once each. */
  readonly people: readonly Person[];
  /** Left out if no room is needed. */
  readonly room?: RoomRequirement;
  /** Rooms that nobody named, looked at only when there is no time in the named ones. */
  readonly otherRooms?: readonly Room[];
  /** Public holidays: dates on which nobody works, on each person's own calendar. */
  readonly closed: ReadonlySet<LocalDate>;
  /** People of whose hours we know nothing count as free when they are not busy. */
  readonly unknownCountsAsFree?: boolean;
  /** How many suggestions to give at most. */
  readonly limit: number;
  /** Whoever will ask again with a longer horizon need not be told why there is no time in this one. */
  readonly unexplained?: boolean;
}

/** At least `count` of `anyOf`, for the whole meeting or for a part of it. One person may meet several. */
export interface Requirement {
  readonly anyOf: readonly string[];
  /** 1 or more. Above the number of `anyOf` it can never hold. */
  readonly count: number;
  readonly label?: string;
  readonly part?: Part;
  /** Set on what `interpreterRequirements` adds: it falls away with the people for whom it is there. */
  readonly interpretation?: Interpretation;
}

export interface Interpretation {
  /** ISO 639. */
  readonly language: string;
  readonly forPersonIds: readonly string[];
}

/** A stretch of the meeting, counted from its start. */
export interface Part {
  readonly offsetMs: number;
  readonly durationMs: number;
}

/** What decides whether a room will do for a person. */
export type RoomNeed = 'STEP_FREE' | 'INDUCTION_LOOP';

export interface Person {
  readonly id: string;
  /** In which the working hours are meant. */
  readonly zone: TimeZone;
  /** None at all: nothing is known, and the person is UNKNOWN. */
  readonly hours: readonly WorkingHoursRule[];
  /** Commitments that take the time alone, and time off. In any order, overlapping or not. */
  readonly busy: readonly Interval[];
  /** Commitments that do not stand in the way, such as meetings in which the person is optional; they cost rank. */
  readonly tentative?: readonly Interval[];
  /** As `busy` and `tentative`, of calendars that the person keeps elsewhere: thousands of times, and so sets from the start. */
  readonly busyElsewhere?: IntervalSet;
  readonly tentativeElsewhere?: IntervalSet;
  /**
   * When a calendar of the person cannot be seen: it may be taken by what nobody has told us. Working hours are UNKNOWN then,
   * what else is known of the person (busy, reported, not at work) counts as ever.
   */
  readonly unseen?: readonly Interval[];
  /** When somebody told us that the person can come, also outside working hours. */
  readonly reported?: readonly Interval[];
  readonly roomNeeds?: readonly RoomNeed[];
  /** ISO 639 of the language in which this person needs an interpreter. */
  readonly interpreterLanguage?: string;
  /** ISO 639 of the languages that this person interprets. */
  readonly interpretsLanguages?: readonly string[];
}

/** Any one of these rooms. A room's time is known: it is free or taken, never UNKNOWN. */
export interface RoomRequirement {
  readonly rooms: readonly Room[];
  /** Smaller rooms are left out of account. The caller sets it to the number of those who must come, if not asked. */
  readonly capacityMin: number;
}

export interface Room {
  readonly id: string;
  readonly capacity: number;
  /** RoomNeeds that it serves. Whoever has another cannot come to a meeting in it. */
  readonly serves: readonly RoomNeed[];
  readonly busy: readonly Interval[];
}
