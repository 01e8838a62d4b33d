import type { Instant } from '../time/interval.js';
import type { Part } from './search-request.js';

/** What a common-time search answers: facts, no sentences. Those are made for a reader, in that reader's language. */
export interface SearchAnswer {
  /** Best first: score falling, of equal ones the earlier. */
  readonly suggestions: readonly Suggestion[];
  /** At how many starts of the grid the meeting can be held at all. */
  readonly feasibleStarts: number;
  /** Set when there is no suggestion, and only then; left out when the request is `unexplained`. */
  readonly infeasibility?: Infeasibility | undefined;
}

export interface Suggestion {
  readonly start: Instant;
  readonly end: Instant;
  /** 0 to 1; see ranking.ts for what it is made of. Comparable within one answer only. */
  readonly score: number;
  /** First those whom requirements bring, in the order of the requirements, then the optional ones; each once. */
  readonly attendees: readonly Attendee[];
  /** Optional people who cannot come, by id. */
  readonly absentIds: readonly string[];
  readonly roomId?: string;
  readonly reasons: readonly Reason[];
}

/** UNKNOWN only comes up among attendees when the search was told to count it as free. */
export type Availability = 'FREE' | 'REPORTED' | 'UNKNOWN';

export interface Attendee {
  readonly personId: string;
  /**
   * The least certain of the person's parts. OUTSIDE their working hours somebody is only in the example of the
   * relaxation that says so.
   */
  readonly availability: Availability | 'OUTSIDE';
  /** Places in `requirements` that the person helps to meet; none for an optional person. */
  readonly meets: readonly number[];
  /** Label of the first of those that has one. */
  readonly label?: string;
  /** For which parts the person is needed, in order; one part, the whole, if for all of it. */
  readonly parts: readonly Part[];
}

/** Why a time stands where it stands. People are given by id, in order of id. */
export type Reason =
  | { readonly kind: 'EARLIEST' }
  | { readonly kind: 'EVERY_OPTIONAL_COMES'; readonly count: number }
  | { readonly kind: 'OPTIONAL_COME'; readonly count: number; readonly of: number }
  /** Nobody who comes has more than `bookedMinutesMax` booked on that day. */
  | { readonly kind: 'LIGHT_DAY'; readonly bookedMinutesMax: number }
  /** It follows or precedes something they have anyway. */
  | { readonly kind: 'NEXT_TO_MEETING'; readonly personIds: readonly string[] }
  /** It leaves them a scrap of free time too short to use. */
  | { readonly kind: 'SPLINTERS_DAY'; readonly personIds: readonly string[] }
  | { readonly kind: 'TENTATIVE'; readonly personIds: readonly string[] }
  | { readonly kind: 'REPORTED'; readonly personIds: readonly string[] }
  | { readonly kind: 'UNKNOWN'; readonly personIds: readonly string[] }
  /** They do not work then. */
  | { readonly kind: 'OUTSIDE'; readonly personIds: readonly string[] }
  /** Somebody who is UNKNOWN or OUTSIDE then would have to come outside office hours. */
  | { readonly kind: 'ODD_HOUR' };

export interface Infeasibility {
  readonly summary: InfeasibilitySummary;
  /**
   * A smallest set of requirements that cannot hold together, though without any one of them the others could. Empty
   * unless the summary is CONFLICT.
   */
  readonly blockers: readonly Blocker[];
  readonly relaxations: readonly Relaxation[];
}

/**
 * WINDOW_TOO_SHORT: the meeting is longer than the window. NO_START: it would fit, but none of the grid's starts does.
 * CONFLICT: the blockers.
 */
export type InfeasibilitySummary = 'WINDOW_TOO_SHORT' | 'NO_START' | 'CONFLICT';

export type Blocker =
  | {
      readonly kind: 'PEOPLE';
      /** Its place in `requirements`. */
      readonly requirement: number;
      readonly label?: string;
      readonly count: number;
      readonly personIds: readonly string[];
      /** Those of them whose hours nobody has told us; nothing but asking helps with them. */
      readonly unknownIds: readonly string[];
    }
  | { readonly kind: 'ROOM'; readonly roomIds: readonly string[] };

/** A change that opens a time, solved again and proved by the example. In the order of relaxation.ts. */
export type Relaxation =
  /** The example is in this room, which was not named. */
  | { readonly kind: 'OTHER_ROOM'; readonly roomId: string; readonly example: Suggestion }
  /** Just these attendees of the example are UNKNOWN: if they can come, it is a common time. */
  | { readonly kind: 'ASK_UNKNOWN'; readonly personIds: readonly string[]; readonly example: Suggestion }
  /** Just these attendees of the example are OUTSIDE their working hours; they are neither booked then nor away. */
  | { readonly kind: 'OUTSIDE_WORKING_HOURS'; readonly personIds: readonly string[]; readonly example: Suggestion }
  | {
      readonly kind: 'WITHOUT_REQUIREMENT';
      /** Places in `requirements`; with `withoutRoom` the least that must go for a time to open. */
      readonly requirements: readonly number[];
      readonly withoutRoom: boolean;
      /** Those who would no longer be asked to come. */
      readonly personIds: readonly string[];
      readonly example: Suggestion;
    }
  | { readonly kind: 'SHORTER'; readonly durationMs: number; readonly example: Suggestion }
  /** `to` is the end to which the window must be moved at the least. */
  | { readonly kind: 'LATER_WINDOW'; readonly to: Instant; readonly example: Suggestion };
