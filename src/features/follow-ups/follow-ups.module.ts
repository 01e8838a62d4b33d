import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { FollowUpFieldsResolver } from './follow-up-fields.resolver.js';
import { FollowUpPost } from './follow-up-post.js';
import { FollowUpReadModel } from './follow-up.read-model.js';
import { FollowUpRounds } from './follow-up-rounds.js';
import { FollowUpWatch } from './follow-up-watch.js';
import { FollowUpsResolver } from './follow-ups.resolver.js';
import { PlanFollowUps } from './plan-follow-ups.js';
import { PlanOccurrence } from './plan-occurrence.job.js';
import { SendFollowUp } from './send-follow-up.job.js';

/** What is said before and after meetings, until it has been said or is needed no more. */
@Module({
  imports: [DirectoryModule, CasesModule, MeetingsModule],
  providers: [
    PlanFollowUps,
    PlanOccurrence,
    FollowUpRounds,
    FollowUpWatch,
    FollowUpPost,
    SendFollowUp,
    FollowUpReadModel,
    FollowUpsResolver,
    FollowUpFieldsResolver,
  ],
})
export class FollowUpsModule {}
