import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database/transactions.js';
import type { ParticipationStatus } from '../meetings/meeting.js';
import { factsOf } from './compose-invitation.js';
import { type DueDelivery, newestOfBundle } from './delivery.store.js';
import type { InvitationFacts } from './invitation-facts.js';
import { newsFor } from './send-decision.js';

/** NOT_NEEDED: the reader was removed; of whether the others meet nothing is said. OVER: the reader's own time has ended. */
export type BundleItemState = 'STANDING' | 'CANCELLED' | 'NOT_NEEDED' | 'OVER';

/** One invitation of a bundle as its newest message has it. */
export interface BundleItem {
  readonly delivery: DueDelivery;
  readonly facts: InvitationFacts;
  readonly state: BundleItemState;
  readonly status: ParticipationStatus;
  /** The way to its own page, relative to the bundle's. */
  readonly address: string;
}

/** All that the page of a bundle knows: one invitation at least, in the order of time. */
export interface BundlePageFacts {
  readonly items: readonly [BundleItem, ...BundleItem[]];
}

/** In one statement. `now` is in epoch milliseconds. Undefined for a bundle that is not there. */
export async function readBundle(
  tx: Tx,
  bundleId: string,
  now: number,
  address: (invitationId: string) => string,
): Promise<BundlePageFacts | undefined> {
  const items = (await newestOfBundle(tx, bundleId)).map((delivery): BundleItem => {
    const link = address(delivery.invitationId);
    const facts = factsOf({ delivery, news: newsFor(delivery) }, link);
    return { delivery, facts, state: stateOf(delivery, now), status: delivery.status, address: link };
  });
  const [first, ...others] = items;
  return first && { items: [first, ...others] };
}

function stateOf({ method, news, end }: DueDelivery, now: number): BundleItemState {
  if (end <= now) return 'OVER';
  if (method === 'REQUEST') return 'STANDING';
  return news === 'REMOVED' ? 'NOT_NEEDED' : 'CANCELLED';
}

/** Those to come that an answer is looked for to. */
export const askedIn = ({ items }: BundlePageFacts): BundleItem[] =>
  items.filter(({ state, facts }) => state === 'STANDING' && facts.requirement !== 'INFORMED');

/** Those that one answer to all of them is for: what was answered by itself stays. */
export const openIn = (facts: BundlePageFacts): BundleItem[] =>
  askedIn(facts).filter(({ status }) => status === 'NEEDS_ACTION');

/** What the reader is looking at: another one once any of what is asked has moved, ended or joined. */
export function seenMark(facts: BundlePageFacts): string {
  const seen = askedIn(facts).map(({ delivery: { invitationId, sequence } }) => `${invitationId} ${sequence}`);
  return createHash('sha256').update(seen.join('\n')).digest('hex').slice(0, markDigits);
}

const markDigits = 16;
