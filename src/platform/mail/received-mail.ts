import type { Instant } from '../../domain/time/interval.js';
import type { ItipMessage, UnreadableReason } from '../icalendar/itip-message.js';

/** A mail that reached the service's mailbox, as plain values: no texts, no subject, nothing but what an answer needs. */
export interface ReceivedMail {
  /** Without its angle brackets. Of a mail that has none, a hash of its bytes, so that the same mail is known again. */
  readonly messageId: string;
  /** What its sender says; undefined when the Date field is missing or none. */
  readonly date: Instant | undefined;
  /** The addresses in From, in lower case; whoever reads them knows that anybody can write them. */
  readonly from: readonly string[];
  /**
   * Whom it reached, plus-tag included, in lower case: To, Cc, and what the receiving server noted (Delivered-To and its kin),
   * each once.
   */
  readonly to: readonly string[];
  /**
   * A program wrote it by itself (RFC 3834; Precedence; an empty Return-Path; X-Auto-Response-Suppress). Such a mail is
   * never answered, or two programs thank each other for ever. Its calendar counts all the same: calendars answer by program.
   */
  readonly autoSubmitted: boolean;
  /**
   * ALIGNED_PASS: our receiving server vouches that the domain in From has sent it (DMARC, or DKIM or SPF in alignment).
   * OTHER: it does not, or nobody told us which server is ours.
   */
  readonly authentication: 'ALIGNED_PASS' | 'OTHER';
  /** Each calendar once, though most programs send it as an alternative and as a file. */
  readonly calendars: readonly ItipMessage[];
  /** Why the calendars that could not be read could not. */
  readonly unreadable: readonly UnreadableReason[];
  readonly bounce: Bounce | undefined;
}

/** A mail of ours did not arrive, says a mail server (RFC 3464). */
export interface Bounce {
  /** In lower case. */
  readonly recipient: string;
  /** RFC 3463: 5.1.1, say; '5.0.0' or '4.0.0' when the report has none. */
  readonly status: string;
  /** DELAYED: it is still being tried. */
  readonly action: 'FAILED' | 'DELAYED';
  /** The address will not work later either (a status of 5.y.z). */
  readonly permanent: boolean;
  /** The Message-ID of ours that the report returns, without its angle brackets. */
  readonly messageId: string | undefined;
}

/** Who acts on received mail. It may be called again for a mail that it has already handled, so it must be idempotent. */
export interface InboxListener {
  /** Returns when the mail is dealt with, thrown away included; throws to be called again later. */
  mailReceived(mail: ReceivedMail): Promise<void>;
}

/** Why a mail cannot be read at all. */
export type UnreadableMailReason =
  | 'TOO_LARGE'
  | 'HEADERS_TOO_LARGE'
  | 'TOO_MANY_PARTS'
  | 'BROKEN'
  | 'TOO_SLOW'
  | 'TOO_MUCH_MEMORY';

export type MailReading =
  | { readonly kind: 'READ'; readonly mail: ReceivedMail }
  | { readonly kind: 'UNREADABLE'; readonly reason: UnreadableMailReason };
