import type { Named } from './meeting-answers.js';

/** Answers of the public schema about teams (team-calls.ts). Instants are texts in UTC. */
export interface AnsweredItem {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly version: number;
  readonly case: { readonly id: string; readonly client: Named } | null;
  readonly anonymousTopic: string | null;
  readonly clientPresent: boolean;
  readonly participants: readonly { readonly person: Named; readonly status: string; readonly start: string }[];
  readonly steppingOut: readonly Named[];
  readonly meeting: { readonly id: string; readonly publicTitle: string; readonly icalUid: string } | null;
}

export interface AnsweredTeam {
  readonly id: string;
  readonly name: string;
  readonly rrule: string;
  readonly agendaItemDuration: string;
  readonly version: number;
  readonly chair: Named;
  readonly members: readonly Named[];
  readonly meetings: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: TeamMeeting }[];
  };
  readonly nextMeeting: { readonly id: string } | null;
}

export interface TeamMeeting {
  readonly id: string;
  readonly status: string;
  readonly start: string;
  readonly end: string;
  readonly version: number;
  readonly kind: string;
  readonly seriesId: string | null;
  readonly publicTitle: string;
}

export interface TeamProblem {
  readonly __typename: string;
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
  readonly confirmable: boolean;
}

export interface TeamAnswer {
  readonly team: AnsweredTeam | null;
  readonly agendaItem: AnsweredItem | null;
  readonly problems: readonly TeamProblem[];
}
