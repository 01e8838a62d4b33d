import type { Instant } from '../../domain/time/interval.js';
import type { AttendeeStatus } from './calendar-message.js';

/** What a calendar program may ask of another one about a meeting (RFC 5546, 3.2). PUBLISH and ADD ask for no answer of ours. */
export const itipMethods = ['REQUEST', 'REPLY', 'CANCEL', 'COUNTER', 'DECLINECOUNTER', 'REFRESH'] as const;
export type ItipMethod = (typeof itipMethods)[number];

/** A time as somebody else's calendar wrote it. */
export interface ItipTime {
  readonly instant: Instant;
  /**
   * ZONED: a wall clock with a zone that was found. UNKNOWN_ZONE: a zone was named and nobody knows it; FLOATING: none was
   * named; both were read in the default zone. DATE: a day; `instant` is when it begins in the default zone.
   */
  readonly written: 'UTC' | 'ZONED' | 'UNKNOWN_ZONE' | 'FLOATING' | 'DATE';
  /** The IANA zone in which it was read; undefined when the file's own VTIMEZONE said what its clock shows. */
  readonly timeZone: string | undefined;
}

/** Which occurrence of a series is meant (RFC 5545, 3.8.4.4). Google writes it in UTC whatever the series is written in. */
export interface ItipRecurrence extends ItipTime {
  readonly range: 'THIS' | 'THISANDFUTURE';
}

export interface ItipAttendee {
  /** A plain mail address in lower case. */
  readonly address: string;
  /** Empty when the program wrote none. */
  readonly name: string;
  /** Missing and unheard-of answers are NEEDS_ACTION (RFC 5545, 3.2.12). */
  readonly status: AttendeeStatus | 'DELEGATED';
  readonly role: 'CHAIR' | 'REQ-PARTICIPANT' | 'OPT-PARTICIPANT' | 'NON-PARTICIPANT';
  readonly delegatedTo: readonly string[];
  readonly delegatedFrom: readonly string[];
  /** Who answered in the attendee's name. */
  readonly sentBy: string | undefined;
  /** X-RESPONSE-COMMENT, where Google and Apple put what the attendee typed. */
  readonly comment: string | undefined;
}

/** One VEVENT. What is missing and has no default is undefined. */
export interface ItipEvent {
  readonly uid: string;
  readonly recurrence: ItipRecurrence | undefined;
  /** 0 when it is missing (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  /** Epoch milliseconds, in whole seconds. */
  readonly dtstamp: Instant | undefined;
  readonly start: ItipTime | undefined;
  /** From DTEND, or from DTSTART and DURATION. */
  readonly end: ItipTime | undefined;
  readonly attendees: readonly ItipAttendee[];
  /** Exchange leaves it out of replies. */
  readonly organiser: { readonly address: string; readonly name: string } | undefined;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly url: string;
  /** All COMMENT properties, a paragraph each. */
  readonly comment: string;
  /** RRULE as it was written; nothing here expands it. */
  readonly recurrenceRule: string | undefined;
  /** EXDATE: occurrences that the rule gives and that are none (RFC 5545, 3.8.5.1). */
  readonly excluded: readonly ItipTime[];
}

/** A calendar that travelled by mail. `events` has at least one. */
export interface ItipMessage {
  readonly method: ItipMethod;
  /** PRODID: which program wrote it. */
  readonly product: string;
  readonly events: readonly ItipEvent[];
}

/** Why a calendar says nothing that can be acted on. Codes, since the content may not reach a log. */
export type UnreadableReason =
  | 'TOO_LARGE'
  | 'TOO_MANY_PROPERTIES'
  | 'TOO_MANY_COMPONENTS'
  | 'NO_CALENDAR'
  | 'NO_METHOD'
  | 'METHOD_NOT_HANDLED'
  | 'NO_EVENT'
  | 'NO_UID'
  | 'OCCURRENCE_UNKNOWN'
  | 'UID_TOO_LONG'
  | 'VCALENDAR_1_0'
  | 'WINMAIL_DAT';

export type CalendarReading =
  | { readonly kind: 'READ'; readonly message: ItipMessage }
  | { readonly kind: 'UNREADABLE'; readonly reason: UnreadableReason };
