import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { AcceptAll } from './accept-all.js';
import { AddressedInvitations } from './addressed-invitation.js';
import { AnswerInvitation } from './answer-invitation.js';
import { BundleFileController } from './bundle-file.controller.js';
import { BundleLinks } from './bundle-links.js';
import { BundlePageController } from './bundle-page.controller.js';
import { DecideProposal } from './decide-proposal.js';
import { DeclineCounter } from './decline-counter.job.js';
import { FailedAddresses } from './failed-address.js';
import { FollowMeeting } from './follow-meeting.js';
import { HandOverMessage } from './hand-over-message.js';
import { InvitationFileController } from './invitation-file.controller.js';
import { InvitationForms } from './invitation-forms.js';
import { InvitationLinks } from './invitation-links.js';
import { InvitationLoader } from './invitation.loader.js';
import { InvitationPageController } from './invitation-page.controller.js';
import { InvitationPost } from './invitation-post.js';
import { InvitationFieldsResolver, MeetingInvitationsResolver } from './invitations.resolver.js';
import { InviteParticipants } from './invite-participants.js';
import { KeepReply } from './keep-reply.js';
import { KeptRepliesResolver, KeptReplyFieldsResolver } from './kept-replies.resolver.js';
import { KeptReplyLoader } from './kept-reply.loader.js';
import { LinkedInvitationsResolver } from './linked-invitations.resolver.js';
import { MyPageController } from './my-page.controller.js';
import { OpenMyPage } from './open-my-page.js';
import { NoteBounce } from './note-bounce.js';
import { ProposeTime } from './propose-time.js';
import { ReachCorrectedAddress } from './reach-corrected-address.js';
import { RepeatInvitation } from './repeat-invitation.js';
import { ReviveAddress } from './revive-address.js';
import { SendBundle } from './send-bundle.job.js';
import { SendInvitation } from './send-invitation.job.js';
import { SendPageCode } from './send-page-code.job.js';
import { ShowLinkedInvitation } from './show-linked-invitation.js';
import { TakeMail } from './take-mail.js';
import { TakeReply } from './take-reply.js';
import { TellClient } from './tell-client.job.js';
import { TellOrganiser } from './tell-organiser.job.js';
import { TellOfAnswer } from './tell-of-answer.job.js';
import { TimeProposalReadModel } from './time-proposal.read-model.js';
import { TimeProposalsResolver } from './time-proposals.resolver.js';
import { WishContact } from './wish-contact.js';

/** What goes out about a meeting, and what comes back. */
@Module({
  imports: [DirectoryModule, CasesModule, MeetingsModule],
  controllers: [
    InvitationPageController,
    InvitationFileController,
    BundlePageController,
    BundleFileController,
    MyPageController,
  ],
  providers: [
    InviteParticipants,
    InvitationForms,
    WishContact,
    OpenMyPage,
    SendPageCode,
    InvitationPost,
    FailedAddresses,
    HandOverMessage,
    SendInvitation,
    SendBundle,
    BundleLinks,
    AcceptAll,
    TellClient,
    TellOrganiser,
    DeclineCounter,
    TellOfAnswer,
    FollowMeeting,
    AnswerInvitation,
    ProposeTime,
    DecideProposal,
    InvitationLinks,
    AddressedInvitations,
    TakeMail,
    TakeReply,
    RepeatInvitation,
    NoteBounce,
    ReviveAddress,
    ReachCorrectedAddress,
    KeepReply,
    KeptReplyLoader,
    KeptRepliesResolver,
    KeptReplyFieldsResolver,
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
