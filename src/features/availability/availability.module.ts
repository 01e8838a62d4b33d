import { Module } from '@nestjs/common';
import { FeedsModule } from '../../platform/feeds/feeds.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { AddTimeOff } from './add-time-off.js';
import { AvailabilityResolver } from './availability.resolver.js';
import { AvailabilityReportLoader } from './availability-report.loader.js';
import { AvailabilityReportFieldsResolver, AvailabilityReportResolver } from './availability-report.resolver.js';
import { BusyFeedLoader } from './busy-feed.loader.js';
import { BusyFeedRounds } from './busy-feed-rounds.js';
import { BusyFeedsResolver } from './busy-feeds.resolver.js';
import { ConnectBusyFeed } from './connect-busy-feed.js';
import { DisconnectBusyFeed } from './disconnect-busy-feed.js';
import { ReadBusyFeed } from './read-busy-feed.js';
import { ReportAvailability } from './report-availability.js';
import { SetWorkingHours } from './set-working-hours.js';
import { TimeOffLoader } from './time-off.loader.js';
import { WorkingHoursLoader } from './working-hours.loader.js';

/** When people can be asked to come: working hours, time off and what they told us, and what the search and the booking read of them. */
@Module({
  imports: [DirectoryModule, FeedsModule],
  providers: [
    SetWorkingHours,
    AddTimeOff,
    ReportAvailability,
    WorkingHoursLoader,
    TimeOffLoader,
    AvailabilityReportLoader,
    AvailabilityResolver,
    AvailabilityReportResolver,
    AvailabilityReportFieldsResolver,
    ConnectBusyFeed,
    DisconnectBusyFeed,
    BusyFeedLoader,
    BusyFeedsResolver,
    ReadBusyFeed,
    BusyFeedRounds,
  ],
  exports: [SetWorkingHours, AddTimeOff],
})
export class AvailabilityModule {}
