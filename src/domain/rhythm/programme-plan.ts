import type { Instant } from '../time/interval.js';
import type { IsoWeekday, LocalDate } from '../time/local-date.js';
import type { AssessmentPoint, Instrument, ProgrammeDayType } from './programme-wish.js';

/** What the planner answers: facts, no sentences. Those are made for a reader, in that reader's language. */
export type ProgrammeAnswer =
  | { readonly kind: 'PLANNED'; readonly plan: ProgrammePlan }
  | { readonly kind: 'INFEASIBLE'; readonly infeasibility: ProgrammeInfeasibility };

export interface ProgrammePlan {
  /** In order of the week. */
  readonly rhythm: readonly RhythmSession[];
  /** In order of time. */
  readonly sessions: readonly PlannedSession[];
  /** Where the rhythm had to give way, in order of time, and then what assessments were not placed. */
  readonly adjustments: readonly ProgrammeAdjustment[];
}

/** A session of every week. */
export interface RhythmSession {
  readonly type: ProgrammeDayType;
  readonly weekday: IsoWeekday;
  /** Since midnight on the wall of the programme's zone, in winter as in summer. */
  readonly startMinute: number;
  readonly durationMs: number;
  /** The room of the type, the same for all its sessions; left out if none was wished for. */
  readonly roomId?: string;
}

export type PlannedSession = PlannedDay | PlannedAssessment;

interface SessionTime {
  /** Counted from 1; a follow-up's is past the last one. */
  readonly week: number;
  readonly start: Instant;
  readonly end: Instant;
  /** Sorted. */
  readonly participantIds: readonly string[];
}

export interface PlannedDay extends SessionTime {
  readonly type: ProgrammeDayType;
  readonly roomId?: string;
}

export interface PlannedAssessment extends SessionTime {
  readonly type: 'ASSESSMENT';
  readonly instrument: Instrument;
  readonly point: AssessmentPoint;
  readonly clientId: string;
}

/**
 * What was done about a session that could not be held as wished. MOVED: within its week, to the nearest day and there
 * to the nearest hour. DROPPED: the week had no other place. OTHER_ROOM: at its time, in another named room.
 * NOT_PLACED: an assessment for which no time was found near its point.
 */
export type ProgrammeAdjustment =
  | ({ readonly kind: 'MOVED'; readonly movedTo: Instant; readonly roomId?: string } & AdjustedDay)
  | ({ readonly kind: 'DROPPED' } & AdjustedDay)
  | ({ readonly kind: 'OTHER_ROOM'; readonly roomId: string } & AdjustedDay)
  | {
      readonly kind: 'NOT_PLACED';
      /** The first and the last of the weeks in which a time was looked for. */
      readonly week: number;
      readonly lastWeek: number;
      readonly type: 'ASSESSMENT';
      readonly instrument: Instrument;
      readonly point: AssessmentPoint;
      readonly clientId: string;
      /** Who would have had to share a time. Sorted. */
      readonly participantIds: readonly string[];
    };

interface AdjustedDay {
  readonly week: number;
  readonly type: ProgrammeDayType;
  readonly reason: AdjustmentReason;
  /** When it would have begun by the rhythm; an hour that the clocks skip is read with the offset before. */
  readonly movedFrom: Instant;
}

/** Why the rhythm's time could not be kept; the first of these that is so. */
export type AdjustmentReason =
  | { readonly kind: 'HOLIDAY'; readonly date: LocalDate }
  | { readonly kind: 'CLOCK_CHANGE' }
  /** They are booked, away or not at work then. Sorted. */
  | { readonly kind: 'ABSENCE'; readonly personIds: readonly string[] }
  /** Every room that was named is taken, or the one of the rhythm is. */
  | { readonly kind: 'ROOM_TAKEN'; readonly roomIds: readonly string[] };

/** Why no rhythm can be kept in enough of the weeks, and what would open one. */
export interface ProgrammeInfeasibility {
  /** A smallest set that cannot hold together, though without any one of them the others could. */
  readonly blockers: readonly ProgrammeBlocker[];
  /** In the order of the least change. */
  readonly relaxations: readonly ProgrammeRelaxation[];
}

export type ProgrammeBlocker =
  /** The person's own time. Unknown: nobody has told us their hours, and asking may be all that is needed. */
  | { readonly kind: 'PERSON'; readonly personId: string; readonly hoursUnknown: boolean }
  | { readonly kind: 'ROOM'; readonly type: ProgrammeDayType; readonly roomIds: readonly string[] }
  /** The weekdays and hours of that type of day, its length and its number a week. */
  | { readonly kind: 'HOURS'; readonly type: ProgrammeDayType };

/** A change that opens a rhythm, solved again and proved by the example. */
export type ProgrammeRelaxation = { readonly example: ProgrammeExample } & (
  | { readonly kind: 'OTHER_ROOM'; readonly type: ProgrammeDayType; readonly roomId: string }
  /** If they can come at the example's times, it is a rhythm. Sorted. */
  | { readonly kind: 'ASK_UNKNOWN'; readonly personIds: readonly string[] }
  | { readonly kind: 'OTHER_WEEKDAY'; readonly type: ProgrammeDayType; readonly weekday: IsoWeekday }
  | {
      readonly kind: 'OTHER_HOURS';
      readonly type: ProgrammeDayType;
      readonly earliestMinute: number;
      readonly latestMinute: number;
    }
  | { readonly kind: 'SHORTER'; readonly type: ProgrammeDayType; readonly durationMs: number }
  | { readonly kind: 'FEWER_A_WEEK'; readonly type: ProgrammeDayType; readonly perWeek: number }
  /** The same programme, beginning so many weeks later. */
  | { readonly kind: 'LATER_START'; readonly from: LocalDate }
  | { readonly kind: 'FEWER_WEEKS'; readonly weeks: number }
  | { readonly kind: 'WITHOUT_PERSON'; readonly personId: string }
  /** The coach's calendar is all that is in the way; another coach must be free at the example's times. */
  | { readonly kind: 'OTHER_COACH'; readonly personId: string }
);

/** What the programme would be like. */
export interface ProgrammeExample {
  readonly rhythm: readonly RhythmSession[];
  readonly dropped: number;
  readonly moved: number;
}
