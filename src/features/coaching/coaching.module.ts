import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { CancelProgramme } from './cancel-programme.js';
import { ChangeClients } from './change-clients.js';
import { ConfirmProgramme } from './confirm-programme.js';
import { PlanProgramme } from './plan-programme.js';
import {
  ProgrammeAdjustmentFieldsResolver,
  ProgrammeFieldsResolver,
  ProgrammeRhythmFieldsResolver,
  ProgrammeSessionFieldsResolver,
} from './programme-fields.resolver.js';
import { ProgrammePeopleResolver } from './programme-people.resolver.js';
import { ProgrammeQueriesResolver } from './programme-queries.resolver.js';
import { ProgrammeReadModel } from './programme.read-model.js';
import { ProgrammesResolver } from './programmes.resolver.js';
import { RenewWallPage } from './renew-wall-page.js';
import { ShowProgramme } from './show-programme.js';
import { SubstituteCoach } from './substitute-coach.js';
import { WallLinks } from './wall-links.js';
import { WallPageController } from './wall-page.controller.js';

/** Group coaching: a programme of weeks that is planned, booked and followed as one whole. */
@Module({
  imports: [DirectoryModule, MeetingsModule],
  controllers: [WallPageController],
  providers: [
    PlanProgramme,
    ConfirmProgramme,
    CancelProgramme,
    SubstituteCoach,
    ChangeClients,
    RenewWallPage,
    WallLinks,
    ProgrammeReadModel,
    ShowProgramme,
    ProgrammesResolver,
    ProgrammePeopleResolver,
    ProgrammeQueriesResolver,
    ProgrammeFieldsResolver,
    ProgrammeSessionFieldsResolver,
    ProgrammeAdjustmentFieldsResolver,
    ProgrammeRhythmFieldsResolver,
  ],
})
export class CoachingModule {}
