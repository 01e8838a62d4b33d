import type { TestApp } from '../support/test-app.js';
import type { AnsweredProblem, Named } from './meeting-answers.js';

export interface AnsweredRhythm {
  readonly type: string;
  readonly weekday: string;
  readonly startTime: string;
  readonly endTime: string;
}

export interface AnsweredSession {
  readonly id: string;
  readonly type: string;
  readonly week: number;
  readonly start: string;
  readonly end: string;
  readonly status: string | null;
  readonly instrument: string | null;
  readonly point: string | null;
  readonly room: { readonly id: string } | null;
  readonly participants: readonly Named[];
  readonly meeting: AnsweredSessionMeeting | null;
}

export interface AnsweredSessionMeeting {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly title: string;
  readonly publicTitle: string;
  readonly version: number;
  readonly organiser: Named;
  readonly participants: readonly { readonly person: Named; readonly requirement: string }[];
}

export interface AnsweredProgramme {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly coach: Named;
  readonly clients: readonly Named[];
  readonly hostOrganisation: { readonly id: string };
  readonly hostContact: Named | null;
  readonly unknownAvailability: readonly Named[];
  readonly from: string;
  readonly weeks: number;
  readonly rhythm: readonly AnsweredRhythm[];
  readonly sessions: readonly AnsweredSession[];
  readonly adjustments: readonly AnsweredAdjustment[];
  readonly wallPageUrl: string | null;
  readonly version: number;
}

export interface AnsweredAdjustment {
  readonly week: number;
  readonly type: string;
  readonly reason: string;
  readonly movedFrom: string | null;
  readonly movedTo: string | null;
}

export interface AnsweredInfeasibility {
  readonly summary: string;
  readonly blockers: readonly {
    readonly label: string;
    readonly people: readonly Named[];
    readonly rooms: readonly { readonly id: string }[];
  }[];
  readonly relaxations: readonly {
    readonly kind: string;
    readonly description: string;
    readonly example: readonly AnsweredRhythm[];
  }[];
}

export interface ProgrammePayload {
  readonly programme: AnsweredProgramme | null;
  readonly problems: readonly AnsweredProblem[];
  readonly infeasibility: AnsweredInfeasibility | null;
}

const RHYTHM = '{ type weekday startTime endTime }';
const WHOLE = `fragment WholeProgramme on CoachingProgramme {
  id name status from weeks version wallPageUrl coach { id displayName } clients { id displayName } hostOrganisation { id }
  hostContact { id displayName } unknownAvailability { id displayName } rhythm ${RHYTHM}
  sessions { id type week start end status instrument point room { id } participants { id displayName }
    meeting { id kind status title publicTitle version organiser { id displayName } participants { person { id displayName } requirement } } }
  adjustments { week type reason movedFrom movedTo }
}`;
const PAYLOAD = `{ programme { ...WholeProgramme }
  problems { __typename code message field confirmable
    ... on ConsentMissing { organisations { id } people { id } }
    ... on TimeTaken { conflicts { person { id displayName } room { id name } start end heldUntil } } }
  infeasibility { summary blockers { label people { id displayName } rooms { id } } relaxations { kind description example ${RHYTHM} } } }`;
const change = (operation: string, input: string) =>
  `mutation ($input: ${input}!) { answer: ${operation}(input: $input) ${PAYLOAD} } ${WHOLE}`;
const versioned = (operation: string) =>
  `mutation ($id: ID!, $version: Int!) { answer: ${operation}(programmeId: $id, version: $version) ${PAYLOAD} } ${WHOLE}`;
const PLAN = change('planCoachingProgramme', 'PlanCoachingProgrammeInput');
const SUBSTITUTE = change('substituteCoach', 'SubstituteCoachInput');
const CLIENTS = change('changeProgrammeClients', 'ChangeProgrammeClientsInput');
const CONFIRM = `mutation ($id: ID!, $version: Int!, $acceptWarnings: [ProblemCode!]) {
  answer: confirmCoachingProgramme(programmeId: $id, version: $version, acceptWarnings: $acceptWarnings) ${PAYLOAD} } ${WHOLE}`;
const ONE = `query ($id: ID!) { coachingProgramme(id: $id) { ...WholeProgramme } } ${WHOLE}`;
const LIST = 'query ($status: ProgrammeStatus) { coachingProgrammes(status: $status) { id status } }';

type Versioned = Pick<AnsweredProgramme, 'id' | 'version'>;

/** One signed-in person's calls about coaching programmes, in the words of the public schema. */
export class ProgrammeCalls {
  constructor(
    readonly app: TestApp,
    readonly token: string,
  ) {}

  plan(input: object): Promise<ProgrammePayload> {
    return this.ask(PLAN, { input });
  }

  confirm({ id, version }: Versioned, acceptWarnings: readonly string[] = []): Promise<ProgrammePayload> {
    return this.ask(CONFIRM, { id, version, acceptWarnings });
  }

  cancel({ id, version }: Versioned): Promise<ProgrammePayload> {
    return this.ask(versioned('cancelCoachingProgramme'), { id, version });
  }

  renewWall({ id, version }: Versioned): Promise<ProgrammePayload> {
    return this.ask(versioned('renewCoachingWallPage'), { id, version });
  }

  substitute({ id, version }: Versioned, wish: object): Promise<ProgrammePayload> {
    return this.ask(SUBSTITUTE, { input: { programmeId: id, version, ...wish } });
  }

  changeClients({ id, version }: Versioned, wish: object): Promise<ProgrammePayload> {
    return this.ask(CLIENTS, { input: { programmeId: id, version, ...wish } });
  }

  /** Null for what the viewer may not see. */
  async programme(id: string): Promise<AnsweredProgramme | null> {
    const answer = await this.app.data<{ coachingProgramme: AnsweredProgramme | null }>(ONE, { id }, this.token);
    return answer.coachingProgramme;
  }

  async list(status?: string): Promise<string[]> {
    const answer = await this.app.data<{ coachingProgrammes: { id: string }[] }>(LIST, { status }, this.token);
    return answer.coachingProgrammes.map(({ id }) => id);
  }

  private async ask(document: string, variables: Record<string, unknown>): Promise<ProgrammePayload> {
    return (await this.app.data<{ answer: ProgrammePayload }>(document, variables, this.token)).answer;
  }
}

/** The programme of an answer without problems. */
export function programmeOf({ programme, problems }: ProgrammePayload): AnsweredProgramme {
  if (programme === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return programme;
}

/** "TIME_TAKEN programmeId", for each problem; what comes with a problem must be no programme. */
export function programmeProblemsOf({ programme, problems }: ProgrammePayload): string[] {
  if (programme !== null) throw new Error(`not refused: ${JSON.stringify(programme.id)}`);
  return problems.map(({ code, field }) => `${code} ${field}`);
}
