import type { AnsweredProblem, Named } from './meeting-answers.js';

/** Answers of the public schema, as far as the tests of peer groups ask for them (peer-calls.ts). Instants are texts in UTC. */
export interface AnsweredGroup {
  readonly id: string;
  readonly name: string;
  readonly leaders: readonly Named[];
  readonly capacity: number;
  readonly dropInPlaces: number;
  readonly minimum: number | null;
  readonly enrolment: string;
  readonly theme: string | null;
  readonly rrule: string;
  readonly signUpUrl: string | null;
  readonly nextStart: string | null;
  readonly freePlaces: number;
  readonly members: readonly AnsweredMember[];
  readonly waitlist: readonly AnsweredMember[];
  readonly sessions: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: AnsweredSession }[];
  };
  readonly version: number;
}

export interface AnsweredMember {
  readonly person: Named;
  readonly state: string;
  readonly position: number | null;
  readonly since: string;
  readonly offeredUntil: string | null;
}

export interface AnsweredSession {
  readonly id: string;
  readonly start: string;
  readonly status: string;
  readonly version: number;
  readonly kind: string;
  readonly publicTitle: string;
  readonly headCount: { readonly members: number; readonly dropIns: number } | null;
  readonly participants: readonly { readonly person: Named; readonly requirement: string; readonly status: string }[];
}

export interface GroupPayload {
  readonly group: AnsweredGroup | null;
  readonly membership: AnsweredMember | null;
  readonly problems: readonly AnsweredProblem[];
}

/** The group of an answer without problems. */
export function groupOf({ group, problems }: GroupPayload): AnsweredGroup {
  if (group === null || problems.length > 0) throw new Error(`refused: ${JSON.stringify(problems)}`);
  return group;
}

/** "LIMIT_REACHED input.capacity", for each problem; what comes with a problem must be no group. */
export function groupProblemsOf({ group, problems }: Omit<GroupPayload, 'membership'>): string[] {
  if (group !== null) throw new Error('not refused');
  return problems.map(({ code, field }) => `${code} ${field}`);
}

/** "MEMBER Anna, WAITING 1 Bo", in the order of the answer. */
export const namesOf = (members: readonly AnsweredMember[]): string[] =>
  members.map(({ person, state, position }) =>
    [state, position, person.displayName].filter((part) => part !== null).join(' '),
  );
