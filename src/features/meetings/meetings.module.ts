import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { AnnounceMeeting } from './announce-meeting.js';
import { AnswerMeeting } from './answer-meeting.js';
import { AttendanceRollLoader } from './attendance-roll.loader.js';
import { AttendanceFieldsResolver, AttendanceRollResolver } from './attendance-roll.resolver.js';
import { AppointChair } from './appoint-chair.js';
import { BookMeeting } from './book-meeting.js';
import { BookOccurrence } from './book-occurrence.js';
import { BookSeries } from './book-series.js';
import { CancelFuture } from './cancel-future.js';
import { CancelMeeting } from './cancel-meeting.js';
import { ChangeFuture } from './change-future.js';
import { ChangeParticipants } from './change-participants.js';
import { ConfirmMeeting } from './confirm-meeting.js';
import { CaseClashesResolver } from './case-clashes.resolver.js';
import { CaseMeetingsResolver } from './case-meetings.resolver.js';
import { FindMeetingTimes } from './find-meeting-times.js';
import { InnerMeetings } from './inner-meetings.js';
import { LapseHold } from './lapse-hold.job.js';
import { LiveMeetingsResolver } from './live-meetings.resolver.js';
import { MeetingLoader, ParticipationLoader } from './meeting.loader.js';
import { MeetingReadModel } from './meeting.read-model.js';
import { MeetingAnswer } from './meeting-answer.js';
import {
  ConflictFieldsResolver,
  MeetingFieldsResolver,
  ParticipationFieldsResolver,
} from './meeting-fields.resolver.js';
import { DepartureLoader } from './departure.loader.js';
import { FollowCase } from './follow-case.js';
import { MeetingAttentionResolver } from './meeting-attention.resolver.js';
import { MeetingListeners } from './meeting-listeners.js';
import { MeetingQueriesResolver } from './meeting-queries.resolver.js';
import {
  BlockerFieldsResolver,
  LeftOutResolver,
  MeetingTimeFieldsResolver,
  MeetingTimesResolver,
  RelaxationFieldsResolver,
  SuggestedAttendeeFieldsResolver,
} from './meeting-times.resolver.js';
import { MeetingsResolver } from './meetings.resolver.js';
import { MoveFuture } from './move-future.js';
import { RecordAttendance } from './record-attendance.js';
import { RescheduleMeeting } from './reschedule-meeting.js';
import { RollSeries } from './roll-series.job.js';
import { SeriesMembers } from './series-members.js';
import { SeriesLoader } from './series.loader.js';
import { SeriesOfMeetingResolver, SeriesResolver } from './series.resolver.js';
import { TimeHolders } from './time-holders.js';

@Module({
  imports: [DirectoryModule, CasesModule],
  providers: [
    BookMeeting,
    BookSeries,
    BookOccurrence,
    CancelFuture,
    MoveFuture,
    ChangeFuture,
    AppointChair,
    RollSeries,
    SeriesMembers,
    ConfirmMeeting,
    RescheduleMeeting,
    ChangeParticipants,
    CancelMeeting,
    AnswerMeeting,
    RecordAttendance,
    AttendanceRollLoader,
    AttendanceRollResolver,
    AttendanceFieldsResolver,
    LapseHold,
    FindMeetingTimes,
    MeetingListeners,
    AnnounceMeeting,
    TimeHolders,
    InnerMeetings,
    FollowCase,
    DepartureLoader,
    MeetingAttentionResolver,
    MeetingReadModel,
    MeetingLoader,
    ParticipationLoader,
    MeetingAnswer,
    MeetingsResolver,
    MeetingQueriesResolver,
    LiveMeetingsResolver,
    MeetingFieldsResolver,
    ParticipationFieldsResolver,
    CaseMeetingsResolver,
    SeriesLoader,
    SeriesResolver,
    SeriesOfMeetingResolver,
    CaseClashesResolver,
    ConflictFieldsResolver,
    MeetingTimesResolver,
    LeftOutResolver,
    MeetingTimeFieldsResolver,
    SuggestedAttendeeFieldsResolver,
    BlockerFieldsResolver,
    RelaxationFieldsResolver,
  ],
  exports: [
    MeetingListeners,
    MeetingReadModel,
    MeetingLoader,
    ParticipationLoader,
    AttendanceRollLoader,
    TimeHolders,
    InnerMeetings,
    AnswerMeeting,
    RescheduleMeeting,
    ChangeParticipants,
    ChangeFuture,
    AppointChair,
    CancelMeeting,
    MeetingAnswer,
    CancelMeeting,
    SeriesMembers,
  ],
})
export class MeetingsModule {}
