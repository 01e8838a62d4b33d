import type { AnsweredProblem, Named } from './meeting-answers.js';

/** Answers of the public schema, as far as the tests of time polls ask for them (poll-calls.ts). Instants are texts in UTC. */
export interface AnsweredPoll {
  readonly id: string;
  readonly state: string;
  readonly options: readonly AnsweredOption[];
  readonly silent: readonly Named[];
  readonly closesAt: string;
  readonly chosen: { readonly id: string; readonly start: string } | null;
  readonly meeting: {
    readonly id: string;
    readonly start: string;
    readonly status: string;
    readonly organiser: Named;
    readonly participants: readonly { readonly person: Named; readonly requirement: string }[];
  } | null;
  readonly attention: readonly string[];
  readonly version: number;
}

export interface AnsweredOption {
  readonly id: string;
  readonly start: string;
  readonly end: string;
  readonly yes: number;
  readonly ifNeeded: number;
  readonly no: number;
  readonly answers: readonly { readonly person: Named; readonly answer: string; readonly notedBy: Named | null }[];
  readonly busy: readonly Named[];
}

export interface PollPayload {
  readonly poll: AnsweredPoll | null;
  readonly problems: readonly AnsweredProblem[];
}

/** The poll of an answer without problems. */
export function pollOf({ poll, problems }: PollPayload): AnsweredPoll {
  if (poll === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return poll;
}

/** "TIME_TAKEN input.starts", for each problem; what comes with a problem must be no poll. */
export function pollProblemsOf({ poll, problems }: PollPayload): string[] {
  if (poll !== null) throw new Error(`not refused: ${JSON.stringify(poll)}`);
  return problems.map(({ code, field }) => `${code} ${field}`);
}
