import type { DueDelivery } from './delivery.store.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import type { InvitationKind } from './invitation-facts.js';

/** How, and to which address or number (E.164), a message goes. */
export type SendWay =
  | {
      readonly channel: 'MAIL';
      readonly email: string /** The same news goes by SMS afterwards. */;
      readonly thenSms: boolean;
    }
  | { readonly channel: 'SMS'; readonly number: string };

export type SendDecision =
  | { readonly kind: 'SEND'; readonly news: InvitationKind; readonly way: SendWay }
  | { readonly kind: 'SUPPRESS'; readonly cause: DeliveryCause };

/** What is known of the recipient besides the delivery. */
export interface Recipient {
  /** The recipient may still take part in the matters that the meeting touches. */
  readonly covered: boolean;
  /** Where a text message reaches them; undefined as well where none can be sent. */
  readonly number: string | undefined;
}

/**
 * Whether a message still tells the truth at the moment of sending, and by which way it goes. What a later change has
 * overtaken is left to that change's own message; whoever never heard of a meeting is neither told of its move (they are
 * simply invited) nor of its end. Whom no consent covers any more gets nothing but the end of it. Pure.
 */
export function decideSending(delivery: DueDelivery, { covered, number }: Recipient, now: number): SendDecision {
  const suppress = (cause: DeliveryCause): SendDecision => ({ kind: 'SUPPRESS', cause });
  if (delivery.overtaken) return suppress('OVERTAKEN');
  // A series may have been ended back to a time that is over, and calendars have to hear of it.
  if (delivery.end <= now && !delivery.isSeries) return suppress('MEETING_OVER');
  if (delivery.method === 'CANCEL' && !delivery.heardBefore && !delivery.toldByHand) return suppress('NEVER_INVITED');
  if (delivery.method === 'REQUEST' && !covered) return suppress('CONSENT_MISSING');
  const way = wayTo(delivery, number);
  return typeof way === 'string' ? suppress(way) : { kind: 'SEND', news: newsFor(delivery), way };
}

/**
 * The recipient's own way first; whoever wishes for mail and cannot be reached by it gets an SMS. Who wishes something else
 * than mail gets none, but for the end of what a mail has put into their calendar: an event that stays there would send
 * them to a meeting that is off. Who wishes no messages gets not even that.
 */
function wayTo(delivery: DueDelivery, number: string | undefined): SendWay | DeliveryCause {
  const { recipientWish, recipientEmail, addressFailed, method, inCalendar } = delivery;
  const email = addressFailed ? null : recipientEmail;
  const sms: SendWay | undefined = number === undefined ? undefined : { channel: 'SMS', number };
  const clearing: SendWay | undefined =
    email && method === 'CANCEL' && inCalendar
      ? { channel: 'MAIL', email, thenSms: recipientWish === 'SMS' && number !== undefined }
      : undefined;
  switch (recipientWish) {
    case 'EMAIL':
      if (email) return { channel: 'MAIL', email, thenSms: false };
      return sms ?? (recipientEmail ? 'ADDRESS_FAILED' : 'NO_ADDRESS');
    case 'SMS':
      return clearing ?? sms ?? 'WANTS_SMS';
    case 'CALL':
      return clearing ?? 'WANTS_CALL';
    case 'NONE':
      return 'WANTS_NO_MESSAGES';
  }
}

/** Whoever has not heard of the meeting before is invited, whatever has happened to it since. */
export const newsFor = ({ method, heardBefore, news }: DueDelivery): InvitationKind =>
  method === 'REQUEST' && !heardBefore ? 'INVITED' : news;
