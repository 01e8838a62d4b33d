import { Injectable } from '@nestjs/common';
import { writeDuration } from '../../domain/time/iso-duration.js';
import type { Problem } from '../../domain/problem.js';
import type { Result } from '../../domain/result.js';
import type { GraphqlContext } from '../../platform/graphql/graphql-context.js';
import { type DetailedPresenters, presentProblems } from '../../platform/graphql/present-problems.js';
import { CaseLoader } from '../cases/case.loader.js';
import { ConsentMissing } from '../cases/consent-missing.type.js';
import type { Person } from '../directory/person.js';
import { PersonLoader } from '../directory/person.loader.js';
import { personSeenBy } from '../directory/person.type.js';
import { TimeTaken } from '../meetings/time-taken.type.js';
import { AgendaReadModel, type ShownAgenda, type ShownItem } from './agenda.read-model.js';
import { AgendaLoader, TeamLoader } from './team.loader.js';
import type { ShownTeam } from './team.store.js';
import type { AgendaItemType, TeamPayload, TeamType } from './team.type.js';

const presenters: DetailedPresenters = {
  TIME_TAKEN: (problem, language) => new TimeTaken(problem, language),
  CONSENT_MISSING: (problem, language) => new ConsentMissing(problem, language),
};

/**
 * Teams and turns as the schema shows them. A team comes with its people, an agenda with its people and cases; they are handed to the loaders,
 * so that a screen costs a statement for the team and one for the agenda.
 */
@Injectable()
export class ShowTeam {
  constructor(
    private readonly teams: TeamLoader,
    private readonly agendas: AgendaLoader,
    private readonly readModel: AgendaReadModel,
    private readonly people: PersonLoader,
    private readonly cases: CaseLoader,
  ) {}

  async one(context: GraphqlContext, id: string): Promise<TeamType | null> {
    const team = await this.teams.load(context, id);
    return team && this.present(context, team);
  }

  present(context: GraphqlContext, team: ShownTeam): TeamType {
    this.know(context, team.people);
    return { ...team, agendaItemDuration: writeDuration(team.turnMs) };
  }

  /** The agenda of one of the team's meetings; of another meeting it is empty. */
  async agenda(context: GraphqlContext, teamId: string, outerId: string): Promise<AgendaItemType[]> {
    const agenda = await this.agendas.load(context, outerId);
    return agenda
      ? this.items(context, agenda)
          .filter((item) => item.teamId === teamId)
          .map(presentItem)
      : [];
  }

  /** Of a change of a team. */
  async payload(context: GraphqlContext, result: Result<string, Problem>): Promise<TeamPayload> {
    context.loaders.forgetAll();
    if (!result.ok) return refusal(context, result.problems);
    return { team: await this.one(context, result.value), agendaItem: null, problems: [] };
  }

  /** Of a change of a turn. */
  async itemPayload(context: GraphqlContext, result: Result<string, Problem>): Promise<TeamPayload> {
    context.loaders.forgetAll();
    if (!result.ok) return refusal(context, result.problems);
    const agenda = context.viewer ? await this.readModel.ofItem(context.viewer, result.value) : undefined;
    const [item] = agenda ? this.items(context, agenda) : [];
    return {
      team: item ? await this.one(context, item.teamId) : null,
      agendaItem: item ? presentItem(item) : null,
      problems: [],
    };
  }

  private items(context: GraphqlContext, { items, people }: ShownAgenda): readonly ShownItem[] {
    this.know(context, people);
    for (const { matter } of items) if (matter) this.cases.know(context, matter.id, matter);
    return items;
  }

  private know(context: GraphqlContext, people: readonly Person[]): void {
    const { viewer } = context;
    if (viewer) for (const person of people) this.people.know(context, person.id, personSeenBy(viewer, person));
  }
}

const presentItem = ({ matter, participants, steppingOutIds, ...item }: ShownItem): AgendaItemType => ({
  ...item,
  participants,
  steppingOutIds,
  caseId: matter?.id ?? null,
});

const refusal = (context: GraphqlContext, problems: readonly Problem[]): TeamPayload => ({
  team: null,
  agendaItem: null,
  problems: presentProblems(problems, context.language, presenters),
});
