import type { Language } from '../../domain/result.js';
import type { CalendarMethod } from '../icalendar/calendar-message.js';

export interface Mailbox {
  /** May be empty: then the address stands alone. */
  readonly name: string;
  readonly address: string;
}

/** A calendar that a mail carries; `method` is what its METHOD says. */
export interface MailCalendar {
  readonly method: CalendarMethod;
  readonly ics: string;
}

/** One mail to one recipient. Two with the same `messageId` are the same mail, sent again after a failure or a crash. */
export interface OutgoingMail {
  /** The service's plus-address for this recipient and event, under the organiser's name. */
  readonly from: Mailbox;
  readonly replyTo: Mailbox;
  readonly to: Mailbox;
  readonly subject: string;
  readonly text: string;
  /** A whole HTML document. */
  readonly html: string;
  readonly calendar?: MailCalendar | undefined;
  /** Several calendars, each of an event of its own: instead of one. A `name` is that of its file, without an ending. */
  readonly calendars?: readonly (MailCalendar & { readonly name: string })[] | undefined;
  /** Without its angle brackets (RFC 5322, 3.6.4); derived from recipient, cause and version, never drawn by lot. */
  readonly messageId: string;
  /**
   * Epoch milliseconds at which the message came to be, the DTSTAMP of an invitation. It belongs to the message, not to the
   * attempt: a retry carries the same one, and so the same bytes.
   */
  readonly date: number;
  readonly language: Language;
}
