import type { Instant } from '../../domain/time/interval.js';
import type { ItipAttendee, ItipMethod } from '../../platform/icalendar/itip-message.js';

/**
 * Why what came by mail does not count:
 * UNKNOWN_SENDER: nobody with that address was sent the meeting. NOT_AUTHENTICATED: anybody could have sent it.
 * OTHER_RECIPIENT: it came to the reply address of somebody else, or of another meeting. OUTDATED: it answers a time that
 * has moved since. NOT_INVITED: its sender takes part no more. TOO_LATE: the meeting is over or cancelled. TIME_TAKEN: its
 * sender, who had declined, has something else by now. CONSENT_MISSING: they may not take part any more. DELEGATED: they
 * send somebody else. UNFIT_TIME, OWN_PART: the time that it proposes will not do, or was proposed by somebody who comes for
 * a part. TOO_MANY_PROPOSALS: they have proposed as many as count. UNSUPPORTED: it says something that is no answer. UNREADABLE: it is broken. NO_CALENDAR: it is a letter.
 */
export const keptReasons = [
  'UNKNOWN_SENDER',
  'NOT_AUTHENTICATED',
  'OTHER_RECIPIENT',
  'OUTDATED',
  'NOT_INVITED',
  'TOO_LATE',
  'TIME_TAKEN',
  'CONSENT_MISSING',
  'DELEGATED',
  'UNFIT_TIME',
  'OWN_PART',
  'TOO_MANY_PROPOSALS',
  'UNSUPPORTED',
  'UNREADABLE',
  'NO_CALENDAR',
] as const;
export type KeptReason = (typeof keptReasons)[number];

/** Where it came to. Without an invitation it is known by its UID alone which meeting it means. */
export interface KeptReplyPlace {
  readonly meetingId: string;
  readonly invitationId?: string | undefined;
}

/** What its sender wanted, as far as it is kept: neither words nor addresses of anybody but a delegate's. */
export interface KeptReply extends KeptReplyPlace {
  readonly reason: KeptReason;
  readonly method?: ItipMethod | undefined;
  readonly status?: ItipAttendee['status'] | undefined;
  /** Epoch milliseconds: the start that a COUNTER proposes. */
  readonly start?: Instant | undefined;
  /** Who comes or answers instead, by name; by address where there is none, since the organiser must be able to ask. */
  readonly delegate?: string | undefined;
  /** What tells it from all others to the same meeting: the same content twice is one. */
  readonly content: readonly (string | number | undefined)[];
}
