import { Module } from '@nestjs/common';
import { CasesModule } from '../cases/cases.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { AgendaReadModel } from './agenda.read-model.js';
import { AgendaResolver } from './agenda.resolver.js';
import { BookAgendaItem } from './book-agenda-item.js';
import { CancelAgendaItem } from './cancel-agenda-item.js';
import { ChangeAgendaItem } from './change-agenda-item.js';
import { ChangeTeam } from './change-team.js';
import { CreateTeam } from './create-team.js';
import { FreeTurnReader } from './free-turn.read-model.js';
import { KeepAgenda } from './keep-agenda.js';
import { MoveAgendaItem } from './move-agenda-item.js';
import { ShowTeam } from './show-team.js';
import { AgendaItemFieldsResolver, TeamFieldsResolver } from './team-fields.resolver.js';
import { AgendaLoader, TeamLoader } from './team.loader.js';
import { TeamReadModel } from './team.read-model.js';
import { TeamsResolver } from './teams.resolver.js';

/** Teams with a standing rhythm, and the turns in which they take up one client's matter after the other. */
@Module({
  imports: [DirectoryModule, CasesModule, MeetingsModule],
  providers: [
    CreateTeam,
    ChangeTeam,
    BookAgendaItem,
    MoveAgendaItem,
    ChangeAgendaItem,
    CancelAgendaItem,
    KeepAgenda,
    TeamReadModel,
    TeamLoader,
    AgendaReadModel,
    AgendaLoader,
    FreeTurnReader,
    ShowTeam,
    TeamsResolver,
    AgendaResolver,
    TeamFieldsResolver,
    AgendaItemFieldsResolver,
  ],
})
export class TeamsModule {}
