import type { Instant } from '../../domain/time/interval.js';

/** What the recipient is to the meeting; the words are those of the product, ROLE is written from them (RFC 5545, 3.2.16). */
export type AttendeeRequirement = 'CHAIR' | 'REQUIRED' | 'OPTIONAL' | 'INFORMED';

/** The recipient's last known answer (RFC 5545, 3.2.12, PARTSTAT). */
export type AttendeeStatus = 'NEEDS_ACTION' | 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';

/**
 * What iTIP asks the recipient's calendar to do (RFC 5546, 3.2.2 and 3.2.5), or tells it: a time that it proposed with
 * COUNTER is not taken, and the event stays as it was (3.2.8).
 */
export type CalendarMethod = 'REQUEST' | 'CANCEL' | 'DECLINECOUNTER';

export interface CalendarAttendee {
  /** May be empty: people without a known name are invited too. */
  readonly name: string;
  readonly address: string;
  readonly requirement: AttendeeRequirement;
  readonly status: AttendeeStatus;
}

/** One occurrence of a series that does not lie where the rule puts it. */
export interface MovedOccurrence {
  /** Where the rule puts it: what it is known by for life (RFC 5545, 3.8.4.4). */
  readonly recurrenceId: Instant;
  readonly start: Instant;
  readonly end: Instant;
  /** Left out where it is the series' own. */
  readonly location?: string | undefined;
}

/** How a series repeats: its first occurrence is the message's `start` and `end`. */
export interface CalendarRecurrence {
  /** The value of an RRULE (RFC 5545, 3.3.10); an UNTIL without `Z` is a clock or a day of the meeting's zone. */
  readonly rule: string;
  /** Occurrences of the rule at which there is no meeting for this recipient. */
  readonly excluded: readonly Instant[];
  /** Those that were moved, written only when the whole series is sent again: some calendars forget theirs at that moment. */
  readonly overrides: readonly MovedOccurrence[];
}

/**
 * One message to one recipient's calendar. It lists that one attendee and nobody else, so no address is seen by another
 * participant. `uid`, `sequence` and `dtstamp` belong to the invitation: the caller keeps them, this room only writes them.
 */
export interface CalendarMessage {
  readonly method: CalendarMethod;
  readonly uid: string;
  readonly sequence: number;
  /** Epoch milliseconds; written in whole seconds. */
  readonly dtstamp: number;
  /** Epoch milliseconds, half-open: the meeting has ended at `end`. */
  readonly start: number;
  readonly end: number;
  /** IANA name of the meeting's zone: the clock that everybody's invitation follows. */
  readonly timeZone: string;
  readonly summary: string;
  readonly location?: string | undefined;
  /** Where the video meeting is joined; written only when it is an http or https address. */
  readonly url?: string | undefined;
  readonly description?: string | undefined;
  readonly organiserName: string;
  /** The service's plus-address for this recipient and event, never the recipient's own. */
  readonly organiserAddress: string;
  readonly attendee: CalendarAttendee;
  /** This message is about one occurrence of a series: where the rule puts it. Never together with `recurrence`. */
  readonly recurrenceId?: Instant | undefined;
  /**
   * The message is about a whole series. `start` is then an occurrence at the rule's own clock: later ones are counted from
   * what that clock shows, so one that the clocks' jump in spring has shifted cannot begin a series.
   */
  readonly recurrence?: CalendarRecurrence | undefined;
  /** False where a REQUEST only tells; left out, everybody but the merely informed is asked. */
  readonly answerWanted?: boolean | undefined;
}
