import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { AnswerPoll } from './answer-poll.js';
import { CancelPoll } from './cancel-poll.js';
import { ChangePoll } from './change-poll.js';
import { ClosePoll } from './close-poll.job.js';
import { DecideByItself } from './decide-by-itself.job.js';
import { DecidePoll } from './decide-poll.js';
import { FollowCaseWithPolls } from './follow-case.js';
import { LinkedPollsResolver } from './linked-polls.resolver.js';
import { NoteAnswers } from './note-answers.js';
import { OpenPoll } from './open-poll.js';
import { PollAnswerFieldsResolver, PollFieldsResolver, PollOptionFieldsResolver } from './poll-fields.resolver.js';
import { PollLinks } from './poll-links.js';
import { BusyLoader, PollLoader } from './poll.loader.js';
import { PollPageController } from './poll-page.controller.js';
import { PollQueriesResolver } from './poll-queries.resolver.js';
import { PollReadModel } from './poll.read-model.js';
import { PollsResolver } from './polls.resolver.js';
import { RemindSilent } from './remind-silent.job.js';
import { SendPollLetter } from './send-poll-letter.job.js';
import { ShowPoll } from './show-poll.js';

/** Asking people whose calendars cannot be seen which times suit them, until one becomes a meeting. */
@Module({
  imports: [DirectoryModule, CasesModule, MeetingsModule],
  controllers: [PollPageController],
  providers: [
    OpenPoll,
    ChangePoll,
    AnswerPoll,
    NoteAnswers,
    DecidePoll,
    DecideByItself,
    CancelPoll,
    ClosePoll,
    RemindSilent,
    SendPollLetter,
    FollowCaseWithPolls,
    PollLinks,
    PollReadModel,
    PollLoader,
    BusyLoader,
    ShowPoll,
    PollsResolver,
    PollQueriesResolver,
    LinkedPollsResolver,
    PollFieldsResolver,
    PollOptionFieldsResolver,
    PollAnswerFieldsResolver,
  ],
})
export class PollsModule {}
