import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { InvitationLoader } from './invitation.loader.js';
import { InvitationFieldsResolver, MeetingInvitationsResolver } from './invitations.resolver.js';
import { InviteParticipants } from './invite-participants.js';
import { SendInvitation } from './send-invitation.job.js';
import { TellClient } from './tell-client.job.js';
import { TellOrganiser } from './tell-organiser.job.js';

/** What goes out about a meeting. */
@Module({
  imports: [DirectoryModule, CasesModule, MeetingsModule],
  providers: [
    InviteParticipants,
    SendInvitation,
    TellClient,
    TellOrganiser,
    InvitationLoader,
    MeetingInvitationsResolver,
    InvitationFieldsResolver,
  ],
})
export class InvitationsModule {}
