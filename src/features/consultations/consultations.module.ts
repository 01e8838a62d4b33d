import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { AskConsultation } from './ask-consultation.js';
import { BookConsultation } from './book-consultation.js';
import { CancelConsultation } from './cancel-consultation.js';
import {
  CaseConsultationResolver,
  ConsultationFieldsResolver,
  LineFieldsResolver,
  OrganisationConsultationsFieldsResolver,
  PersonProfileResolver,
  ProfileFieldsResolver,
  SlotFieldsResolver,
} from './consultation-fields.resolver.js';
import {
  AlternativesLoader,
  ConsultantProfileLoader,
  ConsultationLoader,
  NextSlotLoader,
} from './consultation.loader.js';
import { ConsultationFigures } from './consultation-figures.js';
import { ConsultationQueriesResolver } from './consultation-queries.resolver.js';
import { ConsultationReadModel } from './consultation.read-model.js';
import { ConsultationsResolver } from './consultations.resolver.js';
import { FollowMeetingWithConsultation } from './follow-meeting.js';
import { HandleConsultation } from './handle-consultation.js';
import { PublishSlots } from './publish-slots.js';
import { SendConsultationLetter } from './send-consultation-letter.job.js';
import { SetConsultantProfile } from './set-consultant-profile.js';
import { ShowConsultation } from './show-consultation.js';
import { SlotReadModel } from './slot.read-model.js';
import { SlotsResolver } from './slots.resolver.js';
import { WithdrawSlots } from './withdraw-slots.js';

/** Asking a consultant, by telephone at a time that they publish or in writing, and never about anybody by name. */
@Module({
  imports: [DirectoryModule, CasesModule, MeetingsModule],
  providers: [
    SetConsultantProfile,
    PublishSlots,
    WithdrawSlots,
    BookConsultation,
    AskConsultation,
    HandleConsultation,
    CancelConsultation,
    FollowMeetingWithConsultation,
    SendConsultationLetter,
    SlotReadModel,
    ConsultationReadModel,
    ConsultationFigures,
    ConsultationLoader,
    AlternativesLoader,
    NextSlotLoader,
    ConsultantProfileLoader,
    ShowConsultation,
    SlotsResolver,
    ConsultationsResolver,
    ConsultationQueriesResolver,
    ConsultationFieldsResolver,
    SlotFieldsResolver,
    LineFieldsResolver,
    ProfileFieldsResolver,
    OrganisationConsultationsFieldsResolver,
    PersonProfileResolver,
    CaseConsultationResolver,
  ],
})
export class ConsultationsModule {}
