import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { AnswerOffer } from './answer-offer.js';
import { AskMinimum } from './ask-minimum.job.js';
import { ChangeRoll } from './change-roll.js';
import { ConfirmPageController } from './confirm-page.controller.js';
import { ConfirmSignUp } from './confirm-sign-up.js';
import { CreatePeerGroup } from './create-peer-group.js';
import { FollowSessions } from './follow-sessions.js';
import { HeadCountLoader } from './head-count.loader.js';
import { HeadCountResolver } from './head-count.resolver.js';
import { JoinPeerGroup } from './join-peer-group.js';
import { LapseOffer } from './lapse-offer.job.js';
import { LapseSignUp } from './lapse-sign-up.job.js';
import { LeavePeerGroup } from './leave-peer-group.js';
import { LinkedPlacesResolver } from './linked-places.resolver.js';
import { GroupMemberFieldsResolver, PeerGroupFieldsResolver } from './peer-group-fields.resolver.js';
import { PeerGroupQueriesResolver } from './peer-group-queries.resolver.js';
import { PeerGroupLoader, RollLoader } from './peer-group.loader.js';
import { PeerGroupReadModel } from './peer-group.read-model.js';
import { PeerGroupsResolver } from './peer-groups.resolver.js';
import { PeerLinks } from './peer-links.js';
import { PeerPost } from './peer-post.js';
import { PlacePageController } from './place-page.controller.js';
import { RecordDropIns } from './record-drop-ins.js';
import { RequestSignUp } from './request-sign-up.js';
import { SendPlaceLetter } from './send-place-letter.job.js';
import { SendQuestion } from './send-question.job.js';
import { SendSignUpLetter } from './send-sign-up-letter.job.js';
import { SessionPageController } from './session-page.controller.js';
import { ShowPeerGroup } from './show-peer-group.js';
import { SignUpPageController } from './sign-up-page.controller.js';

/** Groups that people join of their own will: places, a line, a page to sign up on, and how many came. */
@Module({
  imports: [DirectoryModule, MeetingsModule],
  controllers: [SignUpPageController, ConfirmPageController, PlacePageController, SessionPageController],
  providers: [
    CreatePeerGroup,
    ChangeRoll,
    JoinPeerGroup,
    LeavePeerGroup,
    AnswerOffer,
    LapseOffer,
    RequestSignUp,
    ConfirmSignUp,
    LapseSignUp,
    SendSignUpLetter,
    RecordDropIns,
    FollowSessions,
    AskMinimum,
    SendQuestion,
    SendPlaceLetter,
    PeerPost,
    PeerLinks,
    PeerGroupReadModel,
    PeerGroupLoader,
    RollLoader,
    HeadCountLoader,
    ShowPeerGroup,
    PeerGroupsResolver,
    PeerGroupQueriesResolver,
    PeerGroupFieldsResolver,
    GroupMemberFieldsResolver,
    LinkedPlacesResolver,
    HeadCountResolver,
  ],
})
export class PeerGroupsModule {}
