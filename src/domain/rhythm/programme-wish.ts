import type { Person, Room } from '../matching/search-request.js';
import type { Instant } from '../time/interval.js';
import type { IsoWeekday, LocalDate } from '../time/local-date.js';
import type { TimeZone } from '../time/zone.js';

/**
 * What a coaching programme is to be like. Durations are milliseconds, hours are minutes since midnight on the wall of
 * `zone`. The caller has validated it: within programme-limits, every id among the calendars, every room large enough;
 * what breaks that is a bug and throws. The order of people does not matter to the answer; rooms are named in order of
 * preference.
 */
export interface ProgrammeWish {
  readonly zone: TimeZone;
  /**
   * The first day. A week of the programme is seven days from it on, whatever its weekday: each weekday comes once in
   * every week, and no first week is cut short.
   */
  readonly from: LocalDate;
  /** At least 1. */
  readonly weeks: number;
  readonly coachId: string;
  readonly clientIds: readonly string[];
  /** Comes to the assessments that the host workplace takes part in. */
  readonly hostContactId?: string;
  /** Each type once, in any order. */
  readonly days: readonly WishedDay[];
  readonly assessments: readonly WishedAssessment[];
  /** Public holidays: no session is on them. */
  readonly closed: ReadonlySet<LocalDate>;
}

/** ON_THE_JOB_DAY at the host workplace, THEORY_DAY in a room. */
export type ProgrammeDayType = 'ON_THE_JOB_DAY' | 'THEORY_DAY';

export interface WishedDay {
  readonly type: ProgrammeDayType;
  /** 0 or more; sessions of one type are on different days. */
  readonly perWeek: number;
  /** A whole number of minutes, as it passes: no session is held while the clocks change. */
  readonly durationMs: number;
  /** It begins then or later, on the wall. */
  readonly earliestMinute: number;
  /** It ends then or earlier, on the wall; at most 1,440. */
  readonly latestMinute: number;
  readonly weekdays: readonly IsoWeekday[];
  /** Any one of them; none if no room is needed. The first named is the first choice. */
  readonly roomIds: readonly string[];
  /** Everybody who must be there, the coach too. */
  readonly attendeeIds: readonly string[];
}

/** KYKYVIISARI, ARTO and WHODAS_2_0 keep their names. */
export type Instrument = 'KYKYVIISARI' | 'WORK_PERIOD_EVALUATION' | 'ARTO' | 'WHODAS_2_0' | 'OTHER';

/** FOLLOW_UP comes when the programme is over. */
export type AssessmentPoint = 'START' | 'MIDDLE' | 'END' | 'FOLLOW_UP';

/** A talk for each client at each of the points. */
export interface WishedAssessment {
  readonly instrument: Instrument;
  readonly at: readonly AssessmentPoint[];
  /** If it is to differ from the usual length of the instrument's talk (programme-limits). */
  readonly durationMs?: number;
}

/**
 * Everybody and every room that the wish names, with all that is known of their time within `programmeSpan`. They come
 * as they do to the common-time search, so that one read model serves both.
 */
export interface ProgrammeCalendars {
  readonly people: readonly Person[];
  readonly rooms: readonly Room[];
  /**
   * People who count as free when nobody knows whether they work and nothing is booked: clients mostly, who have no
   * working hours. Everybody else is free only when known to be.
   */
  readonly unknownCountsAsFree?: ReadonlySet<string>;
  /** Rooms that nobody named, tried for a type of day when no rhythm is found in the named ones; large enough for it. */
  readonly otherRooms?: readonly Room[];
  /**
   * Up to here, past `programmeSpan`, every calendar is complete. It serves only to find a later start when the wished one
   * has no rhythm.
   */
  readonly horizonEnd?: Instant;
}
