import type { DueDelivery } from './delivery.store.js';
import type { DeliveryCause } from './delivery-failure-text.js';
import type { InvitationKind } from './invitation-facts.js';

export type SendDecision =
  | { readonly kind: 'SEND'; readonly news: InvitationKind; readonly email: string }
  | { readonly kind: 'SUPPRESS'; readonly cause: DeliveryCause };

/**
 * Whether a message still tells the truth at the moment of sending. What a later change has overtaken is left to that
 * change's own message; whoever never heard of a meeting is neither told of its move (they are simply invited) nor of
 * its end. Whom no consent covers any more gets nothing but the end of it. Pure.
 *
 * @param covered whether the recipient may still take part in the matters that the meeting touches
 */
export function decideSending(delivery: DueDelivery, covered: boolean, now: number): SendDecision {
  const suppress = (cause: DeliveryCause): SendDecision => ({ kind: 'SUPPRESS', cause });
  if (delivery.overtaken) return suppress('OVERTAKEN');
  if (delivery.end <= now) return suppress('MEETING_OVER');
  if (delivery.method === 'CANCEL' && !delivery.heardBefore && !delivery.toldByHand) return suppress('NEVER_INVITED');
  if (delivery.method === 'REQUEST' && !covered) return suppress('CONSENT_MISSING');
  const wish = wishInTheWay(delivery);
  if (wish) return suppress(wish);
  if (!delivery.recipientEmail) return suppress('NO_ADDRESS');
  if (delivery.addressFailed) return suppress('ADDRESS_FAILED');
  return { kind: 'SEND', news: newsFor(delivery), email: delivery.recipientEmail };
}

/**
 * Who wishes something else than mail gets none, but for the end of what a mail has put into their calendar: an event
 * that stays there would send them to a meeting that is off. Who wishes no messages gets not even that.
 */
function wishInTheWay({ recipientWish, method, heardBefore }: DueDelivery): DeliveryCause | undefined {
  switch (recipientWish) {
    case 'EMAIL':
      return undefined;
    case 'NONE':
      return 'WANTS_NO_MESSAGES';
    case 'SMS':
    case 'CALL':
      if (method === 'CANCEL' && heardBefore) return undefined;
      return recipientWish === 'SMS' ? 'WANTS_SMS' : 'WANTS_CALL';
  }
}

/** Whoever has not heard of the meeting before is invited, whatever has happened to it since. */
export const newsFor = ({ method, heardBefore, news }: DueDelivery): InvitationKind =>
  method === 'REQUEST' && !heardBefore ? 'INVITED' : news;
