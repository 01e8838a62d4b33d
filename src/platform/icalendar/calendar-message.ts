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
}
