import type { Role } from '../../src/platform/config/setting-values.js';
import type { ViewerRole } from '../../src/platform/identity/viewer.js';
import type { BuiltPerson, PersonWish } from './area-builder.js';
import { CaseScene, type Worker } from './case-scene.js';
import { meetingsOf, TeamCalls } from './team-calls.js';
import type { AnsweredTeam, TeamMeeting } from './team-answers.js';

/** A client with an open case, and somebody who stands by them. */
export interface Matter {
  readonly caseId: string;
  readonly client: BuiltPerson;
  readonly friend: BuiltPerson;
}

export interface BuiltTeam {
  readonly team: AnsweredTeam;
  readonly meetings: TeamMeeting[];
  readonly chairId: string;
}

/** The running product and a coordinator who runs teams in it. */
export class TeamScene {
  private constructor(
    readonly cases: CaseScene,
    /** The coordinator's calls. */
    readonly calls: TeamCalls,
  ) {}

  static async open(wish: { roles?: readonly Role[] } = {}): Promise<TeamScene> {
    const cases = await CaseScene.open(wish);
    return new TeamScene(cases, new TeamCalls(cases.meetings.app, cases.coordinator.meetings.token));
  }

  get app() {
    return this.cases.meetings.app;
  }

  async as(roles: ViewerRole[], wish: PersonWish = {}): Promise<TeamCalls & { id: string }> {
    const calls = await this.cases.meetings.as(roles, wish);
    return Object.assign(new TeamCalls(this.app, calls.token), { id: calls.id });
  }

  /** A team with its meetings, which the coordinator runs. Its chair works for the same organisation, and needs no basis. */
  async team(memberIds: readonly string[] = [], wish: object = {}): Promise<BuiltTeam> {
    const { organisationId } = this.cases.coordinator;
    const chair = await this.cases.meetings.person({ displayName: 'Pia Puheenjohtaja', organisationId });
    const team = await this.calls.created([chair.id, ...memberIds], wish);
    return { team, meetings: meetingsOf(team), chairId: chair.id };
  }

  /** The client and the friend are covered; whoever else is to take part needs a basis of these organisations. */
  async matter(organisationIds: readonly string[] = [], wish: PersonWish = {}): Promise<Matter> {
    const client = await this.cases.client({ displayName: 'Rauha Testinen', ...wish });
    const friend = await this.cases.meetings.person({ kind: 'SUPPORTER', displayName: 'Tuki Henkilö' });
    const { cases } = this.cases.coordinator;
    const { id: caseId } = await cases.opened(client.id, { networkPersonIds: [friend.id] });
    await cases.record(caseId, { organisationIds, personIds: [friend.id] });
    return { caseId, client, friend };
  }

  worker(name?: string, wish?: PersonWish): Promise<Worker> {
    return this.cases.worker(name, wish);
  }

  close(): Promise<void> {
    return this.cases.close();
  }
}
