import { Module } from '@nestjs/common';
import type { FeedSettings } from '../config/settings.js';
import { FEED_SETTINGS } from '../config/settings.module.js';
import { BusyTimesReader } from './busy-times-reader.js';
import { FeedFetcher } from './feed-fetcher.js';

/** Calendars that are kept elsewhere: fetched from where users say they are, and read in a thread that can be stopped. */
@Module({
  providers: [
    {
      provide: FeedFetcher,
      inject: [FEED_SETTINGS],
      useFactory: ({ hostsAllowed }: FeedSettings) => new FeedFetcher({ hostsAllowed }),
    },
    { provide: BusyTimesReader, useFactory: () => new BusyTimesReader() },
  ],
  exports: [FeedFetcher, BusyTimesReader],
})
export class FeedsModule {}
