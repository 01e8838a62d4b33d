import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { mayKeepFeedOf } from './calendar-feed.policy.js';
import { openFeedsOf } from './calendar-feed.store.js';
import type { CalendarFeedType } from './calendar-feed.type.js';
import { FeedAddresses } from './feed-addresses.js';

/** By person: the feed with its addresses, of the viewer alone. */
@Injectable()
export class CalendarFeedLoader extends RequestLoader<CalendarFeedType> {
  constructor(transactions: Transactions, addresses: FeedAddresses) {
    super(async (viewer, personIds) => {
      const own = personIds.filter((personId) => mayKeepFeedOf(viewer, personId));
      if (own.length === 0) return new Map();
      const feeds = await transactions.read(viewer, (tx) => openFeedsOf(tx, own));
      return new Map(feeds.map((feed) => [feed.personId, addresses.present(feed)]));
    });
  }
}
