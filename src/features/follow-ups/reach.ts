import type { ContactWish } from '../directory/contact-wish.js';
import type { FollowUpCause, FollowUpState, NotificationChannel } from './follow-up.js';

/** What is known of how somebody can be reached, and of how they wish to be. */
export interface Reachable {
  readonly wish: ContactWish;
  /** Null as well once a mail server has said that nothing arrives there. */
  readonly email: string | null;
  /** E.164; undefined as well where no text message can leave. */
  readonly number: string | undefined;
}

/** How, and to which address or number, a message goes; or why none can, and what becomes of it. */
export type Reach =
  | { readonly channel: 'EMAIL'; readonly email: string }
  | { readonly channel: 'SMS'; readonly number: string }
  | {
      readonly channel: Exclude<NotificationChannel, 'EMAIL' | 'SMS'>;
      readonly ends: Extract<FollowUpState, 'CANCELLED' | 'FAILED'>;
      readonly cause: FollowUpCause;
    };

/**
 * The recipient's own way; who wishes for mail and has no working address gets an SMS. Who can only be called stays on the list of
 * those to ring: that message has failed until somebody has called. Who wants no messages is left in peace. Pure.
 */
export function reachOf({ wish, email, number }: Reachable): Reach {
  const sms: Reach | undefined = number === undefined ? undefined : { channel: 'SMS', number };
  const ring = (cause: FollowUpCause): Reach => ({ channel: 'PHONE', ends: 'FAILED', cause });
  switch (wish) {
    case 'EMAIL':
      return email === null ? (sms ?? ring('NO_ADDRESS')) : { channel: 'EMAIL', email };
    case 'SMS':
      return sms ?? ring('WANTS_SMS');
    case 'CALL':
      return ring('WANTS_CALL');
    case 'NONE':
      return { channel: 'NONE', ends: 'CANCELLED', cause: 'WANTS_NO_MESSAGES' };
  }
}
