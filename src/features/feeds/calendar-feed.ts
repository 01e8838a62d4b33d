/**
 * A person's calendar feed: two addresses that calendar programs read again and again, one for the person's own meetings
 * and one for free/busy alone.
 *
 * Invariants
 * - somebody has at most one feed that is not revoked;
 * - an address says nothing and is not stored: it is derived from the feed's id (platform/identity/link-token.ts), each of the
 *   two for itself, so whoever was given the free/busy address cannot make the other one of it;
 * - what is revoked stays revoked: renewing opens another feed, with other addresses, and revokes this one;
 * - the version rises in the transaction of whatever changes what is shown (migration 0022).
 *
 * States
 *   open ── its titles change ──▶ open ── revoke, renew ──▶ revoked
 */
export interface CalendarFeed {
  readonly id: string;
  readonly personId: string;
  readonly titles: FeedTitles;
  /** Epoch milliseconds. */
  readonly openedAt: number;
}

/** NEUTRAL: as invitations call meetings. FULL: as those who work with them do. */
export const feedTitles = ['NEUTRAL', 'FULL'] as const;
export type FeedTitles = (typeof feedTitles)[number];

/** What stands behind a feed's two addresses. */
export type FeedFormat = 'CALENDAR' | 'FREE_BUSY';
