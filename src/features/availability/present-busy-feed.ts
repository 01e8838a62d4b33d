import type { Language } from '../../domain/result.js';
import { staleSince, stateOf } from './busy-feed.js';
import type { ShownBusyFeed } from './busy-feed.loader.js';
import type { BusyFeedType } from './busy-feed.type.js';
import { busyFeedProblemText } from './busy-feed-text.js';
import { busyWarningText } from './busy-warning-text.js';

/** A feed as it is shown to whoever may see it. `now` is in epoch milliseconds. */
export const presentBusyFeed = (feed: ShownBusyFeed, now: number, language: Language): BusyFeedType => ({
  id: feed.id,
  host: feed.host,
  state: stateOf(feed, now),
  readAt: feed.readAt,
  staleSince: staleSince(feed, now),
  problem: feed.problem === null ? null : busyFeedProblemText[feed.problem][language],
  warningCount: feed.warningCount,
  warnings: feed.warnings.map((warning) => busyWarningText(warning)[language]),
  nextReadAt: feed.nextReadAt,
});
