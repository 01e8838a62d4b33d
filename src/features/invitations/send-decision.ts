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
  if (delivery.method === 'CANCEL' && !delivery.heardBefore) return suppress('NEVER_INVITED');
  if (delivery.method === 'REQUEST' && !covered) return suppress('CONSENT_MISSING');
  if (!delivery.recipientEmail) return suppress('NO_ADDRESS');
  if (delivery.addressFailed) return suppress('ADDRESS_FAILED');
  const news = delivery.method === 'REQUEST' && !delivery.heardBefore ? 'INVITED' : delivery.news;
  return { kind: 'SEND', news, email: delivery.recipientEmail };
}
