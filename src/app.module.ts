import { type DynamicModule, Module } from '@nestjs/common';
import { AvailabilityModule } from './features/availability/availability.module.js';
import { CasesModule } from './features/cases/cases.module.js';
import { DirectoryModule } from './features/directory/directory.module.js';
import { OrganisationEntity } from './features/directory/organisation.entity.js';
import { PersonEntity } from './features/directory/person.entity.js';
import { RoomEntity } from './features/directory/room.entity.js';
import { FeedsModule } from './features/feeds/feeds.module.js';
import { FollowUpsModule } from './features/follow-ups/follow-ups.module.js';
import { InvitationsModule } from './features/invitations/invitations.module.js';
import { MeetingsModule } from './features/meetings/meetings.module.js';
import { PollsModule } from './features/polls/polls.module.js';
import { ClockModule } from './platform/clock/clock.module.js';
import type { Settings } from './platform/config/settings.js';
import { SettingsModule } from './platform/config/settings.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { GraphqlPlatformModule } from './platform/graphql/graphql.module.js';
import { IdentityModule } from './platform/identity/identity.module.js';
import { InboxModule } from './platform/mail/inbox.module.js';
import type { Logger } from './platform/observability/logger.js';
import { MailModule } from './platform/mail/mail.module.js';
import { ObservabilityModule } from './platform/observability/observability.module.js';
import { OutboxModule } from './platform/outbox/outbox.module.js';
import { SmsModule } from './platform/sms/sms.module.js';

const entities = [OrganisationEntity, PersonEntity, RoomEntity];

/** The composition root in space: which rooms this process has, by its settings. The only file that knows every room. */
@Module({})
export class AppModule {
  static forSettings(settings: Settings, logger: Logger): DynamicModule {
    const everywhere = [
      SettingsModule.forRoot(settings),
      ClockModule,
      ObservabilityModule.forRoot(logger),
      DatabaseModule.forEntities(entities),
      IdentityModule.forSettings(settings),
      OutboxModule.forSettings(settings),
      MailModule.forSettings(settings),
      SmsModule.forSettings(settings),
      InboxModule.forSettings(settings),
      DirectoryModule,
      AvailabilityModule,
      CasesModule,
      MeetingsModule,
      InvitationsModule,
      PollsModule,
      FeedsModule,
      FollowUpsModule,
    ];
    const api = settings.process.roles.has('api') ? [GraphqlPlatformModule.forRoot()] : [];
    return { module: AppModule, imports: [...everywhere, ...api] };
  }
}
