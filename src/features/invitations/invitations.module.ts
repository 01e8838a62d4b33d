import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { AnswerInvitation } from './answer-invitation.js';
import { DecideProposal } from './decide-proposal.js';
import { DeclineCounter } from './decline-counter.job.js';
import { FollowMeeting } from './follow-meeting.js';
import { InvitationFileController } from './invitation-file.controller.js';
import { InvitationForms } from './invitation-forms.js';
import { InvitationLinks } from './invitation-links.js';
import { InvitationLoader } from './invitation.loader.js';
import { InvitationPageController } from './invitation-page.controller.js';
import { InvitationFieldsResolver, MeetingInvitationsResolver } from './invitations.resolver.js';
import { InviteParticipants } from './invite-participants.js';
import { LinkedInvitationsResolver } from './linked-invitations.resolver.js';
import { ProposeTime } from './propose-time.js';
import { SendInvitation } from './send-invitation.job.js';
import { ShowLinkedInvitation } from './show-linked-invitation.js';
import { TellClient } from './tell-client.job.js';
import { TellOrganiser } from './tell-organiser.job.js';
import { TellOfAnswer } from './tell-of-answer.job.js';
import { TimeProposalReadModel } from './time-proposal.read-model.js';
import { TimeProposalsResolver } from './time-proposals.resolver.js';
import { WishContact } from './wish-contact.js';

/** What goes out about a meeting, and what comes back. */
@Module({
  imports: [DirectoryModule, CasesModule, MeetingsModule],
  controllers: [InvitationPageController, InvitationFileController],
  providers: [
    InviteParticipants,
    InvitationForms,
    WishContact,
    SendInvitation,
    TellClient,
    TellOrganiser,
    DeclineCounter,
    TellOfAnswer,
    FollowMeeting,
    AnswerInvitation,
    ProposeTime,
    DecideProposal,
    InvitationLinks,
    ShowLinkedInvitation,
    TimeProposalReadModel,
    InvitationLoader,
    LinkedInvitationsResolver,
    TimeProposalsResolver,
    MeetingInvitationsResolver,
    InvitationFieldsResolver,
  ],
})
export class InvitationsModule {}
