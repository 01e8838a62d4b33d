import type { GraphqlError, TestApp } from '../support/test-app.js';

export interface FoundTime {
  readonly start: string;
  readonly end: string;
  readonly score: number;
  readonly attendees: readonly { person: { id: string }; availability: string; label: string | null }[];
  readonly absent: readonly { id: string }[];
  readonly room: { readonly id: string; readonly name: string } | null;
  readonly reasons: readonly string[];
}

/** `duration` of SHORTER and `to` of LATER_WINDOW; null in the others. */
export interface FoundRelaxation {
  readonly kind: string;
  readonly description: string;
  readonly example: FoundTime;
  readonly people: readonly { id: string }[];
  readonly rooms: readonly { id: string }[];
  readonly duration: string | null;
  readonly to: string | null;
}

export interface FoundTimes {
  readonly suggestions: readonly FoundTime[];
  readonly infeasibility: {
    readonly summary: string;
    readonly blockers: readonly { label: string; people: { id: string }[]; rooms: { id: string }[] }[];
    readonly relaxations: readonly FoundRelaxation[];
  } | null;
}

const TIME = `start end score attendees { person { id } availability label } absent { id } room { id name } reasons`;
const SEARCH = `query ($input: FindMeetingTimesInput!) { findMeetingTimes(input: $input) {
  suggestions { ${TIME} }
  infeasibility { summary blockers { label people { id } rooms { id } }
    relaxations { kind description example { ${TIME} } people { id } rooms { id } duration to } } } }`;

/** Whom a search needs: one person, or at least `count` of several. */
export type Attendance = string | { anyOf: readonly string[]; count?: number; label?: string; part?: object };

const attendanceOf = (each: Attendance) => (typeof each === 'string' ? { anyOf: [each] } : each);

export interface SearchWish {
  readonly from: string;
  readonly to: string;
  readonly attendance: readonly Attendance[];
  readonly [field: string]: unknown;
}

const inputOf = ({ attendance, ...wish }: SearchWish) => ({
  duration: 'PT1H',
  ...wish,
  attendance: attendance.map(attendanceOf),
});

export async function search(app: TestApp, token: string, wish: SearchWish): Promise<FoundTimes> {
  const answer = await app.data<{ findMeetingTimes: FoundTimes }>(SEARCH, { input: inputOf(wish) }, token);
  return answer.findMeetingTimes;
}

/** What is wrong with a search, as the error tells it. */
export async function searchRefusal(app: TestApp, token: string, wish: SearchWish): Promise<GraphqlError> {
  const { data, errors } = await app.graphql(SEARCH, { input: inputOf(wish) }, token);
  if (!errors?.[0]) throw new Error(`not refused: ${JSON.stringify(data)}`);
  return errors[0];
}

/** Starts of the suggestions in the order of time. */
export const startsOf = ({ suggestions }: FoundTimes): string[] => suggestions.map(({ start }) => start).sort();
