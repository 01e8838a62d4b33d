import type { TestApp } from '../support/test-app.js';
import type { AnsweredItem, AnsweredTeam, TeamAnswer, TeamMeeting } from './team-answers.js';

const ITEM = `id start end version case { id client { id displayName } } anonymousTopic clientPresent
  participants { person { id displayName } status start } steppingOut { id displayName } meeting { id publicTitle icalUid }`;
const TEAM = `id name rrule agendaItemDuration version chair { id displayName } members { id displayName } nextMeeting { id }
  meetings(first: 60) { totalCount edges { node { id status start end version kind seriesId publicTitle } } }`;
const PAYLOAD = `{ team { ${TEAM} } agendaItem { ${ITEM} } problems { __typename code field message confirmable } }`;
const change = (operation: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${operation}(input: $input) ${PAYLOAD} }`;
const CREATE = change('createTeam', 'CreateTeamInput');
const CHANGE = change('changeTeam', 'ChangeTeamInput');
const BOOK = change('bookAgendaItem', 'BookAgendaItemInput');
const MOVE = change('moveAgendaItem', 'MoveAgendaItemInput');
const CHANGE_ITEM = change('changeAgendaItem', 'ChangeAgendaItemInput');
const CANCEL = `mutation ($id: ID!, $version: Int!) { answer: cancelAgendaItem(agendaItemId: $id, version: $version) ${PAYLOAD} }`;
const ONE = `query ($id: ID!) { team(id: $id) { ${TEAM} } }`;
const ALL = '{ teams { id name } }';
const AGENDA = `query ($id: ID!, $meetingId: ID!) { team(id: $id) { agenda(meetingId: $meetingId) { ${ITEM} } } }`;

/** One signed-in person's calls about teams, in the words of the public schema. */
export class TeamCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  /** By telephone, every other Tuesday from nine to eleven, in turns of half an hour, unless `wish` says otherwise. */
  create(memberIds: readonly string[], wish: object = {}): Promise<TeamAnswer> {
    const input = {
      name: 'Työkyvyn tuen tiimi',
      memberIds,
      chairId: memberIds[0],
      firstStart: '2027-03-02T09:00:00+02:00',
      duration: 'PT2H',
      rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      agendaItemDuration: 'PT30M',
      channel: 'PHONE',
      ...wish,
    };
    return this.ask(CREATE, { input });
  }

  /** As `create`, for what a test takes for given. */
  async created(memberIds: readonly string[], wish: object = {}): Promise<AnsweredTeam> {
    return teamOf(await this.create(memberIds, wish));
  }

  change(team: { id: string; version: number }, wish: object): Promise<TeamAnswer> {
    return this.ask(CHANGE, { input: { teamId: team.id, version: team.version, ...wish } });
  }

  book(meetingId: string, wish: object): Promise<TeamAnswer> {
    return this.ask(BOOK, { input: { meetingId, ...wish } });
  }

  /** As `book`, for what a test takes for given. */
  async booked(meetingId: string, wish: object): Promise<AnsweredItem> {
    return itemOf(await this.book(meetingId, wish));
  }

  move(item: { id: string; version: number }, wish: object = {}): Promise<TeamAnswer> {
    return this.ask(MOVE, { input: { agendaItemId: item.id, version: item.version, ...wish } });
  }

  changeItem(item: { id: string; version: number }, wish: object): Promise<TeamAnswer> {
    return this.ask(CHANGE_ITEM, { input: { agendaItemId: item.id, version: item.version, ...wish } });
  }

  cancel({ id, version }: { id: string; version: number }): Promise<TeamAnswer> {
    return this.ask(CANCEL, { id, version });
  }

  /** Null for what the viewer may not see. */
  async team(id: string): Promise<AnsweredTeam | null> {
    return (await this.app.data<{ team: AnsweredTeam | null }>(ONE, { id }, this.token)).team;
  }

  async teams(): Promise<string[]> {
    const { teams } = await this.app.data<{ teams: { id: string }[] }>(ALL, {}, this.token);
    return teams.map(({ id }) => id);
  }

  async agenda(id: string, meetingId: string): Promise<readonly AnsweredItem[]> {
    const { team } = await this.app.data<{ team: { agenda: AnsweredItem[] } }>(AGENDA, { id, meetingId }, this.token);
    return team.agenda;
  }

  private async ask(document: string, variables: Record<string, unknown>): Promise<TeamAnswer> {
    return (await this.app.data<{ answer: TeamAnswer }>(document, variables, this.token)).answer;
  }
}

/** The team of an answer without problems. */
export function teamOf({ team, problems }: TeamAnswer): AnsweredTeam {
  if (team === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return team;
}

export function itemOf({ agendaItem, problems }: TeamAnswer): AnsweredItem {
  if (agendaItem === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return agendaItem;
}

export const meetingsOf = ({ meetings }: AnsweredTeam): TeamMeeting[] => meetings.edges.map(({ node }) => node);

/** "TIME_TAKEN input.start", for each problem; what comes with a problem must be nothing else. */
export function problemsOf({ team, agendaItem, problems }: TeamAnswer): string[] {
  if (team !== null || agendaItem !== null) throw new Error(`not refused: ${JSON.stringify(agendaItem ?? team)}`);
  return problems.map(({ code, field }) => `${code} ${field}`);
}
