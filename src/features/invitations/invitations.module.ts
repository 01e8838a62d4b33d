import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '../../platform/config/settings.js';
import { MailModule } from '../../platform/mail/mail.module.js';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import type { Sender } from './compose-invitation.js';
import { InvitationLoader } from './invitation.loader.js';
import { InvitationFieldsResolver, MeetingInvitationsResolver } from './invitations.resolver.js';
import { InviteParticipants } from './invite-participants.js';
import { SENDER, SendInvitation } from './send-invitation.job.js';
import { TellClient } from './tell-client.job.js';
import { TellOrganiser } from './tell-organiser.job.js';

/** What goes out about a meeting. */
@Module({})
export class InvitationsModule {
  static forSettings(settings: Pick<Settings, 'mail' | 'secrets' | 'http'>): DynamicModule {
    const { mail, secrets, http } = settings;
    const sender: Sender = { mailFrom: mail.from, secret: secrets.secret, publicUrl: http.publicUrl };
    return {
      module: InvitationsModule,
      imports: [DirectoryModule, CasesModule, MeetingsModule, MailModule.forSettings(mail)],
      providers: [
        { provide: SENDER, useValue: sender },
        InviteParticipants,
        SendInvitation,
        TellClient,
        TellOrganiser,
        InvitationLoader,
        MeetingInvitationsResolver,
        InvitationFieldsResolver,
      ],
    };
  }
}
