import { Injectable } from '@nestjs/common';
import { Transactions } from '../../platform/database/transactions.js';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import type { BusyWarning } from '../../platform/icalendar/busy-warnings.js';
import { mayKeepTimesOf } from './availability.policy.js';
import type { BusyFeed } from './busy-feed.js';
import { BUSY_FEED_COLUMNS } from './busy-feed.store.js';

export interface ShownBusyFeed extends BusyFeed {
  readonly personId: string;
  readonly warnings: readonly BusyWarning[];
  readonly warningCount: number;
}

/** Each person's calendars elsewhere in the order in which they were connected, of those whose times the viewer may see. */
@Injectable()
export class BusyFeedLoader extends RequestLoader<ShownBusyFeed[]> {
  constructor(transactions: Transactions) {
    super(async (viewer, personIds) => {
      const seen = personIds.filter((personId) => mayKeepTimesOf(viewer, personId));
      if (seen.length === 0) return new Map();
      const rows = await transactions.read(viewer, (tx) =>
        tx.query<ShownBusyFeed>(
          `SELECT ${BUSY_FEED_COLUMNS}, f.person_id AS "personId", f.warnings, f.warning_count AS "warningCount" FROM busy_feed f
           WHERE f.area_id = $1 AND f.person_id = ANY ($2) ORDER BY f.connected_at, f.id`,
          [tx.areaId, seen],
        ),
      );
      const byPerson = new Map<string, ShownBusyFeed[]>(seen.map((personId) => [personId, []]));
      for (const row of rows) byPerson.get(row.personId)?.push(row);
      return byPerson;
    });
  }
}
