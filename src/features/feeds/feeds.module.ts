import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { CalendarFeedLoader } from './calendar-feed.loader.js';
import { CalendarFeedsResolver } from './calendar-feeds.resolver.js';
import { FeedAddresses } from './feed-addresses.js';
import { FeedAnswers } from './feed-answers.js';
import { FeedController } from './feed.controller.js';
import { FeedStates } from './feed-states.js';
import { OpenCalendarFeed } from './open-calendar-feed.js';
import { RenewCalendarFeed } from './renew-calendar-feed.js';
import { RevokeCalendarFeed } from './revoke-calendar-feed.js';

/** People's own meetings in the calendars that they have elsewhere. */
@Module({
  imports: [DirectoryModule],
  controllers: [FeedController],
  providers: [
    OpenCalendarFeed,
    RenewCalendarFeed,
    RevokeCalendarFeed,
    CalendarFeedLoader,
    FeedAddresses,
    FeedStates,
    FeedAnswers,
    CalendarFeedsResolver,
  ],
})
export class FeedsModule {}
