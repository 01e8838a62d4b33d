import { Injectable } from '@nestjs/common';
import { RequestLoader } from '../../platform/graphql/request-loaders.js';
import { AgendaReadModel, type ShownAgenda } from './agenda.read-model.js';
import { TeamReadModel } from './team.read-model.js';
import type { ShownTeam } from './team.store.js';

/** Teams as the viewer may see them; one that they may not is null. */
@Injectable()
export class TeamLoader extends RequestLoader<ShownTeam> {
  constructor(teams: TeamReadModel) {
    super((viewer, ids) => teams.byIds(viewer, ids));
  }
}

/** By the id of the team's meeting. Only asked for by whoever has been shown the team. */
@Injectable()
export class AgendaLoader extends RequestLoader<ShownAgenda> {
  constructor(agendas: AgendaReadModel) {
    super((viewer, outerIds) => agendas.ofMeetings(viewer, outerIds));
  }
}
