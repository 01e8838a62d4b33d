import type { AnsweredMeeting } from './meeting-answers.js';
import type { SeriesCalls } from './series-calls.js';

/** Everybody whom a transition may concern, by address. */
export interface Cast {
  readonly calls: SeriesCalls;
  /** Attends all of each meeting. */
  readonly whole: CastMember;
  /** Attends the first half hour of each. */
  readonly part: CastMember;
  /** Asked to the fourth meeting alone, in the rows that say so. */
  readonly guest: CastMember;
  /** Joins, in the rows that say so. */
  readonly newcomer: CastMember;
  /** Has no address. */
  readonly silent: { readonly id: string };
  /** The meeting of the n-th Tuesday, counted from one, as it stands. */
  readonly nth: (n: number) => Promise<AnsweredMeeting>;
  /** Another room than the series has, in the rows in which it has one. */
  readonly otherRoom: { readonly id: string };
  /** Has the series' next times made at that instant, as the worker does week by week. */
  readonly roll: (instant: string) => Promise<void>;
}

export interface CastMember {
  readonly id: string;
  readonly email: string;
}

/** What each recipient receives. Who is not named receives nothing. */
type Received = Partial<Record<'whole' | 'part' | 'guest' | 'newcomer', readonly string[]>>;

/** A series that is another one than all rows have. */
export interface Booking {
  readonly rule?: string;
  /** When `whole` is taken for an hour before the series is booked. */
  readonly taken?: readonly string[];
  /** The series is held in a room. */
  readonly inRoom?: boolean;
  /** The rule as `whole` is told of it, with what is left out. */
  readonly told?: string;
}

export interface Transition {
  readonly name: string;
  readonly booking?: Booking;
  /** What happens before, and is not looked at. */
  readonly before?: (cast: Cast) => Promise<unknown>;
  readonly act: (cast: Cast) => Promise<unknown>;
  readonly received: Received;
}

export const RULE = 'FREQ=WEEKLY;COUNT=6;BYDAY=TU';
export const FUTURE = { scope: 'THIS_AND_FUTURE' };
export const at = (day: string, clock = '09:00', offset = '+02:00') => `2027-${day}T${clock}:00${offset}`;
